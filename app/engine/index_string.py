"""Index strings: the one line per operation that says which cells meet.

``"ik,kj->ij"`` is the matrix product. Each term names the two axes of a matrix:

- a lower-case letter is an axis; the same letter has the same size everywhere;
- ``1`` is an axis of one cell;
- ``(1+j)`` is the axis j with one cell in front of it (the augmented bias column);
- an upper-case letter is the axis of the same lower-case letter *read whole*: in ``"iJ->ij"``
  (softmax) every result cell reads its whole row.

A letter that is in no operand takes its size from the parameter of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.engine.errors import ShapeMismatch
from app.engine.matrix import Axis, Matrix

_AXIS = re.compile(r"\(1\+([a-z])\)|([a-z])|([A-Z])|(1)")
_SIDES = ("row", "column")


@dataclass(frozen=True)
class IndexAxis:
    """One axis of a term: its letter (None for an axis of one cell), shift, and whether read whole."""

    letter: str | None
    shift: int = 0
    whole: bool = False


Term = tuple[IndexAxis, IndexAxis]


@dataclass(frozen=True)
class Index:
    """A parsed index string."""

    operands: tuple[Term, ...]
    result: Term

    @property
    def inner(self) -> str | None:
        """The letter that a product sums over: in two operands and not in the result."""
        if len(self.operands) != 2:
            return None
        kept = {axis.letter for axis in self.result}
        left, right = ({axis.letter for axis in term} for term in self.operands)
        shared = (left & right) - kept - {None}
        return shared.pop() if len(shared) == 1 else None


def _parse_term(text: str) -> Term:
    axes = []
    for shifted, plain, whole, _one in _AXIS.findall(text):
        if shifted:
            axes.append(IndexAxis(shifted, shift=1))
        elif plain:
            axes.append(IndexAxis(plain))
        elif whole:
            axes.append(IndexAxis(whole.lower(), whole=True))
        else:
            axes.append(IndexAxis(None))
    if len(axes) != 2 or _AXIS.sub("", text):
        raise ValueError(f"index string: {text!r} doesn't name two axes")
    return axes[0], axes[1]


@cache
def parse(text: str) -> Index:
    """Parse an index string such as ``"ik,kj->ij"``.

    Raises:
        ValueError: a term doesn't name exactly two axes.
    """
    left, right = text.split("->")
    return Index(tuple(_parse_term(term) for term in left.split(",")), _parse_term(right))


def mirrored(text: str) -> str:
    """The same index string for the transposed matrices: every term's axes change places."""

    def flip(term: str) -> str:
        return "".join(reversed([match.group() for match in _AXIS.finditer(term)]))

    operands, result = text.split("->")
    return ",".join(flip(term) for term in operands.split(",")) + "->" + flip(result)


def _count(number: int, side: str) -> str:
    return f"{number} {side}" if number == 1 else f"{number} {side}s"


def _describe(matrix: Matrix, side: int) -> str:
    axis = (matrix.rows, matrix.columns)[side]
    return f"{matrix.id} has {_count(axis.size, _SIDES[side])} ({axis.name})"


def _mismatch(
    operation: str, index: Index, letter: str, first: tuple[Matrix, int], second: tuple[Matrix, int]
) -> ShapeMismatch:
    if letter == index.inner:
        what = "the inner dimension differs"
    elif first[1] == second[1]:
        what = f"the {_SIDES[first[1]]}s differ"
    else:
        what = "the sizes differ"
    return ShapeMismatch(f"{operation}: {what}: {_describe(*first)}, {_describe(*second)}")


def result_axes(
    operation: str, text: str, operands: Sequence[Matrix], params: Mapping[str, float]
) -> tuple[Axis, Axis]:
    """The axes of the result of an operation, or an error that names the axes that don't fit.

    Args:
        operation: its name, for the error.
        text: its index string.
        operands: one matrix a term.
        params: gives the size of a result letter that no operand has.

    Raises:
        ShapeMismatch: with the operation, the axis, the sizes and the operands.
    """
    index = parse(text)
    if len(operands) != len(index.operands):
        wanted = _count(len(index.operands), "operand")
        raise ShapeMismatch(f"{operation}: takes {wanted}, {len(operands)} given")
    bound: dict[str, Axis] = {}
    origin: dict[str, tuple[Matrix, int]] = {}
    for term, matrix in zip(index.operands, operands, strict=True):
        for side, (axis, actual) in enumerate(zip(term, (matrix.rows, matrix.columns), strict=True)):
            if axis.letter is None:
                if actual.size != 1:
                    raise ShapeMismatch(
                        f"{operation}: {matrix.id} must have 1 {_SIDES[side]}: "
                        f"it has {actual.size} ({actual.name})"
                    )
                continue
            here = actual.without_first() if axis.shift else actual
            if axis.letter not in bound:
                bound[axis.letter], origin[axis.letter] = here, (matrix, side)
            elif bound[axis.letter].size != here.size:
                raise _mismatch(operation, index, axis.letter, origin[axis.letter], (matrix, side))

    def resolve(axis: IndexAxis) -> Axis:
        if axis.letter is None:
            return Axis("sum", 1, ("sum",))
        found = bound.get(axis.letter) or Axis(axis.letter, int(params[axis.letter]), None)
        return found.with_bias_first() if axis.shift else found

    return resolve(index.result[0]), resolve(index.result[1])
