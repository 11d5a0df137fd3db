"""Which cells meet: an index string with sizes, worked out cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from app.engine.index_string import Factor, Index, IndexAxis, Term, letter_sizes

Cell = tuple[int, int]
_Places = Mapping[str, int]


def cells_read(
    index: Index, shapes: Sequence[tuple[int, int]], params: Mapping[str, float], cell: Cell
) -> list[list[Cell]]:
    """The cells of each operand that one cell of the result is computed from, in the order of its terms.

    Args:
        shapes: (rows, columns) of the operands.
        params: of the step.
        cell: of the result.
    """
    sizes, at = letter_sizes(index, shapes, params), int(params.get("at", 0))
    bindings = _bindings(index.result, sizes, at, cell)
    return [
        [place for bound in bindings for place in _cells(term, sizes, at, bound)] for term in index.operands
    ]


def cells_changed(
    index: Index, operand: int, shapes: Sequence[tuple[int, int]], params: Mapping[str, float], cell: Cell
) -> list[Cell]:
    """The cells of the result that one cell of an operand may change."""
    sizes, at = letter_sizes(index, shapes, params), int(params.get("at", 0))
    return [
        place
        for bound in _bindings(index.operands[operand], sizes, at, cell)
        for place in _cells(index.result, sizes, at, bound)
    ]


def _cells(term: Term, sizes: Mapping[str, int], at: int, bound: _Places) -> list[Cell]:
    rows, columns = (_places(axis, sizes, at, bound) for axis in term)
    return [(row, column) for row in rows for column in columns]


def _bindings(term: Term, sizes: Mapping[str, int], at: int, cell: Cell) -> list[dict[str, int]]:
    """All ways to place the letters so that the term names that cell; none for a cell put in front."""
    found: list[dict[str, int]] = []
    for ways in product(*(_ways(axis, sizes, at, place) for axis, place in zip(term, cell, strict=True))):
        merged: dict[str, int] = {}
        if all(merged.setdefault(letter, place) == place for way in ways for letter, place in way.items()):
            found.append(merged)
    return found


def _ways(axis: IndexAxis, sizes: Mapping[str, int], at: int, place: int) -> list[dict[str, int]]:
    if axis.factors:
        ways: list[dict[str, int]] = [{}]
        for part in reversed(axis.factors):
            place, here = divmod(place, part.size(sizes))
            ways = [new | way for new in _factor_ways(part, sizes, at, here) for way in ways]
        return ways
    if axis.letter is None or axis.whole:
        return [{}]
    return [{axis.letter: place - axis.shift}] if place >= axis.shift else []


def _factor_ways(part: Factor, sizes: Mapping[str, int], at: int, place: int) -> list[dict[str, int]]:
    if part.fixed:
        return [{}] if place == at else []
    if part.plus is None:
        return [{part.letter: place}]
    first = range(max(0, place - sizes[part.plus] + 1), min(sizes[part.letter], place + 1))
    return [{part.letter: n, part.plus: place - n} for n in first]


def _places(axis: IndexAxis, sizes: Mapping[str, int], at: int, bound: _Places) -> list[int]:
    """The cells of an axis that are named when some letters are bound."""
    if axis.factors:
        places = [0]
        for part in axis.factors:
            size = part.size(sizes)
            places = [n * size + here for n in places for here in _factor_places(part, sizes, at, bound)]
        return places
    if axis.letter is None:
        return [0]
    if axis.whole or axis.letter not in bound:
        return list(range(axis.shift, sizes[axis.letter] + axis.shift))
    return [bound[axis.letter] + axis.shift]


def _factor_places(part: Factor, sizes: Mapping[str, int], at: int, bound: _Places) -> list[int]:
    if part.fixed:
        return [at]
    free = [
        [bound[letter]] if letter in bound else range(sizes[letter])
        for letter in (part.letter, part.plus)
        if letter
    ]
    return [sum(pair) for pair in product(*free)]
