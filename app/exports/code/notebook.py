"""The program as a Jupyter notebook: a cell for each matrix that is given and for each step.

It is written as if it had been run, with the numbers of the trace as outputs; running it gives the same.
"""

from __future__ import annotations

import json
import textwrap
import zlib
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import numpy as np

from app.engine.registry import Array
from app.exports.code.listing import WIDTH, given, lines, phase_of, rows_of, sizes, told_steps
from app.exports.request import Request
from app.words.phrase import phrase

_WRITTEN_OUT = 2000  # cells of a matrix
_Cell = dict[str, Any]
_UNPACKS = "import base64\nimport zlib\n\n"
_FIRST = 'import numpy as np\n\n_ = np.seterr(all="ignore")  # overflow and NaN are results, not warnings'
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
# NumPy's own, whatever this process has been set to.
_PRINTED: Any = {"precision": 8, "threshold": 1000, "edgeitems": 3, "linewidth": 75, "suppress": False}
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]#|$~"} | _ENTITIES)


def notebook(request: Request) -> bytes:
    """The notebook as a file, in version 4.5 of its format."""
    made: dict[str, Any] = {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "cells": [],
    }
    with np.printoptions(**_PRINTED):
        made["cells"] = list(_numbered(_cells(request)))
    return json.dumps(made, indent=1, ensure_ascii=False).encode()


def _cells(request: Request) -> list[_Cell]:
    say = request.catalogue.say
    title = phrase("{name}, iteration {n}", name=_plain(request.title), n=request.iteration)
    packs = any(request.shown[matrix.id].size > _WRITTEN_OUT for matrix in given(request))
    cells = [_markdown(f"# {say(title)}"), _code(_UNPACKS * packs + _FIRST)]
    for matrix in given(request):
        array = request.shown[matrix.id]
        cells.append(_markdown(_plain(sizes(matrix, request))))
        cells.append(_given(matrix.id, array))
    phase = None
    for step, told in told_steps(request):
        if phase_of(told, request) != phase:
            phase = phase_of(told, request)
            cells.append(_markdown(f"## {_plain(phase)}"))
        size = sizes(request.program.matrices[step.output], request)
        said = (
            f"**{step.index}. {_plain(told['title'])}**\n\n$${told['formula']}$$\n\n"
            f"{_plain(told['text'])}\n\n{_plain(size)}"
        )
        cells.append(_markdown(said))
        cells.append(_computed(lines(told["numpy"]), step.output, request.shown[step.output]))
    return cells


def _plain(text: str) -> str:
    """A text in which nothing is taken for markup, on one line."""
    return " ".join(text.split()).translate(_MARKDOWN)


def _markdown(text: str) -> _Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(source: str) -> _Cell:
    return {
        "cell_type": "code",
        "metadata": {},
        "source": source.splitlines(keepends=True),
        "execution_count": None,
        "outputs": [],
    }


def _given(name: str, array: Array) -> _Cell:
    """A cell that has the numbers of a matrix. So many that nobody reads them are packed and folded away:
    notebooks get slow with long cells.
    """
    if array.size <= _WRITTEN_OUT:
        return _computed(f"{name} = np.array([\n{rows_of(array, 'np.')}], dtype=float)", name, array)
    rows, columns = array.shape
    packed = b64encode(zlib.compress(np.ascontiguousarray(array, "<f8").tobytes(), 9)).decode()
    source = (
        f'packed = """\n{textwrap.fill(packed, WIDTH)}\n"""\n'
        f'{name} = np.frombuffer(zlib.decompress(base64.b64decode(packed)), "<f8").reshape({rows}, {columns})'
    )
    return _computed(source, name, array) | {"metadata": {"jupyter": {"source_hidden": True}}}


def _computed(source: str, name: str, array: Array) -> _Cell:
    """A code cell that ends by showing a matrix, and what it shows."""
    shown = {"text/plain": repr(array).splitlines(keepends=True)}
    result = {"output_type": "execute_result", "metadata": {}, "data": shown, "execution_count": None}
    return _code(f"{source}\n{name}") | {"outputs": [result]}


def _numbered(cells: list[_Cell]) -> Iterator[_Cell]:
    """The cells with the numbers of a run from top to bottom, and ids that are the same every time."""
    count = 0
    for n, cell in enumerate(cells):
        cell["id"] = f"cell-{n}"
        if cell["cell_type"] == "code":
            count += 1
            cell["execution_count"] = count
            for output in cell["outputs"]:
                output["execution_count"] = count
        yield cell
