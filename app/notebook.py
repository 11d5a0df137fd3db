"""Rowcol in a notebook: ``from app.notebook import figure``.

>>> from app.notebook import figure
>>> xor = figure("xor", step=3)
>>> xor.step = 4
>>> xor.lens
'row_column'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.api import Written, build, request_of
from app.exports.request import Lens, Theme
from app.networks.fields import Convention

if TYPE_CHECKING:
    from app.exports.widget import Figure

__all__ = ["figure"]


def figure(
    spec: Written,
    *,
    iteration: int = 0,
    step: int = 0,
    lens: Lens = "row_column",
    cell: tuple[int, int] | None = None,
    k: int = 0,
    convention: Convention | None = None,
    theme: Theme | None = None,
    language: str = "en",
    read: Literal["picture", "live"] = "picture",
) -> Figure:
    """A live figure: it works in the notebook by itself, without any server.

    Its `step`, `lens`, `iteration` and `theme` can be read, set and observed from Python; `cell` and
    `matrix` say what is looked at.

    Args:
        spec: a name of the gallery, a spec, or a network, as of `app.api.build`.
        iteration: updates done before.
        step, lens, cell, k: where it stands at first; steps and cells count from 0.
        convention: cases as ``"rows"`` or ``"columns"``; as the spec has it if None.
        theme: of its colours; if None, as light or as dark as the notebook.
        language: of its words.
        read: what stands in its place where the notebook is only read: ``"picture"``, or ``"live"``, which
            works there, too, and makes the notebook half a megabyte larger.

    Raises:
        RowcolError: there is no such network, step or cell; says what there is.
        ImportError: anywidget isn't installed.
    """
    try:
        from app.exports.widget import Figure  # noqa: PLC0415  (anywidget brings half of Jupyter)
    except ModuleNotFoundError as error:
        raise ImportError("a live figure needs anywidget: pip install anywidget", name=error.name) from error
    request = request_of(build(spec), iteration, convention, language, step=step, lens=lens, cell=cell, k=k)
    return Figure(request, theme, read)
