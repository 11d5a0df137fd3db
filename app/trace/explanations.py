"""Explanations: what a step does, as words that the view can colour and fill in.

In a template, ``{0}`` is the first operand; ``{i.name}`` ("case"), ``{i.each}`` ("each case", with a
capital ``{i.Each}``), ``{i.each_neuron}``, ``{i.counted}`` ("4 cases") and ``{i.size}`` are of the axis
that the index string calls i; ``{ROW}``, ``{ROWS}``, ``{COLUMN}`` and ``{COLUMNS}`` are "row" and so on,
exchanged in the columns convention; ``{row|one case}`` is the label of the cursor's row, or "one case"
where there is no cursor; other names are parameters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from app.engine.matrix import Matrix
from app.engine.program import Step
from app.engine.registry import Terms, operation
from app.networks.fields import Convention
from app.trace import axes
from app.trace.facts import bound_axes, sizes_and_names
from app.trace.templates import fill, is_compound, number_text
from app.words.catalogue import ENGLISH, Catalogue
from app.words.phrase import phrase

Segment = str | dict[str, str]
_PART = re.compile(r"\{(\d+)\}|\{(row|column|k)\|([^{}]+)\}")
_OTHER = {"row": "column", "column": "row", "k": "k"}
_ROW = phrase("row"), phrase("rows")
_COLUMN = phrase("column"), phrase("columns")
_OTHERWISE = "other "
_ONE_PART = phrase("It is one part of the gradient; all parts are added up.")
_MIRRORED_LENS = {"columns": "rows", "rows": "columns"}


def words(
    step: Step,
    matrices: Mapping[str, Matrix],
    shown: Mapping[str, Matrix],
    convention: Convention,
    catalogue: Catalogue = ENGLISH,
) -> dict[str, list[Segment]]:
    """The prose of a step by lens, in segments: text, a matrix by id, or a label of the cursor.

    Args:
        step, matrices: of the program in the rows convention, whatever the convention asked for.
        shown: the matrices in the convention asked for, whose symbols are named.
        catalogue: the language.
    """
    table = {name: catalogue.figure(_counted(value)) for name, value in step.params.items()}
    for letter, axis in bound_axes(step, matrices).items():
        table |= axes.said(letter, axis, catalogue)
    rows_first = convention == "rows"
    across, down = (_ROW, _COLUMN) if rows_first else (_COLUMN, _ROW)
    table |= {"ROW": catalogue.say(across[0]), "ROWS": catalogue.say(across[1])}
    table |= {"COLUMN": catalogue.say(down[0]), "COLUMNS": catalogue.say(down[1])}
    if {"i.size", "j.size"} <= table.keys():
        sizes = (table["i.size"], table["j.size"])
        table["LAYER"] = " × ".join(sizes if rows_first else reversed(sizes))
    partly = matrices[step.output].part_of is not None and step.op != "add"
    after = f" {catalogue.say(_ONE_PART)}" if partly else ""
    return {
        lens if rows_first else _MIRRORED_LENS.get(lens, lens): _segments(
            fill(catalogue.say(text), table) + after, step, shown, swap=not rows_first
        )
        for lens, text in _texts(step, matrices).items()
    }


def _counted(value: float) -> str:
    """A whole number with its thousands apart."""
    return f"{int(value):,}" if value >= 1000 and value == int(value) else number_text(value)


def _texts(step: Step, matrices: Mapping[str, Matrix]) -> dict[str, str]:
    """What an operation says by lens; of single numbers, and of products without weights, it may say
    another thing.
    """
    texts = dict(operation(step.op).words)
    single = texts.pop("single", None)
    others = {name: texts.pop(name) for name in list(texts) if name.startswith(_OTHERWISE)}
    if single and matrices[step.output].shape == (1, 1):
        texts["plain"] = single
    if not _involves_weights(step, matrices):
        texts |= {name.removeprefix(_OTHERWISE): text for name, text in others.items()}
    return texts


def _involves_weights(step: Step, matrices: Mapping[str, Matrix]) -> bool:
    """Whether it is the gradient of weights, or a part of it, or goes through weights."""
    output = matrices[step.output]
    whole = matrices[output.part_of] if output.part_of else output
    made = [matrices[name] for name in (whole.gradient_of, *step.inputs) if name is not None]
    return any(matrix.role in ("weight", "bias") for matrix in made)


def plain_text(segments: list[Segment]) -> str:
    """The words without a cursor."""
    return "".join(part if isinstance(part, str) else part["text"] for part in segments)


def title(step: Step, matrices: Mapping[str, Matrix], catalogue: Catalogue = ENGLISH) -> str:
    """What a step is for: of a gradient, whose; otherwise what its operation does."""
    output = matrices[step.output]
    if output.gradient_of or output.part_of:
        return catalogue.say(output.noun)
    return catalogue.say(operation(step.op).title)


def caption(step: Step, matrices: Mapping[str, Matrix], catalogue: Catalogue = ENGLISH) -> str:
    """The step in a few characters."""
    symbols = [matrices[name].symbol for name in step.inputs]
    table = {str(n): f"({one})" if is_compound(one) else one for n, one in enumerate(symbols)}
    table |= {name: catalogue.figure(number_text(value)) for name, value in step.params.items()}
    return fill(catalogue.say(operation(step.op).caption), table)


def by_hand(step: Step, matrices: Mapping[str, Matrix]) -> dict[str, Any]:
    """How one cell is computed by hand: the kind of its terms, or an expression of its operands."""
    how = operation(step.op).by_hand
    table = {name: number_text(value) for name, value in step.params.items()}
    if isinstance(how, str):
        return {"kind": "expression", "template": fill(how, table)}
    divide = int(sizes_and_names(step, matrices)[how.mean]) if how.mean else None
    return {"kind": "terms", "term": how.term, "divide": divide} | _factor(how, step)


def _factor(how: Terms, step: Step) -> dict[str, Any]:
    if how.factor is None:
        return {"factor": None, "factor_text": None}
    numbers = {name: repr(value) for name, value in step.params.items()}
    product = 1.0
    for part in fill(how.factor, numbers).split("×"):
        product *= float(part)
    return {"factor": product, "factor_text": fill(how.factor, numbers)}


def _segments(text: str, step: Step, matrices: Mapping[str, Matrix], *, swap: bool) -> list[Segment]:
    segments: list[Segment] = []
    end = 0
    for match in _PART.finditer(text):
        if match.start() > end:
            segments.append(text[end : match.start()])
        if match[1] is not None:
            name = step.inputs[int(match[1])]
            segments.append({"id": name, "text": matrices[name].symbol})
        else:
            which = _OTHER[match[2]] if swap else match[2]
            segments.append({"cursor": which, "text": match[3]})
        end = match.end()
    if end < len(text):
        segments.append(text[end:])
    return segments
