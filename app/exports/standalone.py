"""A network as one file that needs nothing else: the page's own modules, style sheets and letters, and
the numbers of an iteration. It asks nobody for anything, and computes by itself from there on.

The step that it opens with is drawn into it, so that it teaches without JavaScript, too.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from app.exports.bare import bare
from app.exports.bundle import bundle
from app.exports.drawing import Picture, svg
from app.exports.figure import figure as figure_of
from app.exports.request import Lens, Request, Theme
from app.exports.squeeze import squeeze, squeeze_sheet
from app.exports.subset import drawn_in_formulas, subset
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
_SHEETS = ("tokens", "base", "explain", "dominoes", "stage", "worked", "tools", "change", "reading", "edit", "lenses")
_LAST_SHEETS = ("embed-page", "embed-first", "standalone")
_UNREAD = ("formula", "text")
_FACE = re.compile(r"@font-face \{[^}]*\}\s*")
_TAG = re.compile(r"<[^>]*>")


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
    made = figure_of(request.network, request.iteration, request.convention, request.catalogue)
    look = Look(request.step, request.lens, request.cell, request.k, request.theme)
    return html(made, look, request.catalogue).encode()


def html(figure: Mapping[str, Any], look: Look = Look(), catalogue: Catalogue = ENGLISH) -> str:
    """The file of a figure.

    Args:
        figure: what `app.exports.figure.figure` made, in the language of the catalogue.
    """
    program = figure["program"]
    parts = _parts(program)
    script = _script(frozenset(parts))
    words = _words(script, catalogue)
    data = _json({"figure": _read(figure), "look": {name: getattr(look, name) for name in ("step", "lens", "cell", "k")}})
    first = _first(figure, look, catalogue)
    letters = frozenset(first + script + words + data)
    formulas = "".join(_TAG.sub("", step["mathml"]) for step in program["steps"])
    style = _fonts(letters, formulas) + _sheets((*_SHEETS, *parts.values(), *_LAST_SHEETS))
    title = f"{program['title']} · Rowcol"
    # Nothing may be fetched, whatever the numbers and names in the file say.
    policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:"
    return f"""<!doctype html>
<html lang="{escape(catalogue.language)}" dir="{catalogue.direction}" data-theme="{"board" if look.theme == "board" else "paper"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<style>{style}</style>
</head>
<body>
{first}
<script type="application/json" id="words">{words}</script>
<script type="application/json" id="figure">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def _read(figure: Mapping[str, Any]) -> dict[str, Any]:
    """What the script reads of a figure."""
    program = figure["program"]
    steps = [{name: step[name] for name in step if name not in _UNREAD} for step in program["steps"]]
    return {**figure, "program": {**program, "steps": steps}}


def _parts(program: Mapping[str, Any]) -> dict[str, str]:
    """The parts of the page that only some networks need, and their style sheets."""
    matrices, steps = program["matrices"], program["steps"]
    pictures = any(any(matrix["images"]) for matrix in matrices)
    composite = any(_asks_for_more(step) for step in steps)
    needed = {
        "js/model/composite.js": composite,
        "js/pictures/graph.js": "graph" in program,
        "js/pictures/index.js": pictures,
        "js/stage/window-bar.js": bool(program["windows"]),
        "js/stage/partial-sums.js": bool(program["windows"]),
        "js/local/answers.js": bool(program["windows"]) or pictures,
    }
    sheets = {"js/pictures/graph.js": "graph", "js/pictures/index.js": "pictures"}
    return {part: sheets.get(part, "") for part, wanted in needed.items() if wanted}


def _asks_for_more(step: Mapping[str, Any]) -> bool:
    """As `asksForMore` of static/js/model/index-string.js."""
    composite = re.search(r"\((?!1\+)", step["index_string"]) is not None
    return composite or step["by_hand"].get("term") == "masked_product"


_SOMETIMES = (
    "js/local/answers.js",
    "js/model/composite.js",
    "js/pictures/graph.js",
    "js/pictures/index.js",
    "js/stage/partial-sums.js",
    "js/stage/window-bar.js",
)


@lru_cache(maxsize=16)
def _script(parts: frozenset[str]) -> str:
    left_out = [part for part in _SOMETIMES if part not in parts]
    return squeeze(bundle(STATIC, ENTRY, instead=_INSTEAD, left_out=left_out)).replace("</", "<\\/")


def _words(script: str, catalogue: Catalogue) -> str:
    """The translations of what the script says."""
    said = (text for text in catalogue.texts if encode(text).decode() in script)
    return _json(catalogue.only(said))


def _sheets(names: Iterable[str]) -> str:
    sheets = (bare(STATIC / "css" / f"{name}.css").decode() for name in names if name)
    return squeeze_sheet(_FACE.sub("", "".join(sheets)))


def _fonts(letters: frozenset[str], formulas: str) -> str:
    # One weight, which the browser makes bold: all of them would be twice as large.
    text = subset(STATIC / "vendor/inter.woff2", letters, weight=400)
    signs = subset(STATIC / "vendor/math.woff2", drawn_in_formulas(formulas))
    return _face("Inter", text) + _face("Rowcol Math", signs)


def _face(family: str, font: bytes, more: str = "") -> str:
    return f'@font-face{{font-family:"{family}";src:url(data:font/woff2;base64,{b64encode(font).decode()}) format("woff2");{more}}}'


def _json(value: Any) -> str:
    # These could end the element, or hide its end.
    return encode(value).decode().replace("</", "<\\/").replace("<!--", "\\u003c!--")


def _first(figure: Mapping[str, Any], look: Look, catalogue: Catalogue) -> str:
    """The page as it is before the script runs."""
    program = figure["program"]
    step = program["steps"][look.step]
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
    drawn = Markup(svg(figure, picture, catalogue))  # noqa: S704
    where = " · ".join(part for part in (step["layer_name"], step["title"]) if part)
    counted = catalogue.say(phrase("step {step} of {steps}", step=look.step + 1, steps=len(program["steps"])))
    theme = catalogue.say(phrase("Light or dark"))
    return f"""<main class="embed alone" aria-label="{escape(program["title"])}">
<header class="embed__head">
<p class="alone__title"><b class="wordmark">row<span class="wordmark__dot" aria-hidden="true">·</span>col</b> {escape(program["title"])}</p>
<div class="embed-first formula"><div class="formula-line"><div class="formula-math">{step["mathml"]}</div>
<span class="formula-where" role="heading" aria-level="2">{escape(where)}</span></div><p class="formula-words">{escape(step["text"])}</p></div>
<rowcol-formula></rowcol-formula>
</header>
<div class="embed__stage"><rowcol-stage><div class="embed-first alone__first">{drawn}</div></rowcol-stage></div>
<section class="embed__beside"><rowcol-lenses></rowcol-lenses><rowcol-dominoes></rowcol-dominoes><rowcol-worked></rowcol-worked></section>
<footer class="embed__foot"><p class="embed-first embed-player__step">{escape(counted)}</p><rowcol-alone-player></rowcol-alone-player>
<button class="embed-player__reset alone__theme" id="theme" type="button">{escape(theme)}</button></footer>
<rowcol-edit></rowcol-edit>
<rowcol-remark></rowcol-remark>
<rowcol-notices></rowcol-notices>
</main>"""
