"""Pictures of steps as SVG, drawn by the very modules that draw them in the browser.

V8 runs them on a figure. What comes out is what a page of that width shows, number for number and place
for place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

import numpy as np

from app.exports.bare import bare
from app.exports.bundle import bundle
from app.exports.errors import ExportError
from app.exports.pictures.letters import faces
from app.exports.pictures.v8 import Call, Machine
from app.exports.request import Lens, Request, Theme
from app.trace.outline import axis_sizes, program_json, program_message
from app.wire.exact import encode
from app.wire.windows import cut, resolve_windows
from app.words.catalogue import ENGLISH, Catalogue
from app.words.phrase import phrase

STATIC = Path(__file__).resolve().parents[3] / "static"
WIDTH = 760.0

# What of a page isn't there, and what takes its place.
_INSTEAD = {"vendor/lit.js": "js/draw/lit.js", "js/state/later.js": "js/draw/parts.js"}
# As the sheet of the theme says: from the back of a room nothing smaller can be read.
_SMALLEST = {"projector": 12.5}
_SHEETS = ("tokens", "base", "stage", "tools", "change", "reading", "lenses", "diagram")
_THEMES = ("projector-type", "projector-parts")
# Other numbers are asked for at most so often: then a window can't be found that has all that is looked at.
_MOST_MOVES = 6

Windows = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Picture:
    """What is to be seen of a figure, and how.

    Attributes:
        what: the matrices, or the network diagram; a diagram of no height is nearly square.
        step, lens, cell, k: where the cursor is; no cell is the one that a page opens with.
        decimals: of all numbers; None gives each matrix as many as it needs.
        labels: which way round the index labels of weights are written.
        width, height: the room for all of it, in pixels; None is as high as need be, and titles are extra.
        smallest: type that isn't to be smaller, in pixels.
        theme: whose colours it has; None leaves colours to the style sheets of the page that it is put
            into, which must be ours, and keeps what the page's script and a screen reader need.
        ground: whether it has one; else it is transparent.
        titled: whether it says above and below what it shows.
        fonts: whether it carries the letters that it needs.
    """

    step: int = 0
    lens: Lens = "row_column"
    cell: tuple[int, int] | None = None
    k: int = 0
    what: Literal["stage", "diagram"] = "stage"
    decimals: int | None = None
    labels: Literal["off", "from_to", "to_from"] = "off"
    width: float = WIDTH
    height: float | None = None
    smallest: float | None = None
    theme: Theme | None = "paper"
    ground: bool = True
    titled: bool = True
    fonts: bool = True


def svg(figure: Mapping[str, Any], picture: Picture = Picture(), catalogue: Catalogue = ENGLISH) -> str:
    """One picture of a figure.

    Args:
        figure: what `app.exports.figure.figure` made, in the language of the catalogue.
    """
    return svgs(figure, [picture], catalogue)[0]


def svgs(figure: Mapping[str, Any], pictures: Sequence[Picture], catalogue: Catalogue = ENGLISH) -> list[str]:
    """Several pictures of a figure, which is read once.

    Raises:
        ExportError: a step that isn't there.
    """
    last = len(figure["program"]["steps"]) - 1
    for picture in pictures:
        if not 0 <= picture.step <= last:
            said = phrase("step must be from 0 to {last}, not {step}", last=last, step=picture.step)
            raise ExportError(said, where="step")
    with _machine().calls() as call:
        if not call("speaks", catalogue.language):
            call("learn", catalogue.language, encode(catalogue.texts).decode())
        pencil = _Pencil(call, catalogue.language, figure)
        drawn = [pencil.draw(picture) for picture in pictures]
    return [
        _lettered(text) if picture.fonts and picture.theme else text
        for text, picture in zip(drawn, pictures, strict=True)
    ]


def svg_file(request: Request) -> bytes:
    """The step that a request is about, as a file of its own."""
    picture = Picture(
        step=request.step,
        lens=request.lens,
        cell=request.cell,
        k=request.k,
        width=request.width or WIDTH,
        smallest=_SMALLEST.get(request.theme),
        theme=request.theme,
        ground=not request.transparent,
    )
    return svg(figure_of(request), picture, request.catalogue).encode()


def figure_of(request: Request) -> dict[str, Any]:
    """As much of a figure as pictures need."""
    program = program_json(request.network, request.convention, request.catalogue)
    return {
        "program": program_message(program, resolve_windows(axis_sizes(program), {})),
        "iteration": request.iteration,
        "values": request.shown,
        "metrics": {"loss": None, "accuracy": None},
    }


def _lettered(text: str) -> str:
    return text.replace("</desc>", f"</desc><style>{faces(STATIC, text)}</style>", 1)


class _Pencil:
    """The script with a figure, of which it has the numbers of some windows."""

    def __init__(self, call: Call, language: str, figure: Mapping[str, Any]) -> None:
        self._call = partial(_called, call, language)
        self._figure = figure
        self._program = figure["program"]
        self._windows: Windows = {}
        numbers = {"iteration": figure["iteration"], **figure["metrics"], "edits": figure.get("edits", [])}
        self._call("open", {"program": self._program, "numbers": numbers})

    def draw(self, picture: Picture) -> str:
        """A picture, with the numbers around the cell that is looked at, if the figure has them."""
        self._look(self._program["windows"])
        drawn = self._call("draw", asdict(picture))
        for _ in range(_MOST_MOVES):
            if drawn.startswith("<"):
                return drawn
            self._look(json.loads(drawn))
            drawn = self._call("draw", asdict(picture))
        raise ExportError(phrase("this cell has no place in a picture"), where="cell")

    def _look(self, windows: Windows) -> None:
        if windows == self._windows:
            return
        self._windows = windows
        views = {matrix["id"]: self._view(matrix, windows) for matrix in self._program["matrices"]}
        self._call("look", {"windows": windows, "views": views})

    def _view(self, matrix: Mapping[str, Any], windows: Windows) -> dict[str, Any]:
        """The part of a matrix that windows show; of a figure that has only parts, its part."""
        values = np.asarray(self._figure["values"][matrix["id"]])
        if parts := self._figure.get("parts"):
            rows, columns = parts[matrix["id"]]
        else:
            rows, columns = (
                cut((windows[axis][0], windows[axis][1]), size)
                for axis, size in zip(matrix["axes"], matrix["shape"], strict=True)
            )
            values = values[slice(*rows), slice(*columns)]
        return {"rows": rows, "columns": columns, "values": np.ascontiguousarray(values).ravel()}


def _called(call: Call, language: str, name: str, value: Any) -> str:
    return str(call(name, language, encode(value).decode()))


@cache
def _machine() -> Machine:
    return Machine(_script)


def _script() -> str:
    """An object that has a copy of the modules for each language: texts are said when they are read."""
    modules = bundle(STATIC, "js/draw/picture.js", instead=_INSTEAD)
    sheets = "".join(bare(STATIC / "css" / f"{name}.css").decode() for name in (*_SHEETS, *_THEMES))
    return f"""(() => {{
        const spoken = {{}};
        return {{
            speaks: (language) => language in spoken,
            learn(language, words) {{
                const documentElement = {{ lang: language }};
                globalThis.document = {{ documentElement, getElementById: () => ({{ textContent: words }}) }};
                spoken[language] = {modules};
                spoken[language].useSheets({encode(sheets).decode()});
            }},
            open: (language, figure) => spoken[language].open(figure),
            look: (language, part) => spoken[language].look(part),
            draw: (language, picture) => spoken[language].draw(picture),
        }};
    }})()"""
