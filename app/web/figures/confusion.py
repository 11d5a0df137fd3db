"""The confusion matrix: of the cases of each class, how many the network says to be of which class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from app.engine.registry import Array
from app.training.metrics import Confusion, are_classes, confusion
from app.training.run import Run
from app.web.errors import InvalidRequestError
from app.web.figures.classes import COLOURS, class_names
from app.web.figures.inks import INKS, Ink, Theme, axis, layout
from app.words.catalogue import Catalogue
from app.words.phrase import Figure, phrase

_RIGHT, _WRONG = COLOURS[0], COLOURS[4]
_FAINTEST, _STRONGEST = 0.08, 0.5
_MOST_NUMBERS = 30  # classes, above which the cells are too small for a number


@dataclass(frozen=True)
class Judged:
    """A confusion matrix with what it is of.

    Attributes:
        held_out: whether it counts the cases held out from training, not those of the training.
        classes: their names.
    """

    held_out: bool
    classes: Sequence[str]
    confusion: Confusion


def judge(run: Run, catalogue: Catalogue) -> Judged:
    """A run as it stands: of the cases that are held out, or of the training cases if none are.

    Raises:
        InvalidRequestError: its targets aren't classes.
    """
    data, (x, y) = run.network.dataset, run.cases
    kept, held_out = np.arange(len(x)), False
    if data.scored is not None:  # all cases are fed, these are learned from
        others = np.setdiff1d(kept, data.scored)
        kept, held_out = (others, True) if len(others) else (kept, False)
    elif data.test_x is not None and data.test_y is not None:
        x, y = data.test_x, data.test_y
        kept, held_out = np.arange(len(x)), True
    if not are_classes(y):
        raise InvalidRequestError(
            phrase("only of cases with a class can it be counted what they are taken for"), where="network"
        )
    return Judged(held_out, class_names(run, catalogue), confusion(run.predict(x)[kept], y[kept]))


def confusion_figure(judged: Judged, theme: Theme, catalogue: Catalogue) -> dict[str, Any]:
    """A Plotly figure: targets down, predictions across, a count in each cell.

    The fill is the share of the cases of that target; what is right has another colour than what is
    wrong, and stands on the diagonal.
    """
    ink, names = INKS[theme], list(judged.classes)
    cells = list(_cells(judged.confusion))
    count = len(names)
    figure = go.Figure()
    # What the pointer finds; the cells themselves are shapes, since the page allows no made-up images.
    figure.add_scatter(
        x=[cell.column for cell in cells],
        y=[cell.row for cell in cells],
        mode="markers",
        marker={"size": 2 * ink.size, "opacity": 0},
        text=[_spoken(cell, names, catalogue) for cell in cells],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )
    ticks = {"tickvals": list(range(count)), "ticktext": names, "showgrid": False, "zeroline": False}
    across, down = catalogue.say(phrase("what the network says")), catalogue.say(phrase("target"))
    figure.update_layout(
        layout(ink, _title(judged, catalogue), catalogue)
        | {
            "margin": {"l": ink.size, "r": ink.size, "t": ink.size, "b": ink.size},
            "xaxis": axis(ink, across, range=[-0.5, count - 0.5], side="top", automargin=True, **ticks),
            "yaxis": axis(ink, down, range=[count - 0.5, -0.5], automargin=True, **ticks),
            "shapes": [_box(cell) for cell in cells],
            "annotations": _numbers(cells, count, ink, catalogue),
            "hovermode": "closest",
            "dragmode": False,
        },
        template="none",
    )
    drawn: dict[str, Any] = figure.to_plotly_json()
    return drawn


@dataclass(frozen=True)
class _Cell:
    row: int
    column: int
    count: int
    of: int  # cases of that target

    @property
    def right(self) -> bool:
        return self.row == self.column

    @property
    def strength(self) -> float:
        share = self.count / self.of if self.of else 0.0
        # The root, so that a few mistakes among many cases are seen.
        return _FAINTEST + (_STRONGEST - _FAINTEST) * float(np.sqrt(share)) if self.count else 0.0


def _cells(counted: Confusion) -> Iterator[_Cell]:
    rows: Array = counted.counts.sum(axis=1) + counted.unsaid
    for (row, column), count in np.ndenumerate(counted.counts):
        yield _Cell(row, column, int(count), int(rows[row]))


def _box(cell: _Cell) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "x0": cell.column - 0.48,
        "x1": cell.column + 0.48,
        "y0": cell.row - 0.48,
        "y1": cell.row + 0.48,
        "line": {"width": 0},
        "fillcolor": _RIGHT if cell.right else _WRONG,
        "opacity": round(cell.strength, 3) if cell.count else _FAINTEST / 4,
    }


def _numbers(cells: Sequence[_Cell], count: int, ink: Ink, catalogue: Catalogue) -> list[dict[str, Any]]:
    if count > _MOST_NUMBERS:
        return []
    size = ink.size if count <= 12 else round(0.7 * ink.size)
    return [
        {
            "x": cell.column,
            "y": cell.row,
            "text": catalogue.figure(f"{cell.count:,}"),
            "showarrow": False,
            "font": {"size": size, "color": ink.text if cell.count else ink.second},
        }
        for cell in cells
    ]


def _spoken(cell: _Cell, names: Sequence[str], catalogue: Catalogue) -> str:
    return catalogue.say(
        phrase(
            "target {target}, said to be {said}: {count} of {all}",
            target=names[cell.row],
            said=names[cell.column],
            count=Figure(f"{cell.count:,}"),
            all=Figure(f"{cell.of:,}"),
        )
    )


def _title(judged: Judged, catalogue: Catalogue) -> str:
    counted = judged.confusion
    values = {
        "right": Figure(f"{counted.right:,}"),
        "cases": Figure(f"{counted.cases:,}"),
        "share": Figure(f"{100 * counted.right / counted.cases:.2f}"),
    }
    said = (
        phrase("Right on {right} of {cases} cases held out from training: {share} %", **values)
        if judged.held_out
        else phrase("Right on {right} of {cases} training cases: {share} %", **values)
    )
    unsaid = int(counted.unsaid.sum())
    if not unsaid:
        return catalogue.say(said)
    lost = phrase("{said}. Of {count} it says no class: NaN or ∞", said=said, count=Figure(f"{unsaid:,}"))
    return catalogue.say(lost)
