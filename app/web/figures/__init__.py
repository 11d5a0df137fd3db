"""Charts: Plotly figures built here, drawn by the browser."""

from app.web.figures.confusion import confusion_figure, judge
from app.web.figures.inks import Theme
from app.web.figures.known import known_figure
from app.web.figures.regions import By, regions_figure
from app.web.figures.training import training_figure

__all__ = ["By", "Theme", "confusion_figure", "judge", "known_figure", "regions_figure", "training_figure"]
