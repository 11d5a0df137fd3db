"""The live figure as a Jupyter widget: anywidget carries the page that works by itself, and the cursor."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any, Literal, get_args

import anywidget
import traitlets

from app.engine.errors import RowcolError
from app.exports.bare import bare
from app.exports.forms import FORMS
from app.exports.request import Lens, Request, Theme
from app.training.run import Run

_SCRIPTS = Path(__file__).resolve().parents[2] / "static/js/notebook"
_PAGE, _PICTURE = "html", "svg"
_HEIGHT = 640  # of a frame to which nobody can tell a better one

Read = Literal["picture", "live"]
"""What stands in a figure's place where a notebook is only read: a picture, or the page that works by
itself, ten times as large.
"""


class Figure(anywidget.AnyWidget):
    """A live figure of one network. Whoever moves it, Python or a reader, both see where it is.

    Attributes:
        step, iteration, lens: where it is; can be set and observed.
        theme: ``"paper"``, ``"board"``, ``"projector"``, or empty: as the notebook is.
        matrix, cell: what is looked at; can be observed.
    """

    _esm = (_SCRIPTS / "widget.js").read_text(encoding="utf-8")
    page = traitlets.Unicode().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    step = traitlets.Int().tag(sync=True)
    iteration = traitlets.Int().tag(sync=True)
    lens = traitlets.Enum(list(get_args(Lens))).tag(sync=True)
    theme = traitlets.Enum(["", *get_args(Theme)]).tag(sync=True)
    matrix = traitlets.Unicode().tag(sync=True)
    cell = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(self, request: Request, theme: Theme | None = None, read: Read = "picture") -> None:
        """
        Args:
            request: what it shows at first.
            theme: None is as the notebook is.
            read: what stands in its place where the notebook is only read.
        """
        self._read = read
        self._request = replace(request, theme=theme or "paper")
        super().__init__(
            page=_page(self._request),
            title=f"Rowcol: {request.spec.name}",
            step=request.step,
            iteration=request.iteration,
            lens=request.lens,
            theme=theme or "",
            matrix=request.shown_step.output,
            cell=list(request.cell or ()),
        )

    @traitlets.validate("step", "iteration")
    def _there_is_one(self, proposal: Any) -> int:
        """Refuse a step that there isn't, in the words of the request."""
        value: int = proposal["value"]
        if proposal["trait"].name == "iteration":
            if value < 0:
                raise traitlets.TraitError(f"iteration goes from 0, not {value}")
            return value
        try:
            replace(self._request, step=value, cell=None, k=0)
        except RowcolError as error:
            raise traitlets.TraitError(error.message) from error
        return value

    def request(self) -> Request:
        """What is shown now."""
        values, iteration = self._request.values, self.iteration
        if iteration != self._request.iteration:
            run = Run(self._request.network)
            run.seek(iteration)
            values = run.record()
        return replace(
            self._request,
            values=values,
            iteration=iteration,
            step=self.step,
            lens=self.lens,
            cell=None,
            k=0,
            theme=self.theme or "paper",
        )

    def svg(self) -> str:
        """A picture of what is shown now."""
        return FORMS[_PICTURE].make(self.request()).decode()

    def _repr_mimebundle_(self, **given: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """The widget, and for where none can be the picture."""
        live = super()._repr_mimebundle_(**given)
        if live is None:
            return None
        bundle, metadata = live
        picture = self.svg()
        still = {"image/svg+xml": picture, "text/plain": self._told()}
        if self._read == "live":
            still["text/html"] = _framed(FORMS[_PAGE].make(self.request()).decode(), picture, self.title)
        return bundle | still, metadata

    def _told(self) -> str:
        name, output = self._request.spec.name, self._request.program.steps[self.step].output
        return f"<figure of {name}, iteration {self.iteration}, step {self.step}: {output}>"


def _page(request: Request) -> str:
    """The page that works by itself, and what lets it speak with the notebook."""
    inside = bare(_SCRIPTS / "inside.js").decode()
    page = FORMS[_PAGE].make(request).decode()
    return page.replace("</body>", f"<script>{inside}</script></body>")


def _framed(page: str, picture: str, title: str) -> str:
    """The page in a frame that can do nothing to what is around it, in front of the picture: what takes
    frames away, as some sites do, leaves that.
    """
    drawn = b64encode(picture.encode()).decode()
    return (
        f'<div style="position: relative; height: {_HEIGHT}px">'
        f'<img alt="{escape(title)}" style="max-height: 100%" src="data:image/svg+xml;base64,{drawn}">'
        '<iframe sandbox="allow-scripts" style="position: absolute; inset: 0; width: 100%; height: 100%; '
        f'border: 0" title="{escape(title)}" srcdoc="{escape(page)}"></iframe></div>'
    )
