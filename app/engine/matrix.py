"""A matrix of a program: its name, role and named axes, and never its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["input", "bias", "weight", "hidden", "output", "target", "loss", "gradient"]
BIAS_LABEL = "bias"


@dataclass(frozen=True)
class Axis:
    """A named axis: ``Axis("case", 4, None)`` is 4 cases, numbered.

    Attributes:
        name: what its cells are: ``"case"``, ``"input"``, ``"hidden"``, …
        size: number of cells.
        labels: one a cell, or None where they are only numbered.
        image: (height, width) where the cells are the pixels of a picture, row by row; a bias may
            stand in front of them. With ``within``, every case has a picture.
        within: labels that come again in every case: cell n is ``within[n % m]`` of case n // m, for m of
            them.
    """

    name: str
    size: int
    labels: tuple[str, ...] | None
    image: tuple[int, int] | None = None
    within: tuple[str, ...] | None = None

    def all_labels(self) -> list[str]:
        """One label a cell; a numbered axis gives "case 1", "case 2", …; "case 1 (2,3)"."""
        if self.labels is not None:
            return list(self.labels)
        if self.within is not None:
            cases, rest = divmod(self.size, len(self.within))
            assert rest == 0
            return [f"case {n} {place}" for n in range(1, cases + 1) for place in self.within]
        return [f"{self.name} {n}" for n in range(1, self.size + 1)]

    def with_bias_first(self) -> Axis:
        """This axis with the bias in front."""
        return Axis(self.name, self.size + 1, (BIAS_LABEL, *self.all_labels()), self.image)

    def without_first(self) -> Axis:
        """This axis without its first cell (that of the bias)."""
        labels = None if self.labels is None else self.labels[1:]
        return Axis(self.name, self.size - 1, labels, self.image)


BIAS = Axis(BIAS_LABEL, 1, (BIAS_LABEL,))
"""The one row, or column, of a bias."""


@dataclass(frozen=True)
class Place:
    """Where the network diagram shows a matrix. Layer 0 is the input.

    Edges are the weights that enter the layer (row: from, column: to); neurons are the layer's own
    (column: neuron, row: case).
    """

    kind: Literal["neurons", "edges"]
    layer: int


@dataclass(frozen=True)
class Matrix:
    """A matrix of a program. Everything is two-dimensional: the loss is 1 × 1, a bias 1 × units.

    Attributes:
        id: a Python identifier, e.g. ``"dW1"``.
        symbol: as people write it, e.g. ``"dW₁"``.
        noun: what it is in words, e.g. ``"weights"``.
        gradient_of: the matrix of which this is the whole gradient of the loss.
        part_of: the gradient into which this contribution is accumulated.
        next_of: the parameter or optimizer state of which this is the value after the update.
    """

    id: str
    symbol: str
    role: Role
    rows: Axis
    columns: Axis
    noun: str = ""
    place: Place | None = None
    gradient_of: str | None = None
    part_of: str | None = None
    next_of: str | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)"""
        return self.rows.size, self.columns.size
