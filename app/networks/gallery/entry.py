"""What an entry of the gallery says of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.networks.models import Spec


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
    """

    name: str
    title: str
    summary: str
    shape: str
    order: int
    spec: Callable[[], Spec]
