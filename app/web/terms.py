"""Partial sums of one cell, exact, for sums with too many terms to be listed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.engine.errors import RowcolError
from app.engine.index_cells import cells_read
from app.engine.index_string import parse
from app.words.phrase import phrase

Array = np.ndarray[Any, np.dtype[Any]]


class TermsError(RowcolError):
    """A cell whose terms can't be given."""

    code = "terms"


@dataclass(frozen=True)
class PartialSums:
    """The terms before a range, inside it and after it, each summed correctly rounded; the cell
    itself.
    """

    before: float
    inside: float
    after: float
    total: float


def partial_sums(
    step: Mapping[str, Any],
    values: Mapping[str, Array],
    row: int,
    column: int,
    start: int,
    stop: int,
) -> PartialSums:
    """Sum the terms of cell (row, column) of a step's result, split at `start` and `stop`.

    `step` is a step of the program message. Raises TermsError when the step is no sum of terms,
    or when cell or range lie outside.
    """
    result = values[step["output"]]
    if row >= result.shape[0] or column >= result.shape[1]:
        size = f"{result.shape[0]} × {result.shape[1]}"
        raise TermsError(
            phrase(
                "{output} is {size}: it has no cell in row {row}, column {column}",
                output=step["output"],
                size=size,
                row=row,
                column=column,
            ),
            where="row",
        )
    terms = _terms(step, [values[id_] for id_ in step["inputs"]], row, column)
    if not 0 <= start < stop <= len(terms):
        raise TermsError(
            phrase(
                "this cell has {terms} terms: start must be less than stop, and stop at most {terms}",
                terms=len(terms),
            ),
            where="start",
        )
    return PartialSums(
        _sum(terms[:start]), _sum(terms[start:stop]), _sum(terms[stop:]), float(result[row, column])
    )


def _terms(step: Mapping[str, Any], operands: Sequence[Array], row: int, column: int) -> Array:
    kind = step["by_hand"].get("term")
    if kind not in ("product", "masked_product", "pair", "value", "square"):
        raise TermsError(
            phrase(
                "step {index} ({title}) is not a sum of terms that can be split",
                index=step["index"],
                title=step["title"],
            ),
            where="step",
        )
    index, shapes = parse(step["index_string"]), [operand.shape for operand in operands]
    places = cells_read(index, shapes, step["params"], (row, column))
    read = [operand[tuple(np.transpose(cells))] for operand, cells in zip(operands, places, strict=True)]
    with np.errstate(all="ignore"):
        if kind in ("product", "pair"):
            terms: Array = read[0] * read[1]
        elif kind == "masked_product":
            terms = read[0] * read[1] * read[2]
        else:
            terms = read[0] if kind == "value" else read[0] ** 2
    return terms


def _sum(terms: Array) -> float:
    # fsum refuses ∞ − ∞; NumPy says NaN, which is what it is.
    if np.isfinite(terms).all():
        return math.fsum(terms)
    with np.errstate(invalid="ignore"):
        return float(terms.sum())
