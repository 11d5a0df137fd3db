"""A network as a small picture needs it: its first product, and what the diagram shows, cornered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from app.engine.program import Step
from app.engine.registry import Array
from app.networks.build import Network
from app.trace.mirror import is_product, mirror_values
from app.trace.outline import program_json
from app.words.catalogue import Catalogue

CORNER = 9
"""Rows and columns of a matrix at most: eight neurons and a bias neuron are what a diagram shows."""
_DIGITS = 6
_STEP = ("index", "phase", "layer", "op", "inputs", "output", "index_string", "params")
_PROGRAM = ("network", "convention", "parameters", "layers", "cases", "loss", "prediction")


def picture_json(network: Network, values: Mapping[str, Array], catalogue: Catalogue) -> dict[str, Any]:
    """What a card of the gallery draws.

    Args:
        values: of one iteration, cases as rows.

    Returns:
        `program`, the outline with what is drawn of it; `views`, by matrix the first rows and columns; and
        `pictures`, of the matrices with an axis that is the pixels of a picture, the first one. All to six
        digits.
    """
    convention = network.spec.convention
    program = program_json(network, convention, catalogue)
    steps = _drawn_steps(network)
    used = {id_ for step in steps for id_ in (*step.inputs, step.output)}
    for layer in network.layers:
        used |= {layer.input, layer.activation, *layer.parameters, *([layer.weight] if layer.weight else [])}
    if "graph" in program:
        used.add(program["graph"]["matrix"])
    batched = network.spec.batch_size is not None
    matrices = [_cornered(matrix, batched) for matrix in program["matrices"] if matrix["id"] in used]
    shown = mirror_values(values) if convention == "columns" else values
    outline = {key: program[key] for key in (*_PROGRAM, "graph") if key in program} | {
        "spec": {},
        "windows": {},
        "matrices": matrices,
        "steps": [
            {key: program["steps"][step.index][key] for key in _STEP} | {"index": n}
            for n, step in enumerate(steps)
        ],
        "names": _names(program.get("names", {}), matrices),
    }
    return {
        "program": outline,
        "views": {matrix["id"]: _view(shown[matrix["id"]]) for matrix in matrices},
        "pictures": {
            matrix["id"]: _rounded(_first_picture(shown[matrix["id"]], matrix))
            for matrix in matrices
            if any(matrix["images"])
        },
    }


def _drawn_steps(network: Network) -> list[Step]:
    """The first product, and the step that comes to the prediction; they may be one."""
    steps = network.program.steps
    first = next((step for step in steps if is_product(step.op)), steps[0])
    last = next(step for step in steps if step.output == network.program.prediction)
    return [first, last] if first is not last else [last]


def _cornered(matrix: dict[str, Any], batched: bool) -> dict[str, Any]:
    """The labels of what is drawn; a card has no room to say that a case is one of a batch."""
    labels = {
        along: None if batched and axis == "case" else matrix[along] and matrix[along][:CORNER]
        for along, axis in zip(("row_labels", "column_labels"), matrix["axes"], strict=True)
    }
    return matrix | labels


def _names(names: dict[str, str], matrices: list[dict[str, Any]]) -> dict[str, str]:
    """Those that the corners show."""
    said = set()
    for matrix in matrices:
        said |= {*matrix["axes"], *(f"{axis} {{n}}" for axis in matrix["axes"])}
        said |= {*(matrix["row_labels"] or ()), *(matrix["column_labels"] or ())}
    return {name: shown for name, shown in names.items() if name in said}


def _view(array: Array) -> dict[str, Any]:
    corner = np.asarray(array[:CORNER, :CORNER], dtype=np.float64)
    rows, columns = corner.shape
    return {
        "rows": [0, rows],
        "columns": [0, columns],
        "data": _rounded(corner.ravel()),
    }


def _first_picture(array: Array, matrix: dict[str, Any]) -> Array:
    along = 0 if matrix["images"][0] else 1
    height, width = matrix["images"][along]
    first = array[:, 0] if along == 0 else array[0]
    return first[: height * width] if matrix.get("within", [None, None])[along] else first


def _rounded(numbers: Array) -> list[float]:
    return [float(f"{number:.{_DIGITS}g}") for number in numbers]
