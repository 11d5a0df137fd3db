"""Pictures of steps as SVG, drawn by the very modules that draw them in the browser.

V8 runs them on a figure. What comes out is what a page of that width shows, number for number and place
for place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from app.exports.bare import bare
from app.exports.bundle import bundle
from app.exports.errors import ExportError
from app.exports.letters import faces
from app.exports.request import Lens, Request, Theme
from app.exports.v8 import Machine
from app.trace.outline import axis_sizes, program_json, program_message
from app.wire.exact import encode
from app.wire.windows import cut, resolve_windows
from app.words.catalogue import ENGLISH, Catalogue
from app.words.phrase import phrase

STATIC = Path(__file__).resolve().parents[2] / "static"
WIDTH = 760.0

# What of a page isn't there, and what takes its place.
_INSTEAD = {"vendor/lit.js": "js/draw/lit.js", "js/state/later.js": "js/draw/parts.js"}
# As the sheet of the theme says: from the back of a room nothing smaller can be read.
_SMALLEST = {"projector": 12.5}
_SHEETS = (
    "tokens", "base", "stage", "tools", "change", "reading", "lenses", "diagram", "projector-type", "projector-parts",
)  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """What is to be seen of a figure, and how.

    Attributes:
        what: the matrices, or the network diagram; a diagram of no height is nearly square.
        step, lens, cell, k: where the cursor is; no cell is the one that a page opens with.
        decimals: of all numbers; None gives each matrix as many as it needs.
        labels: which way round the index labels of weights are written.
        width, height: the room for all of it, in pixels; None is as high as need be, and titles are extra.
        smallest: type that isn't to be smaller, in pixels.
        theme: whose colours it has; None leaves colours to the style sheets of the page that it is put
            into, which must be ours, and keeps what the page's script and a screen reader need.
        ground: whether it has one; else it is transparent.
        titled: whether it says above and below what it shows.
        fonts: whether it carries the letters that it needs.
    """

    step: int = 0
    lens: Lens = "row_column"
    cell: tuple[int, int] | None = None
    k: int = 0
    what: Literal["stage", "diagram"] = "stage"
    decimals: int | None = None
    labels: Literal["off", "from_to", "to_from"] = "off"
    width: float = WIDTH
    height: float | None = None
    smallest: float | None = None
    theme: Theme | None = "paper"
    ground: bool = True
    titled: bool = True
    fonts: bool = True


def svg(figure: Mapping[str, Any], picture: Picture = Picture(), catalogue: Catalogue = ENGLISH) -> str:
    """One picture of a figure.

    Args:
        figure: what `app.exports.figure.figure` made, in the language of the catalogue.
    """
    return svgs(figure, [picture], catalogue)[0]


def svgs(figure: Mapping[str, Any], pictures: Sequence[Picture], catalogue: Catalogue = ENGLISH) -> list[str]:
    """Several pictures of a figure, which is read once.

    Raises:
        ExportError: a step that isn't there.
    """
    last = len(figure["program"]["steps"]) - 1
    for picture in pictures:
        if not 0 <= picture.step <= last:
            said = phrase("step must be from 0 to {last}, not {step}", last=last, step=picture.step)
            raise ExportError(said, where="step")
    with _machine().calls() as call:
        if not call("speaks", catalogue.language):
            call("learn", catalogue.language, encode(catalogue.texts).decode())
        call("open", catalogue.language, encode(_opened(figure)).decode())
        drawn = [str(call("draw", catalogue.language, _wish(picture))) for picture in pictures]
    return [
        _lettered(text) if picture.fonts and picture.theme else text
        for text, picture in zip(drawn, pictures, strict=True)
    ]


def svg_file(request: Request) -> bytes:
    """The step that a request is about, as a file of its own."""
    picture = Picture(
        step=request.step,
        lens=request.lens,
        cell=request.cell,
        k=request.k,
        width=request.width or WIDTH,
        smallest=_SMALLEST.get(request.theme),
        theme=request.theme,
        ground=not request.transparent,
    )
    return svg(figure_of(request), picture, request.catalogue).encode()


def figure_of(request: Request) -> dict[str, Any]:
    """As much of a figure as pictures need."""
    program = program_json(request.network, request.convention, request.catalogue)
    return {
        "program": program_message(program, resolve_windows(axis_sizes(program), {})),
        "iteration": request.iteration,
        "values": request.shown,
        "metrics": {"loss": None, "accuracy": None},
    }


def _wish(picture: Picture) -> str:
    return encode(asdict(picture)).decode()


def _lettered(text: str) -> str:
    return text.replace("</desc>", f"</desc><style>{faces(STATIC, text)}</style>", 1)


def _opened(figure: Mapping[str, Any]) -> dict[str, Any]:
    """What the script needs of a figure: of each matrix the part that a page shows."""
    program, parts = figure["program"], figure.get("parts")
    views = {}
    for matrix in program["matrices"]:
        name = matrix["id"]
        spans = [
            cut(program["windows"][axis], size)
            for axis, size in zip(matrix["axes"], matrix["shape"], strict=True)
        ]
        values = np.asarray(figure["values"][name])
        part = values if parts else values[tuple(slice(*span) for span in spans)]
        views[name] = {"rows": spans[0], "columns": spans[1], "values": np.ascontiguousarray(part).ravel()}
    numbers = {
        "iteration": figure["iteration"],
        **figure["metrics"],
        "views": views,
        "edits": figure.get("edits", []),
    }
    return {"program": program, "numbers": numbers}


@cache
def _machine() -> Machine:
    return Machine(_script)


def _script() -> str:
    """An object that has a copy of the modules for each language: texts are said when they are read."""
    modules = bundle(STATIC, "js/draw/picture.js", instead=_INSTEAD)
    sheets = "".join(bare(STATIC / "css" / f"{name}.css").decode() for name in _SHEETS)
    return f"""(() => {{
        const spoken = {{}};
        return {{
            speaks: (language) => language in spoken,
            learn(language, words) {{
                const carried = {{ textContent: words }};
                globalThis.document = {{ documentElement: {{ lang: language }}, getElementById: () => carried }};
                spoken[language] = {modules};
                spoken[language].useSheets({encode(sheets).decode()});
            }},
            open: (language, figure) => spoken[language].open(figure),
            draw: (language, picture) => spoken[language].draw(picture),
        }};
    }})()"""
