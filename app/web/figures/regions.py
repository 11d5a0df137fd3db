"""The cases in the plane of their two inputs, over what the network says of every point there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import plotly.graph_objects as go

from app.engine.registry import Array
from app.training.metrics import are_classes, classes
from app.training.run import Run
from app.web.errors import InvalidRequestError
from app.web.figures.classes import COLOURS, SHAPES, class_names
from app.web.figures.inks import INKS, Ink, Theme, axis, layout
from app.words.catalogue import Catalogue
from app.words.phrase import phrase

By = Literal["class", "right"]

_SIDE = 60  # points of the plane along each input
_MARGIN = 0.06
_MOST_CASES = 1500


def regions_figure(run: Run, theme: Theme, by: By, catalogue: Catalogue) -> dict[str, Any]:
    """A Plotly figure of a run as it stands.

    Args:
        by: the cases wear their class, or whether the network is right about them.

    Raises:
        InvalidRequestError: the network hasn't two inputs, or its targets aren't classes.
    """
    x, y = run.cases
    if x.shape[1] != 2 or not are_classes(y) or run.network.dataset.hang_together:
        raise InvalidRequestError(
            phrase("only cases with two inputs and a class can be drawn in the plane"), where="network"
        )
    shown = np.unique(np.linspace(0, len(x) - 1, min(len(x), _MOST_CASES)).astype(int))
    x, named = x[shown], classes(y[shown])
    said = classes(run.predict(x))
    ink, say = INKS[theme], catalogue.say
    across, up = (_steps(x[:, n]) for n in (0, 1))
    plane = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    figure = go.Figure()
    _add_plane(figure, run.predict(plane), across, up, ink)
    if by == "class":
        groups = [
            (name, named == n, COLOURS[n % 8], SHAPES[n % 8])
            for n, name in enumerate(class_names(run, catalogue))
        ]
    else:
        right = named == said
        groups = [
            (say(phrase("right")), right, ink.second, "circle"),
            (say(phrase("wrong")), ~right, ink.text, "x"),
        ]
    _add_cases(figure, x, groups, ink, catalogue)
    first, second = (say(str(label)) for label in run.network.program.matrices["X"].columns.all_labels()[-2:])
    title = phrase("Cases, and what the network says of every point")
    if len(shown) < len(run.cases[0]):
        title = phrase(
            "Cases ({shown} of {all}), and what the network says of every point",
            shown=f"{len(shown):,}",
            all=f"{len(run.cases[0]):,}",
        )
    figure.update_layout(
        layout(ink, say(title), catalogue)
        | {
            "margin": {"l": 5 * ink.size, "r": ink.size, "t": 3 * ink.size, "b": 4 * ink.size},
            "xaxis": axis(ink, first, range=[float(across[0]), float(across[-1])], showgrid=False),
            "yaxis": axis(ink, second, range=[float(up[0]), float(up[-1])], showgrid=False),
            "legend": {"orientation": "h", "x": 0, "y": 1.01, "yanchor": "bottom"},
            "uirevision": "regions",
        },
        template="none",
    )
    drawn: dict[str, Any] = figure.to_plotly_json()
    return drawn


def _steps(values: Array) -> Array:
    low, high = float(values.min()), float(values.max())
    room = _MARGIN * (high - low or 1.0)
    return np.linspace(low - room, high + room, _SIDE)


def _add_plane(figure: go.Figure, outputs: Array, across: Array, up: Array, ink: Ink) -> None:
    """A region for each class: where its output is above all others, as lines and not as an image."""
    for n, lead in enumerate(_leads(outputs)):
        figure.add_contour(
            x=across,
            y=up,
            z=lead.reshape(_SIDE, _SIDE).round(4),
            # Plotly fills what a constraint leaves out.
            contours={"type": "constraint", "operation": "<", "value": 0},
            fillcolor=COLOURS[n % 8],
            opacity=0.22,
            line={"color": ink.text, "width": 1},
            showscale=False,
            showlegend=False,
            hoverinfo="skip",
        )


def _leads(outputs: Array) -> list[Array]:
    """How far each class is ahead of the best of the others."""
    if outputs.shape[1] == 1:
        return [0.5 - outputs[:, 0], outputs[:, 0] - 0.5]
    return [outputs[:, n] - np.delete(outputs, n, axis=1).max(axis=1) for n in range(outputs.shape[1])]


def _add_cases(
    figure: go.Figure,
    x: Array,
    groups: Sequence[tuple[str, Array, str, str]],
    ink: Ink,
    catalogue: Catalogue,
) -> None:
    size = 5 if len(x) > 300 else 9
    for name, which, colour, shape in groups:
        count = catalogue.figure(f"{int(which.sum()):,}")
        figure.add_scatter(
            x=x[which, 0],
            y=x[which, 1],
            mode="markers",
            name=f"{name} ({count})",
            marker={
                "color": colour,
                "symbol": shape,
                "size": size,
                "line": {"color": ink.paper, "width": 0.6},
            },
            hovertemplate=f"%{{x:.3g}}, %{{y:.3g}}<extra>{name}</extra>",
        )
