"""What a dataset is."""

from __future__ import annotations

from dataclasses import dataclass

from app.engine.registry import Array


@dataclass(frozen=True)
class Dataset:
    """Cases × inputs and cases × outputs, float64.

    Attributes:
        x, y: what is trained on.
        test_x, test_y: what is held out, or None.
        image: (height, width) where the inputs are the pixels of a picture, row by row.
        graph: cases × cases, 1 where an edge joins two of them, or None.
        scored: numbers of the cases that are learned from, where the others are only judged; or None.
        known: cases × outputs, 1 where the target is known, or None where all are.
    """

    x: Array
    y: Array
    input_names: tuple[str, ...] | None = None
    output_names: tuple[str, ...] | None = None
    case_names: tuple[str, ...] | None = None
    test_x: Array | None = None
    test_y: Array | None = None
    image: tuple[int, int] | None = None
    graph: Array | None = None
    scored: tuple[int, ...] | None = None
    known: Array | None = None
