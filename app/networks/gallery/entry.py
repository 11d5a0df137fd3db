"""What an entry of the gallery says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.networks.models import Spec
from app.words.phrase import phrase


@dataclass(frozen=True)
class Stated:
    """What training from the start comes to, the same on every machine; a test trains each and looks.

    Attributes:
        iterations: updates made until then.
        loss: of the training cases, to four decimals, or None.
        accuracy: share of the training cases, or None.
        test_accuracy: share of the held-out cases, or None.
    """

    iterations: int
    loss: float | None = None
    accuracy: float | None = None
    test_accuracy: float | None = None

    @property
    def text(self) -> str:
        """In a line, e.g. "loss 0.2274, 96.4 % of the test cases right, after 5,000 iterations"."""
        parts = []
        if self.loss is not None:
            parts.append(phrase("loss {loss}", loss=f"{self.loss:.4f}"))
        if self.accuracy is not None:
            parts.append(phrase("{share} % of the cases right", share=f"{100 * self.accuracy:.4g}"))
        if self.test_accuracy is not None:
            parts.append(phrase("{share} % of the test cases right", share=f"{100 * self.test_accuracy:.4g}"))
        return phrase(
            "{results} after {count} iterations", results=", ".join(parts), count=f"{self.iterations:,}"
        )


@dataclass(frozen=True)
class Entry:
    """A network of the gallery.

    Attributes:
        name: as in URLs.
        title: as in the picker.
        summary: one or two sentences: what it is and what to look for.
        shape: layer sizes and activation, short.
        order: where it stands in the list.
        spec: makes its spec (once it is asked for: datasets may take a moment).
        stated: what training comes to.
    """

    name: str
    title: str
    summary: str
    shape: str
    order: int
    spec: Callable[[], Spec]
    stated: Stated
