"""Index strings: the one line per operation that says which cells meet.

``"ik,kj->ij"`` is the matrix product. Each term names the two axes of a matrix:

- a lower-case letter is an axis; the same letter has the same size everywhere;
- ``1`` is an axis of one cell;
- ``(1+j)`` is the axis j with one cell in front of it (the augmented bias column);
- an upper-case letter is the axis of the same lower-case letter *read whole*: in ``"iJ->ij"``
  (softmax) every result cell reads its whole row;
- ``(p,q)`` is a composite axis, one cell for each pair, row by row: its cell p·|q| + q. A factor of
  it may be ``p+q``, the cell p + q of |p| + |q| − 1, or ``=p``, the one p that the parameter ``at``
  names.

A letter takes its size from the parameter of that name if there is one, else from an operand.
Which cells meet is worked out in `app.engine.index_cells`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import prod

from app.engine.errors import ShapeMismatch
from app.engine.matrix import Axis, Matrix

_AXIS = re.compile(r"\(1\+([a-z])\)|\(([a-z+=,]+)\)|([a-z])|([A-Z])|(1)")
_FACTOR = re.compile(r"(=?)([a-z])(?:\+([a-z]))?")
_BETWEEN_TERMS = re.compile(r",(?![^(]*\))")
_SIDES = ("row", "column")


@dataclass(frozen=True)
class Factor:
    """One factor of a composite axis: a letter, the sum of two, or a letter at a fixed place."""

    letter: str
    plus: str | None = None
    fixed: bool = False

    def size(self, sizes: Mapping[str, int]) -> int:
        """Its number of places."""
        return sizes[self.letter] + (sizes[self.plus] - 1 if self.plus else 0)


@dataclass(frozen=True)
class IndexAxis:
    """One axis of a term: its letter (None for an axis of one cell, and for a composite one), shift,
    whether read whole, and the factors of a composite axis.
    """

    letter: str | None
    shift: int = 0
    whole: bool = False
    factors: tuple[Factor, ...] = ()

    @property
    def letters(self) -> list[str]:
        """All letters that it names."""
        own = [self.letter] if self.letter else []
        return own + [name for part in self.factors for name in (part.letter, part.plus) if name]

    def size(self, sizes: Mapping[str, int]) -> int:
        """Its number of cells, from the sizes of the letters."""
        if self.factors:
            return prod(part.size(sizes) for part in self.factors)
        return sizes[self.letter] + self.shift if self.letter else 1


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
        kept = {letter for axis in self.result for letter in axis.letters}
        left, right = ({axis.letter for axis in term} for term in self.operands)
        shared = (left & right) - kept - {None}
        return shared.pop() if len(shared) == 1 else None


def _parse_term(text: str) -> Term:
    axes = []
    for shifted, composite, plain, whole, _one in _AXIS.findall(text):
        if shifted:
            axes.append(IndexAxis(shifted, shift=1))
        elif composite:
            axes.append(IndexAxis(None, factors=_parse_factors(composite)))
        elif plain:
            axes.append(IndexAxis(plain))
        elif whole:
            axes.append(IndexAxis(whole.lower(), whole=True))
        else:
            axes.append(IndexAxis(None))
    if len(axes) != 2 or _AXIS.sub("", text):
        raise ValueError(f"index string: {text!r} doesn't name two axes")
    return axes[0], axes[1]


def _parse_factors(text: str) -> tuple[Factor, ...]:
    factors = []
    for part in text.split(","):
        match = _FACTOR.fullmatch(part)
        if match is None:
            raise ValueError(f"index string: {part!r} is no factor of an axis")
        factors.append(Factor(match[2], match[3], fixed=bool(match[1])))
    return tuple(factors)


def operands_of(text: str) -> list[str]:
    """The operands' terms of an index string: ``"ik,kj->ij"`` → ["ik", "kj"]."""
    return _BETWEEN_TERMS.split(text.split("->", maxsplit=1)[0])


@cache
def parse(text: str) -> Index:
    """Parse an index string such as ``"ik,kj->ij"``.

    Raises:
        ValueError: a term doesn't name exactly two axes.
    """
    return Index(tuple(_parse_term(term) for term in operands_of(text)), _parse_term(text.split("->")[1]))


def mirrored(text: str) -> str:
    """The same index string for the transposed matrices: every term's axes change places."""

    def flip(term: str) -> str:
        return "".join(reversed([match.group() for match in _AXIS.finditer(term)]))

    return ",".join(flip(term) for term in operands_of(text)) + "->" + flip(text.split("->")[1])


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
    composite: list[tuple[IndexAxis, Matrix, int]] = []
    for term, matrix in zip(index.operands, operands, strict=True):
        for side, (axis, actual) in enumerate(zip(term, (matrix.rows, matrix.columns), strict=True)):
            if axis.factors:
                composite.append((axis, matrix, side))
                continue
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
    sizes = letter_sizes(index, [matrix.shape for matrix in operands], params)
    for axis, matrix, side in composite:
        actual = (matrix.rows, matrix.columns)[side]
        known = all(letter in sizes for letter in axis.letters)
        if not known or axis.size(sizes) != actual.size:
            factors = " × ".join(_factor_text(part, sizes) for part in axis.factors)
            raise ShapeMismatch(
                f"{operation}: the {_SIDES[side]}s of {matrix.id} must be {factors}: "
                f"there are {actual.size} ({actual.name})"
            )

    def resolve(axis: IndexAxis) -> Axis:
        if axis.factors:
            names = [bound[name].name if name in bound else name for name in axis.letters]
            return Axis(" × ".join(names), axis.size(sizes), None)
        if axis.letter is None:
            return Axis("sum", 1, ("sum",))
        found = bound.get(axis.letter) or Axis(axis.letter, sizes[axis.letter], None)
        return found.with_bias_first() if axis.shift else found

    return resolve(index.result[0]), resolve(index.result[1])


def _factor_text(part: Factor, sizes: Mapping[str, int]) -> str:
    known = part.letter in sizes and (part.plus is None or part.plus in sizes)
    name = f"({part.letter}+{part.plus})" if part.plus else part.letter
    return f"{name} = {part.size(sizes)}" if known else name


def letter_sizes(
    index: Index, shapes: Sequence[tuple[int, int]], params: Mapping[str, float]
) -> dict[str, int]:
    """The size of every letter that parameters and the operands' shapes tell.

    A composite axis tells the size of the one letter that nothing else does.
    """
    sides = [
        (axis, size)
        for term, shape in zip(index.operands, shapes, strict=True)
        for axis, size in zip(term, shape, strict=True)
    ]
    named = {letter for axis in (*index.result, *(side for side, _ in sides)) for letter in axis.letters}
    sizes = {letter: int(params[letter]) for letter in named if letter in params}
    for axis, size in sides:
        if axis.letter:
            sizes.setdefault(axis.letter, size - axis.shift)
    for axis, size in sides:
        unknown = [part for part in axis.factors if part.letter not in sizes]
        if len(unknown) == 1 and unknown[0].plus is None:
            others = prod(part.size(sizes) for part in axis.factors if part is not unknown[0])
            sizes[unknown[0].letter] = size // others
    return sizes
