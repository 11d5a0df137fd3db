"""The registry: one row per operation, from which everything else follows.

Adding an operation is adding one row in ``app/engine/operations``: its gradient is checked, its
index string is tested, it can be drawn, explained and exported because it is registered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import numpy as np

from app.engine.errors import UnknownName
from app.engine.index_string import operands_of

Array = np.ndarray[Any, np.dtype[Any]]
Params = Mapping[str, float]
Domain = Literal["real", "positive", "unit", "distribution", "mask"]


class Tracer(Protocol):
    """What a vjp writes its steps into; matrices are named by their ids."""

    def apply(self, operation: str, *inputs: str, **params: float) -> str:
        """Add a step (or find the equal one) and return the id of its output."""

    def shape(self, matrix: str) -> tuple[int, int]:
        """(rows, columns) of a matrix."""

    def times(self, matrix: str, upstream: str) -> str:
        """A matrix times a 1 × 1 upstream gradient; the loss's own gradient, 1, adds no step."""


Vjp = Callable[..., str]


@dataclass(frozen=True)
class Terms:
    """A result cell is a sum over terms: the kind of term, and what the sum is multiplied by.

    Attributes:
        term: product, masked_product (where the third operand is 0 there is none), value, square,
            pair (the product of the same cell of both), binary_cross_entropy or softmax_cross_entropy.
        mean: divide by the number of ``"cells"``, ``"rows"`` or ``"columns"`` of the first operand.
        factor: a template of a number that multiplies the sum, e.g. ``"0.5 × {l2}"``.
    """

    term: str
    mean: Literal["cells", "rows", "columns"] | None = None
    factor: str | None = None


@dataclass(frozen=True)
class Operation:
    """One row of the registry.

    Attributes:
        name: as in ``step.op``.
        index: its index string.
        forward: ``forward(out, *inputs, **params)`` writes the result into ``out``.
        vjps: one an operand, ``vjp(tracer, upstream, out, *inputs, **params)``: the id of the
            gradient of that operand, made of the program's own operations. None: the derivative
            is zero wherever it exists.
        formula: LaTeX of the right-hand side; ``{0}`` is the first operand, ``{eta}`` a parameter.
        formula_turned: the same where cases are columns, if its operands stand in another order there; of
            two operands the mirror has that order.
        numpy: the NumPy expression, or statements if ``{out}`` is named; ``{across}`` is the
            axis along a case (1), ``{down}`` the axis over the cases (0); ``{T}`` turns a matrix that has
            cases as columns (``.T``, or nothing).
        by_hand: how a reader computes one cell: the terms of a sum, or an expression in which
            ``{0}`` is the number in the operand's cell and ``{0+exp}`` the sum of exp over its row,
            ``{0+exp@1}`` over those cells of it where operand 1 isn't 0.
        words: what happens, by lens for a product, else under ``"plain"``; where single numbers
            are better spoken of otherwise, also under ``"single"``, and where the result is no gradient of
            weights, under ``"other "`` and the lens
            (`app/trace/explanations.py` says what may stand in braces).
        title: what it does, in a few words.
        caption: for a thumbnail.
        auto_id, auto_symbol: name of a result that nobody named; by default name_0, name({0}).
        mirror: the operation on the transposed matrices; a product's operands change places.
        domains: where an operand may lie, one an operand, for checks. Default: anywhere.
        example: parameters with which to check it.
    """

    name: str
    index: str
    forward: Callable[..., None]
    vjps: tuple[Vjp | None, ...]
    formula: str
    numpy: str
    by_hand: Terms | str
    words: Mapping[str, str]
    title: str
    caption: str
    auto_id: str = ""
    auto_symbol: str = ""
    formula_turned: str = ""
    mirror: str = ""
    domains: tuple[Domain, ...] = ()
    example: Params = field(default_factory=dict)

    def result_name(self, ids: Sequence[str], symbols: Sequence[str], params: Params) -> tuple[str, str]:
        """Id and symbol of a result that nobody named."""
        numbers = {name: f"{value:.4g}" for name, value in params.items()}
        name = (self.auto_id or f"{self.name}_{{0}}").format(*ids)
        return name, (self.auto_symbol or f"{self.name}({{0}})").format(*symbols, **numbers)


OPERATIONS: dict[str, Operation] = {}


def register(operation: Operation) -> Operation:
    """Enter an operation.

    Raises:
        ValueError: the name is taken, or the number of vjps isn't that of the operands.
    """
    if operation.name in OPERATIONS:
        raise ValueError(f"operation {operation.name} is registered already")
    operands = len(operands_of(operation.index))
    if len(operation.vjps) != operands:
        raise ValueError(f"{operation.name}: {operands} operands, {len(operation.vjps)} vjps")
    OPERATIONS[operation.name] = operation
    return operation


def operation(name: str) -> Operation:
    """The operation of that name.

    Raises:
        UnknownName: there is none; the message lists those that there are.
    """
    try:
        return OPERATIONS[name]
    except KeyError:
        known = ", ".join(sorted(OPERATIONS))
        raise UnknownName(f"no operation {name!r}; there are {known}") from None
