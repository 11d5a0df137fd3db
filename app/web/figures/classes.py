"""The classes of a network: what a chart calls them, and the colours and shapes that tell them apart."""

from __future__ import annotations

from app.training.run import Run
from app.words.catalogue import Catalogue

# Told apart under the common colour blindnesses (Okabe & Ito 2008), and by shape.
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#8c7a00", "#7a7a7a")
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "triangle-down")


def class_names(run: Run, catalogue: Catalogue) -> list[str]:
    """The names of the outputs; of a single one "y = 0" and "y = 1"."""
    labels = [catalogue.say(label) for label in run.network.program.matrices["Y"].columns.all_labels()]
    return [f"{labels[0]} = 0", f"{labels[0]} = 1"] if len(labels) == 1 else labels
