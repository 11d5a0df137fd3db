"""The outline: everything of a program that never changes, ready for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.engine.matrix import Axis, Matrix
from app.engine.program import Step
from app.networks.build import Network
from app.networks.datasets import Dataset
from app.networks.fields import Convention
from app.networks.gallery import gallery
from app.networks.layers import kind_of
from app.trace.axes import names
from app.trace.costs import costs
from app.trace.explanations import by_hand, caption, plain_text, title, words
from app.trace.facts import sizes_and_names
from app.trace.formulas import latex, mathml
from app.trace.mirror import mirror, step_index_string
from app.trace.numpy_line import numpy_line
from app.training.metrics import are_classes
from app.words.catalogue import ENGLISH, SOURCE, Catalogue

VERSION = 1
LABELLED = 200
"""Up to this length an axis carries its labels in the program message; a longer one is numbered."""
WINDOWED, SHOWN = 12, 8
"""An axis longer than the first is shown in windows of the second, to begin with."""


def program_json(network: Network, convention: Convention, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """The program message of the stream, without its type."""
    return (
        {
            "version": VERSION,
            "network": network.spec.name,
            "title": catalogue.say(_title(network)),
            "convention": convention,
            "spec": network.spec.model_dump(mode="json"),
            "matrices": matrices_json(network, convention, complete=False, catalogue=catalogue),
            "steps": steps_json(network, convention, catalogue),
            "parameters": list(network.program.parameters),
            "layers": [
                asdict(layer)
                | {"name": catalogue.say(layer.name), "label": catalogue.say(layer.label)}
                | costs(network, layer, catalogue)
                for layer in network.layers
            ],
            "cases": network.cases,
            "windows": _windows(network),
            "loss": network.program.loss,
            "prediction": network.program.prediction,
            "given": catalogue.say(_given(network)),
            "classes": are_classes(network.dataset.y),
            "known": network.dataset.reference is not None,
            "plane": _is_plane(network.dataset),
        }
        | _graph_json(network)
        | names_json(network, catalogue)
    )


def program_message(program: Mapping[str, Any], windows: Mapping[str, Any]) -> dict[str, Any]:
    """The `program` message of the stream: what `program_json` made, with the windows that are watched."""
    return {**program, "type": "program", "windows": windows}


def axis_sizes(program: Mapping[str, Any]) -> dict[str, int]:
    """The longest axis of each name, of what `program_json` made: hidden is 3 long, and 4 with the bias."""
    sizes: dict[str, int] = {}
    for matrix in program["matrices"]:
        for axis, size in zip(matrix["axes"], matrix["shape"], strict=True):
            sizes[axis] = max(size, sizes.get(axis, 0))
    return sizes


def _is_plane(dataset: Dataset) -> bool:
    return dataset.x.shape[1] == 2 and are_classes(dataset.y) and not dataset.hang_together


def _graph_json(network: Network) -> dict[str, Any]:
    """The graph that the network is about, as a picture; nothing if there is none."""
    for layer, outline in zip(network.spec.layers, network.layers, strict=True):
        drawing = kind_of(layer).drawing(layer, outline, network.dataset)
        if drawing is not None:
            return {"graph": asdict(drawing) | {"scored": network.dataset.scored}}
    return {}


def names_json(network: Network, catalogue: Catalogue) -> dict[str, Any]:
    """The language, and what it shows for axes and labels; nothing of English, which shows them as they
    are.
    """
    if catalogue.language == SOURCE:
        return {}
    shown = names(network.program.matrices.values(), LABELLED, catalogue)
    return {"language": catalogue.language, "names": shown}


def _title(network: Network) -> str:
    entry = gallery.get(network.spec.name)
    return entry.title if entry else network.spec.name


def _given(network: Network) -> str:
    """Where given weights come from, if they are still those of the gallery."""
    entry = gallery.get(network.spec.name)
    return entry.given if entry and entry.given and entry.spec().layers == network.spec.layers else ""


def matrices_json(
    network: Network, convention: Convention, *, complete: bool, catalogue: Catalogue = ENGLISH
) -> list[dict[str, Any]]:
    """All matrices, in the order in which they come up.

    Args:
        complete: with all labels, however long an axis is.
    """
    program = network.program if convention == "rows" else mirror(network.program)
    return [
        _matrix_json(matrix, complete) | {"noun": catalogue.say(matrix.noun)}
        for matrix in program.matrices.values()
    ]


def _matrix_json(matrix: Matrix, complete: bool) -> dict[str, Any]:
    def labels(axis: Axis) -> list[str] | None:
        short = axis.size <= LABELLED and axis.within is None
        return axis.all_labels() if complete or short else None

    within = {"within": [matrix.rows.within, matrix.columns.within]}
    return {
        "id": matrix.id,
        "symbol": matrix.symbol,
        "role": matrix.role,
        "shape": list(matrix.shape),
        "axes": [matrix.rows.name, matrix.columns.name],
        "row_labels": labels(matrix.rows),
        "column_labels": labels(matrix.columns),
        "gradient_of": matrix.gradient_of,
        "part_of": matrix.part_of,
        "next_of": matrix.next_of,
        "place": asdict(matrix.place) if matrix.place else None,
        "images": [matrix.rows.image, matrix.columns.image],
    } | (within if any(within["within"]) else {})


def steps_json(
    network: Network, convention: Convention, catalogue: Catalogue = ENGLISH
) -> list[dict[str, Any]]:
    """All steps with their formulas, code and words."""
    shown = network.program if convention == "rows" else mirror(network.program)
    layers = {layer.index: catalogue.say(layer.name) for layer in network.layers}
    result = []
    for step, original in zip(shown.steps, network.program.steps, strict=True):
        given = network.program.matrices
        prose = words(original, given, shown.matrices, convention, catalogue)
        facts = sizes_and_names(original, given)
        result.append(
            _step_json(step, convention)
            | {
                "formula": latex(step, shown.matrices, facts, turned=convention == "columns"),
                "mathml": mathml(step, shown.matrices, facts, turned=convention == "columns"),
                "numpy": numpy_line(step, convention),
                "text": plain_text(next(iter(prose.values()))),
                "words": prose,
                "title": title(step, shown.matrices, catalogue),
                "layer_name": layers.get(step.layer) if step.layer is not None else None,
                "caption": caption(step, shown.matrices, catalogue),
                "by_hand": by_hand(original, given),
            }
        )
    return result


def _step_json(step: Step, convention: Convention) -> dict[str, Any]:
    return {
        "index": step.index,
        "phase": step.phase,
        "layer": step.layer,
        "op": step.op,
        "inputs": list(step.inputs),
        "output": step.output,
        "answers": step.answers,
        "index_string": step_index_string(step, convention),
        "params": dict(step.params),
    }


def _windows(network: Network) -> dict[str, list[int]]:
    """The first rows of every axis that is too long to be shown whole, by its name."""
    sizes: dict[str, int] = {}
    for matrix in network.program.matrices.values():
        for axis in (matrix.rows, matrix.columns):
            sizes[axis.name] = max(sizes.get(axis.name, 0), axis.size)
    return {name: [0, SHOWN] for name, size in sizes.items() if size > WINDOWED}
