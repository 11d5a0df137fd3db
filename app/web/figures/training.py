"""The curve of loss and accuracy."""

from collections.abc import Sequence

import orjson
import plotly.graph_objects as go

from app.web.figures.inks import INKS, Theme, axis, layout
from app.web.models import HistoryPoint
from app.words.catalogue import Catalogue
from app.words.phrase import phrase


def training_figure(history: Sequence[HistoryPoint], theme: Theme, catalogue: Catalogue) -> bytes:
    """Loss on the left axis and, where there is one, accuracy in % on the right, as Plotly's JSON.

    What is not finite leaves a gap.
    """
    ink, say = INKS[theme], catalogue.say
    iterations = [point.iteration for point in history]
    loss = [point.loss if isinstance(point.loss, float) else None for point in history]
    accuracy = [100 * point.accuracy if isinstance(point.accuracy, float) else None for point in history]
    words = {"iteration": say(phrase("iteration")), "loss": say(phrase("loss"))}
    figure = go.Figure()
    figure.add_scatter(
        x=iterations,
        y=loss,
        name=words["loss"],
        mode="lines",
        line={"color": ink.text, "width": 2},
        hovertemplate=f"{words['iteration']} %{{x}}<br>{words['loss']} %{{y:.6g}}<extra></extra>",
    )
    title = phrase("Loss and accuracy") if any(accuracy) else phrase("Loss")
    drawn = layout(ink, say(title), catalogue) | {
        "hovermode": "x unified",
        "showlegend": False,
        "xaxis": axis(ink, words["iteration"], rangemode="tozero"),
        "yaxis": axis(ink, words["loss"]),
    }
    if any(value is not None for value in accuracy):
        name = say(phrase("accuracy"))
        figure.add_scatter(
            x=iterations,
            y=accuracy,
            name=name,
            mode="lines",
            yaxis="y2",
            line={"color": ink.second, "width": 2, "dash": "dot"},
            hovertemplate=f"{name} %{{y:.1f}} %<extra></extra>",
        )
        drawn["showlegend"] = True
        drawn["legend"] = {"orientation": "h", "x": 1, "xanchor": "right", "y": 1.12}
        drawn["yaxis2"] = axis(
            ink,
            say(phrase("accuracy (%)")),
            overlaying="y",
            side="right",
            range=[0, 101],
            tickvals=[0, 20, 40, 60, 80, 100],
            showgrid=False,
        )
    figure.update_layout(drawn, template="none")
    return orjson.dumps(figure.to_plotly_json(), option=orjson.OPT_SERIALIZE_NUMPY)
