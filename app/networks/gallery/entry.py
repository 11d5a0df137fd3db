"""What an entry of the gallery says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from app.networks.models import Spec
from app.words.phrase import Figure, Phrase, listed, phrase


@dataclass(frozen=True)
class Stated:
    """What training from the start comes to, the same on every machine; a test trains each and looks.

    Attributes:
        iterations: updates made until then; 0 where there is nothing to train.
        loss: of the training cases, to four decimals, or None.
        accuracy: share of the training cases, or None.
        test_accuracy: share of the held-out cases, or None.
        test_loss: of the held-out cases or targets, where there is no accuracy, or None.
        beside: the network of the gallery that has a dense layer where this one has fewer weights, or "".
        misses: how far the nearest weights that this network can have are from those that the dense layer
            learned, of the root of the sum of their squares, or None.
    """

    iterations: int
    loss: float | None = None
    accuracy: float | None = None
    test_accuracy: float | None = None
    test_loss: float | None = None
    beside: str = ""
    misses: float | None = None

    @property
    def text(self) -> Phrase:
        """In a line, e.g. "loss 0.2274, 96.4 % of the test cases right, after 5,000 iterations"."""
        parts = []
        if self.loss is not None:
            parts.append(phrase("loss {loss}", loss=_loss(self.loss)))
        if self.accuracy is not None:
            parts.append(phrase("{share} % of the cases right", share=_percent(self.accuracy)))
        if self.test_accuracy is not None:
            parts.append(phrase("{share} % of the test cases right", share=_percent(self.test_accuracy)))
        if self.test_loss is not None:
            parts.append(phrase("loss {loss} on what was held out", loss=_loss(self.test_loss)))
        if not self.iterations:
            return phrase("{results}; nothing is trained", results=listed(parts))
        count = Figure(f"{self.iterations:,}")
        return phrase("{results} after {count} iterations", results=listed(parts), count=count)


def _loss(loss: float) -> Figure:
    return Figure(f"{loss:.4f}".replace("-", "−"))


def _percent(share: float) -> Figure:
    return Figure(f"{100 * share:.4g}")


class Group(Enum):
    """The headings of the gallery's page, in their order."""

    ONE_LAYER = phrase("One layer")
    HIDDEN_LAYERS = phrase("Hidden layers")
    IMAGES = phrase("Images")
    TIME = phrase("Over time")
    GRAPHS = phrase("Graphs")
    OTHER_STRUCTURES = phrase("Other structures")


@dataclass(frozen=True)
class Entry:
    """A network of the gallery.

    Attributes:
        name: as in URLs.
        title: as in the picker.
        question: that it answers, in one short sentence.
        summary: one or two sentences: what it is and what to look for.
        shape: layer sizes and activation, short.
        group: under which heading of the gallery's page it stands.
        order: where it stands in the list.
        spec: makes its spec (once it is asked for: datasets may take a moment).
        stated: what training comes to.
        given: where weights come from that the spec gives, in a few words.
    """

    name: str
    title: str
    question: str
    summary: str
    shape: str
    group: Group
    order: int
    spec: Callable[[], Spec]
    stated: Stated
    given: str = ""
