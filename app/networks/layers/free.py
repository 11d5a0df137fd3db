"""Weights that stay as they are: in the update their gradient meets a 0."""

from __future__ import annotations

from collections.abc import Callable

from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.labels import subscript
from app.networks.layers.kind import Frame
from app.words.phrase import phrase


def free(builder: Builder, weight: str, frame: Frame, make: Callable[[], Array]) -> None:
    """Let only some cells of a weight matrix learn.

    Args:
        weight: its id.
        make: gives 1 for each cell that is free, else 0.
    """
    of = builder.matrices[weight]
    n = frame.index
    noun = phrase("which weights are free")
    mask = builder.given(
        f"F{n}", f"F{subscript(n)}", "weight", of.rows, of.columns, noun=noun, place=of.place
    )
    frame.constants[mask] = lambda _cases: make()
    frame.masks[weight] = mask
