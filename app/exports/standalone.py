"""A network as one file that needs nothing else: the page's own modules, style sheets and letters, and
the numbers of an iteration. It asks nobody for anything, and computes by itself from there on.

The step that it opens with is drawn into it, so that it teaches without JavaScript, too.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from app.exports.bare import bare
from app.exports.bundle import bundle
from app.exports.figure import figure as figure_of
from app.exports.pictures.drawing import Picture, svg
from app.exports.request import Lens, Request, Theme
from app.exports.squeeze import squeeze, squeeze_sheet
from app.exports.subset import drawn_in_formulas, letters_of, subset
from app.wire.exact import encode
from app.words.catalogue import ENGLISH, Catalogue
from app.words.phrase import phrase

STATIC = Path(__file__).resolve().parents[2] / "static"
ENTRY = "js/standalone/main.js"
WIDTH = 752.0
"""Of the drawing, in pixels."""

_INSTEAD = {
    "js/state/later.js": "js/standalone/later.js",
    "js/state/sheet.js": "js/standalone/sheet.js",
}
_LIST = STATIC / "css/standalone.css"
# Those that a page fetches when it first needs them.
_FETCHED = ("edit", "lenses")
_UNREAD = ("formula", "text")
_IMPORTED = re.compile(r'^@import "([\w-]+)\.css";$', re.MULTILINE)
_FACE = re.compile(r"@font-face \{[^}]*\}\s*")


@dataclass(frozen=True)
class Look:
    """How the figure is looked at when the file is opened."""

    step: int = 0
    lens: Lens = "row_column"
    cell: tuple[int, int] | None = None
    k: int = 0
    theme: Theme = "paper"


def file(request: Request) -> bytes:
    """The file of a request."""
    made = figure_of(
        request.network, request.iteration, request.convention, request.catalogue, edits=request.edits
    )
    look = Look(request.step, request.lens, request.cell, request.k, request.theme)
    return html(made, look, request.catalogue).encode()


def html(figure: Mapping[str, Any], look: Look = Look(), catalogue: Catalogue = ENGLISH) -> str:
    """The file of a figure.

    Args:
        figure: what `app.exports.figure.figure` made, in the language of the catalogue.
    """
    program = figure["program"]
    step = program["steps"][look.step]
    shown = {
        "script": _script(any(map(_asks_for_more, program["steps"]))),
        "data": _json({"figure": _read(figure), "look": asdict(look)}),
        "drawing": _drawing(figure, look, catalogue),
        "formula": step["mathml"],
    }
    shown["words"] = _words(shown["script"], catalogue)
    letters = frozenset("".join(shown.values()))
    shown["style"] = _fonts(letters, program["steps"]) + _sheets()
    return _template().render(
        {name: Markup(text) for name, text in shown.items()},  # noqa: S704  (all of it ours)
        catalogue=catalogue,
        look=look,
        program=program,
        step=step,
        where=" · ".join(part for part in (step["layer_name"], step["title"]) if part),
        t=lambda text, **values: catalogue.say(phrase(text, **values)),
    )


@cache
def _template() -> Template:
    loader = FileSystemLoader(STATIC.parent / "templates")
    return Environment(loader=loader, autoescape=True, trim_blocks=True).get_template("standalone.html")


def _read(figure: Mapping[str, Any]) -> dict[str, Any]:
    """What the script reads of a figure."""
    program = figure["program"]
    steps = [{name: step[name] for name in step if name not in _UNREAD} for step in program["steps"]]
    return {**figure, "program": {**program, "steps": steps}}


def _asks_for_more(step: Mapping[str, Any]) -> bool:
    """As `asksForMore` of static/js/model/index-string.js."""
    composite = re.search(r"\((?!1\+)", step["index_string"]) is not None
    return composite or step["by_hand"].get("term") == "masked_product"


# Edits show at once anyway.
_NEVER = ("js/local/preview.js",)
_COMPOSITE = "js/model/composite.js"


@cache
def _script(composite: bool) -> str:
    """The modules as one script.

    Args:
        composite: with what tells how cells meet through composite axes.
    """
    left_out = [*_NEVER, *([] if composite else [_COMPOSITE])]
    return squeeze(bundle(STATIC, ENTRY, instead=_INSTEAD, left_out=left_out)).replace("</", "<\\/")


def _words(script: str, catalogue: Catalogue) -> str:
    """The translations of what the script says."""
    said = (text for text in catalogue.texts if encode(text).decode() in script)
    return _json(catalogue.only(said))


def _sheets() -> str:
    names = [*_IMPORTED.findall(_LIST.read_text(encoding="utf-8")), *_FETCHED]
    sheets = (bare(STATIC / "css" / f"{name}.css").decode() for name in names)
    return squeeze_sheet(_FACE.sub("", "".join(sheets)))


def _fonts(letters: frozenset[str], steps: Iterable[Mapping[str, Any]]) -> str:
    """Font faces with the letters that the file may show: formulas have them from a second one where the
    first hasn't them.
    """
    inter, math = STATIC / "vendor/inter.woff2", STATIC / "vendor/math.woff2"
    signs = drawn_in_formulas("".join(step["mathml"] for step in steps)) - letters_of(inter)
    # One weight, which the browser makes bold: all of them would be twice as large.
    text = subset(inter, letters & letters_of(inter), weight=400)
    return _face("Inter", text) + _face("Rowcol Math", subset(math, signs & letters_of(math)))


def _face(family: str, font: bytes) -> str:
    file_ = f"data:font/woff2;base64,{b64encode(font).decode()}"
    return f'@font-face{{font-family:"{family}";src:url({file_}) format("woff2")}}'


def _json(value: Any) -> str:
    # These could end the element, or hide its end.
    return encode(value).decode().replace("</", "<\\/").replace("<!--", "\\u003c!--")


def _drawing(figure: Mapping[str, Any], look: Look, catalogue: Catalogue) -> str:
    """The stage as it is before the script runs."""
    picture = Picture(
        step=look.step,
        lens=look.lens,
        cell=look.cell,
        k=look.k,
        width=WIDTH,
        theme=None,
        titled=False,
        fonts=False,
    )
    return svg(figure, picture, catalogue)
