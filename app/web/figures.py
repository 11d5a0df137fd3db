"""Charts: Plotly figures built here, drawn by the browser."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import orjson
import plotly.graph_objects as go

from app.web.models import HistoryPoint

Theme = Literal["paper", "board"]


@dataclass(frozen=True)
class _Ink:
    """Colours of a theme; loss and accuracy wear none that is a role's."""

    paper: str
    text: str
    line: str
    loss: str
    accuracy: str


_INKS: dict[Theme, _Ink] = {
    "paper": _Ink("#fbfaf7", "#1d2230", "#dcd8ce", "#1d2230", "#6f7480"),
    "board": _Ink("#14171f", "#eceae4", "#3a404d", "#eceae4", "#a3a9b5"),
}


def training_figure(history: Sequence[HistoryPoint], theme: Theme) -> bytes:
    """Loss on the left axis and, where there is one, accuracy in % on the right, as Plotly's JSON.

    What is not finite leaves a gap.
    """
    ink = _INKS[theme]
    iterations = [point.iteration for point in history]
    loss = [point.loss if isinstance(point.loss, float) else None for point in history]
    accuracy = [100 * point.accuracy if isinstance(point.accuracy, float) else None for point in history]
    figure = go.Figure()
    figure.add_scatter(
        x=iterations,
        y=loss,
        name="loss",
        mode="lines",
        line={"color": ink.loss, "width": 2},
        hovertemplate="iteration %{x}<br>loss %{y:.6g}<extra></extra>",
    )
    axis: dict[str, Any] = {
        "gridcolor": ink.line,
        "linecolor": ink.line,
        "zerolinecolor": ink.line,
        "ticks": "outside",
        "tickcolor": ink.line,
    }
    layout: dict[str, Any] = {
        "title": {"text": "Loss and accuracy" if any(accuracy) else "Loss", "x": 0},
        "font": {"family": "Inter, sans-serif", "size": 13, "color": ink.text},
        "paper_bgcolor": ink.paper,
        "plot_bgcolor": ink.paper,
        "margin": {"l": 64, "r": 64, "t": 48, "b": 56},
        "hovermode": "x unified",
        "showlegend": False,
        "xaxis": {**axis, "title": {"text": "iteration"}, "rangemode": "tozero"},
        "yaxis": {**axis, "title": {"text": "loss", "font": {"color": ink.loss}}},
    }
    if any(value is not None for value in accuracy):
        figure.add_scatter(
            x=iterations,
            y=accuracy,
            name="accuracy",
            mode="lines",
            yaxis="y2",
            line={"color": ink.accuracy, "width": 2, "dash": "dot"},
            hovertemplate="accuracy %{y:.1f} %<extra></extra>",
        )
        layout["showlegend"] = True
        layout["legend"] = {"orientation": "h", "x": 1, "xanchor": "right", "y": 1.12}
        layout["yaxis2"] = {
            **axis,
            "title": {"text": "accuracy (%)", "font": {"color": ink.accuracy}},
            "overlaying": "y",
            "side": "right",
            "range": [0, 101],
            "tickvals": [0, 20, 40, 60, 80, 100],
            "showgrid": False,
        }
    figure.update_layout(layout, template="none")
    return orjson.dumps(figure.to_plotly_json(), option=orjson.OPT_SERIALIZE_NUMPY)
