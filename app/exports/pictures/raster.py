"""Pictures in pixels, of what `drawing` gives as SVG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.exports.errors import ExportError
from app.exports.pictures.drawing import svg_file
from app.exports.pictures.typesetting import pages_as_png
from app.exports.request import Request
from app.words.phrase import Figure, phrase

MOST_PIXELS = 40_000_000
_POINTS = 0.75
"""Points of Typst for a pixel of CSS, of which there are 96 in an inch."""
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_PAGES = """
#for n in range(int(sys.inputs.count)) {
  let side(name) = float(sys.inputs.at(name + str(n))) * 1pt
  page(
    width: side("width"), height: side("height"), margin: 0pt,
    fill: if sys.inputs.ground != "" { rgb(sys.inputs.ground) } else { none },
    align(top + left, image(
      bytes(sys.inputs.at("picture" + str(n))), format: "svg",
      width: side("own-width"), height: side("own-height"), fit: "stretch",
    )),
  )
}
"""


def png_file(request: Request) -> bytes:
    """The step that a request is about."""
    return png(svg_file(request).decode(), request.scale)


def png(svg: str, scale: float = 1.0) -> bytes:
    """An SVG as PNG; where nothing is drawn it is transparent.

    Args:
        scale: pixels for each of the SVG's own.

    Raises:
        ExportError: it would have too many pixels.
    """
    return pngs([svg], scale)[0]


@dataclass(frozen=True)
class Canvas:
    """What several pictures are put on, at the upper left.

    Attributes:
        width, height: in pixels of CSS.
        colour: of what a picture leaves, such as "#fbfaf7"; "" is transparent.
    """

    width: float
    height: float
    colour: str = ""


def pngs(svgs: Sequence[str], scale: float = 1.0, canvas: Canvas | None = None) -> list[bytes]:
    """SVGs as PNG, each of its own size, or each on the same canvas.

    Raises:
        ExportError: one would have too many pixels.
    """
    inputs = {"count": str(len(svgs)), "ground": canvas.colour if canvas else ""}
    for n, svg in enumerate(svgs):
        own = size(svg)
        room = (canvas.width, canvas.height) if canvas else own
        _check_pixels(room, scale)
        sides = zip(("width", "height", "own-width", "own-height"), (*room, *own), strict=True)
        # Whole pixels: half of one would be half transparent.
        inputs |= {f"{name}{n}": str(int(side * scale) / scale * _POINTS) for name, side in sides}
        inputs[f"picture{n}"] = svg
    return pages_as_png(_PAGES, inputs, ppi=96 * scale)


def size(svg: str) -> tuple[float, float]:
    """Width and height that an SVG says it has, in pixels of CSS."""
    found = _SIZE.search(svg)
    assert found, "an SVG of ours says how large it is"
    return float(found[1]), float(found[2])


def _check_pixels(sides: tuple[float, float], scale: float) -> None:
    pixels = round(sides[0] * scale) * round(sides[1] * scale)
    if pixels > MOST_PIXELS:
        said = phrase(
            "the picture would have {pixels} pixels; at most {most} can be made",
            pixels=Figure(f"{pixels:,}"),
            most=Figure(f"{MOST_PIXELS:,}"),
        )
        raise ExportError(said, where="scale")
