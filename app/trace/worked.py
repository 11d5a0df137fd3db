"""One cell of a step by hand, in one line: "1 × 0.30 + 0 × (−0.45) + 1 × 1.34 = 1.64"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.index_cells import Cell, cells_read
from app.engine.index_string import IndexAxis, Term, parse
from app.engine.program import Step
from app.engine.registry import Array, Terms, operation
from app.trace.numbers import MOST_DECIMALS, SCIENTIFIC, as_shown, decimals_for, number
from app.trace.templates import fill, number_text

LONGEST = 12
"""A longer sum is not written to its end."""
LISTED = 5
"""So many of its terms are."""
_COPY = "{0}"
# Where nothing stands before a negative number, its sign misleads nobody.
_NEEDLESS = re.compile(r"(^|[(,] ?)\((−[^()]+)\)(?![²³])")
# "{0+exp}": exp of all that the cell reads of operand 0; "@1": only where operand 1 isn't 0.
_EXPS = re.compile(r"\{((\d)\+exp(?:@(\d))?)\}")

_Write = Callable[[int, Cell], str]


@dataclass(frozen=True)
class WorkedCell:
    """A result cell by hand.

    Attributes:
        text: the sum or the expression with its numbers; "" where the cell is computed from nothing.
        relation: "=" where the written numbers come to exactly the written result, else "≈".
        total: the result.
        unwritten: how many terms aren't written.
        summed: whether the result is the sum itself; else something is done to it.
    """

    text: str
    relation: str
    total: str
    unwritten: int
    summed: bool


def worked_cell(
    step: Step, values: Mapping[str, Array], cell: Cell, shown: int, *, turned: bool = False
) -> WorkedCell:
    """Write one cell, its operands with as many more decimals as it takes to come to the shown result.

    Args:
        step, values, cell: in the rows convention.
        shown: so many rows and columns of a matrix decide how many decimals it has.
        turned: write the factors of a product the other way round, as the columns convention has them.
    """
    inputs = [values[name] for name in step.inputs]
    total = float(values[step.output][cell])
    least = [decimals_for(array[:shown, :shown].flat) for array in [*inputs, values[step.output]]]
    sum_ = _Sum(step, inputs, cell)
    relation, decimals = "=", least
    if not sum_.unwritten and sum_.rule != _COPY and sum_.reads:
        relation = "≈"
        shown_total = as_shown(total, least[-1])
        for more in range(MOST_DECIMALS + 1):
            decimals = [_more(places, more) for places in least[:-1]] + least[-1:]
            again = sum_.again(decimals)
            if not np.isfinite([again, total]).all() or as_shown(again, least[-1]) == shown_total:
                relation = "≈" if abs(again - shown_total) > 1e-9 * max(1e-3, abs(total)) else "="
                break
    elif sum_.rule == _COPY:
        decimals = [least[-1]] * len(least)
    return WorkedCell(
        text=sum_.text(decimals, turned),
        relation=relation,
        total=number(total, decimals[-1]),
        unwritten=sum_.unwritten,
        summed=isinstance(sum_.rule, Terms) and not (sum_.rule.factor or sum_.rule.mean),
    )


def _more(decimals: int, more: int) -> int:
    """Whole numbers stay whole, powers of ten what they are."""
    return decimals if decimals in (0, SCIENTIFIC) else min(MOST_DECIMALS, decimals + more)


def _signed(text: str) -> str:
    return f"({text})" if text.startswith("−") else text


def _kept(cells: list[list[Cell]], mask: Array) -> list[list[Cell]]:
    """The cells of the terms whose mask, one cell a term or one for all, isn't 0."""
    masks = cells[2] * len(cells[0]) if len(cells[2]) == 1 else cells[2]
    kept = [n for n, cell in enumerate(masks) if mask[cell]]
    return [[one[n] for n in kept] for one in (cells[0], cells[1], masks)]


class _Sum:
    """The numbers that one cell is made of.

    Attributes:
        rule: how a cell is computed by hand: the kind of its terms, or an expression.
        reads: whether the cell reads anything; one that is put in front doesn't.
        unwritten: terms that are too many to be written.
    """

    def __init__(self, step: Step, inputs: Sequence[Array], cell: Cell) -> None:
        self._step, self._inputs = step, inputs
        self.rule = operation(step.op).by_hand
        self._index = parse(operation(step.op).index)
        shapes = [array.shape for array in inputs]
        self._cells = cells_read(self._index, shapes, step.params, cell)
        if isinstance(self.rule, Terms) and self.rule.term == "masked_product":
            self._cells = _kept(self._cells, inputs[2])
        self.reads = all(self._cells)
        self._at = {
            axis.letter: place - axis.shift
            for axis, place in zip(self._index.result, cell, strict=True)
            if axis.letter
        }
        operands = list(zip(inputs, self._index.operands, strict=True))
        self._own = [
            read[0]
            if any(axis.factors for axis in term) and read
            else (self._place(term[0]), self._place(term[1]))
            for read, term in zip(self._cells, self._index.operands, strict=True)
        ]
        self._composite = any(
            axis.factors for term in (*self._index.operands, self._index.result) for axis in term
        )
        self._parts = [] if self._composite else [self._part(array, term) for array, term in operands]
        self._count = 1
        if isinstance(self.rule, Terms):
            by_case = self.rule.term == "softmax_cross_entropy"
            self._count = len(inputs[0]) if by_case else len(self._cells[0])
        self.unwritten = self._count - LISTED if self._count > LONGEST else 0

    def _place(self, axis: IndexAxis) -> int:
        return self._at.get(axis.letter, 0) + axis.shift if axis.letter else 0

    def _part(self, array: Array, term: Term) -> Array:
        """What is left of an operand where only this one cell is computed."""
        keep = [
            slice(self._place(axis), self._place(axis) + 1)
            if axis.letter in self._at and not axis.whole and not axis.shift
            else slice(None)
            for axis in term
        ]
        return array[keep[0], keep[1]]

    def again(self, decimals: Sequence[int]) -> float:
        """The cell as the engine computes it from the numbers as they are written."""
        if self._composite:  # a copy, or the sum of what it reads
            return sum(as_shown(float(self._inputs[0][read]), decimals[0]) for read in self._cells[0])
        given = [
            np.array([as_shown(float(value), places) for value in part.flat]).reshape(part.shape)
            for part, places in zip(self._parts, decimals, strict=False)
        ]
        index = self._index
        whole = {axis.letter: n for term in index.operands for n, axis in enumerate(term) if axis.whole}
        shape = [given[0].shape[whole[axis.letter]] if axis.letter in whole else 1 for axis in index.result]
        out = np.zeros(shape)
        with np.errstate(all="ignore"):
            operation(self._step.op).forward(out, *given, **self._step.params)
        at = [self._place(axis) if axis.letter in whole else 0 for axis in index.result]
        return float(out[at[0], at[1]])

    def text(self, decimals: Sequence[int], turned: bool) -> str:
        """With so many decimals for each operand."""

        def write(n: int, cell: Cell) -> str:
            return number(float(self._inputs[n][cell]), decimals[n])

        rule = self.rule
        parameters = {name: number_text(value) for name, value in self._step.params.items()}
        if isinstance(rule, str):
            return _NEEDLESS.sub(r"\1\2", self._expression(rule, parameters, write)) if self.reads else ""
        listed = range(self._count - self.unwritten)
        sum_ = _NEEDLESS.sub(r"\1\2", " + ".join(self._term(rule.term, k, write, turned) for k in listed))
        before = f"{fill(rule.factor, parameters)} × " if rule.factor else ""
        rows, columns = self._inputs[0].shape
        divisor = {"cells": rows * columns, "rows": rows, "columns": columns}.get(rule.mean or "")
        after = f" ÷ {divisor:,}" if divisor else ""
        return f"{before}({sum_}){after}" if (before or after) and not self.unwritten else sum_

    def _term(self, kind: str, k: int, write: _Write, turned: bool) -> str:
        if kind == "softmax_cross_entropy":
            row = [(k, column) for column in range(self._inputs[0].shape[1])]
            exps = " + ".join(f"exp({write(0, cell)})" for cell in row)
            picked = " + ".join(f"{write(1, cell)} × {_signed(write(0, cell))}" for cell in row)
            return f"ln({exps}) − ({picked})"
        first = write(0, self._cells[0][k])
        if kind in ("product", "masked_product", "pair"):
            factors = [first, write(1, self._cells[1][k])]
            return " × ".join(map(_signed, reversed(factors) if turned and kind != "pair" else factors))
        if kind == "binary_cross_entropy":
            return f"ln(1 + exp({first})) − {write(1, self._cells[1][k])} × {_signed(first)}"
        return f"{_signed(first)}²" if kind == "square" else _signed(first)

    def _expression(self, template: str, parameters: dict[str, str], write: _Write) -> str:
        table = dict(parameters)
        for n, own in enumerate(self._own):
            table[str(n)] = _signed(write(n, own))
        for key, n, mask in _EXPS.findall(template):
            seen = [cell for cell in self._cells[int(n)] if not mask or self._inputs[int(mask)][cell]]
            table[key] = " + ".join(f"exp({write(int(n), cell)})" for cell in seen)
        return fill(template, table)
