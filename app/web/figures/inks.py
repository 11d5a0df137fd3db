"""The colours of a chart in each theme, and what all charts have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from app.words.catalogue import Catalogue

Theme = Literal["paper", "board", "projector"]


@dataclass(frozen=True)
class Ink:
    """Colours of a theme; lines wear none that is a role's. `size` is that of the type, in pixels."""

    paper: str
    text: str
    line: str
    second: str
    size: int = 13


INKS: dict[Theme, Ink] = {
    "paper": Ink("#fbfaf7", "#1d2230", "#dcd8ce", "#6f7480"),
    "board": Ink("#14171f", "#eceae4", "#3a404d", "#a3a9b5"),
    "projector": Ink("#ffffff", "#000000", "#c9c9c9", "#4a4a4a", size=20),
}


def axis(ink: Ink, title: str, **more: Any) -> dict[str, Any]:
    """An axis in a theme's colours."""
    return {
        "title": {"text": title},
        "gridcolor": ink.line,
        "linecolor": ink.line,
        "zerolinecolor": ink.line,
        "ticks": "outside",
        "tickcolor": ink.line,
        **more,
    }


def layout(ink: Ink, title: str, catalogue: Catalogue) -> dict[str, Any]:
    """What every chart begins with."""
    return {
        "title": {"text": title, "x": 0},
        "font": {"family": "Inter, sans-serif", "size": ink.size, "color": ink.text},
        "paper_bgcolor": ink.paper,
        "plot_bgcolor": ink.paper,
        "margin": {"l": 5 * ink.size, "r": 5 * ink.size, "t": 4 * ink.size, "b": 5 * ink.size},
        "separators": catalogue.decimal + catalogue.group,
    }
