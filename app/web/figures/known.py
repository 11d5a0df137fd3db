"""What the network says of each different input, beside what can be known of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import plotly.graph_objects as go

from app.engine.registry import Array
from app.networks.datasets import Dataset
from app.training.run import Run
from app.web.errors import InvalidRequestError
from app.web.figures.classes import COLOURS, SHAPES, class_names
from app.web.figures.inks import INKS, Theme, axis, layout
from app.words.catalogue import Catalogue
from app.words.phrase import Figure, phrase, plural

_MOST = 200


def known_figure(run: Run, theme: Theme, catalogue: Catalogue) -> dict[str, Any]:
    """A Plotly figure of a run as it stands: lines for what is known, marks for what the network says.

    The different inputs stand in the order of what is known of the first class.

    Raises:
        InvalidRequestError: of the dataset nothing is known besides its cases.
    """
    data = run.network.dataset
    if data.reference is None:
        raise InvalidRequestError(
            phrase("only where more is known than the cases can a network be compared with it"),
            where="network",
        )
    inputs = different_inputs(data)
    known = data.reference(inputs)
    order = np.argsort(-known[:, 0], kind="stable")
    inputs, known = inputs[order], known[order]
    said = run.predict(inputs)
    ink, say = INKS[theme], catalogue.say
    places = np.arange(1, len(inputs) + 1)
    spoken = [_spoken(row, run, catalogue) for row in inputs]
    figure = go.Figure()
    for n, name in enumerate(class_names(run, catalogue)):
        colour = COLOURS[n % 8]
        edge = {"color": ink.paper, "width": 0.6}
        figure.add_scatter(
            x=places, y=known[:, n], mode="lines", name=name, legendgroup=name,
            line={"color": colour, "width": 2, "shape": "hvh"}, hoverinfo="skip",
        )  # fmt: skip
        figure.add_scatter(
            x=places, y=said[:, n], mode="markers", name=name, legendgroup=name, showlegend=False,
            marker={"color": colour, "symbol": SHAPES[n % 8], "size": 9, "line": edge},
            text=spoken, customdata=known[:, n],
            hovertemplate=f"%{{text}}<br>{name}: %{{y:.3f}} (%{{customdata:.3f}})<extra></extra>",
        )  # fmt: skip
    across = plural(len(inputs), "{count} different input", "{count} different inputs")
    figure.update_layout(
        layout(ink, say(_title(np.abs(said - known))), catalogue)
        | {
            "margin": {"l": 5 * ink.size, "r": ink.size, "t": 3 * ink.size, "b": 4 * ink.size},
            "xaxis": axis(ink, say(across), showticklabels=False, showgrid=False, zeroline=False, ticks=""),
            "yaxis": axis(ink, say(phrase("probability")), range=[-0.02, 1.02]),
            "legend": {"orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom"},
            "uirevision": "known",
        },
        template="none",
    )
    drawn: dict[str, Any] = figure.to_plotly_json()
    return drawn


def different_inputs(data: Dataset) -> Array:
    """The inputs that there are, each once: at most so many, evenly chosen."""
    held_out = data.test_x if data.test_x is not None else data.x[:0]
    rows = np.unique(np.vstack([data.x, held_out]), axis=0)
    chosen: Array = rows[np.unique(np.linspace(0, len(rows) - 1, min(len(rows), _MOST)).astype(int))]
    return chosen


def _title(difference: Array) -> str:
    return phrase(
        "Lines: what can be known. Marks: what the network says, {mean} beside it on average, {most} at most",
        mean=Figure(f"{difference.mean():.3f}"),
        most=Figure(f"{difference.max():.3f}"),
    )


def _spoken(row: Array, run: Run, catalogue: Catalogue) -> str:
    """The inputs that are 1, by name."""
    labels = run.network.program.matrices["X"].columns.all_labels()[-len(row) :]
    return ", ".join(catalogue.say(label) for label, value in zip(labels, row, strict=True) if value)
