"""What a dataset is."""

from __future__ import annotations

from collections.abc import Callable
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
        test_known: the same of the test targets: where they are what was held out.
        reference: what is known to be right for any inputs: cases × inputs to the probabilities of the
            outputs, cases × outputs; or None.
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
    test_known: Array | None = None
    reference: Callable[[Array], Array] | None = None

    @property
    def hang_together(self) -> bool:
        """Whether the network can't be asked about other cases than these."""
        return self.graph is not None or self.known is not None
