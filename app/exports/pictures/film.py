"""Films: the steps of an iteration one after the other, as GIF, WebP and MP4."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

import av
import numpy as np
from PIL import Image

from app.engine.program import Step
from app.exports.errors import ExportError
from app.exports.pictures.drawing import WIDTH, Picture, figure_of, svgs
from app.exports.pictures.raster import Canvas, pngs, size
from app.exports.request import Request
from app.words.phrase import Figure, phrase

SECONDS = 1.6
LAST_SECONDS = 3.2
"""How long a step is looked at, and the last one, after which a GIF begins again."""
MOST_PIXELS = 100_000_000
"""Of all pictures of a film together."""
_AT_ONCE = 8
_COLOURS = 255
_RATE = 5
_GROUND = re.compile(r'<rect width="[\d.]+" height="[\d.]+" fill="(#[0-9a-f]+)"/>')


def gif_file(request: Request) -> bytes:
    """The steps from the one that a request is about, one after the other, for ever."""
    coloured = (picture.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE) for picture in _pictures(request))
    return _animated(request, coloured, "GIF")


def webp_file(request: Request) -> bytes:
    """The same in all colours, without loss, and smaller."""
    return _animated(request, _pictures(request), "WEBP", lossless=True, quality=40, method=2)


def mp4_file(request: Request) -> bytes:
    """The same as H.264, which slides and social networks play."""
    file = BytesIO()
    with av.open(file, "w", format="mp4") as container:
        stream = container.add_stream("libx264", rate=_RATE, options={"crf": "18", "tune": "stillimage"})
        stream.pix_fmt = "yuv420p"
        for seconds, picture in zip(_seconds(request), _pictures(request), strict=True):
            numbers = np.asarray(_even(picture))
            if not stream.codec_context.is_open:
                stream.height, stream.width, _ = numbers.shape
            for _ in range(round(_RATE * seconds)):
                container.mux(stream.encode(av.VideoFrame.from_ndarray(numbers, format="rgb24")))
        container.mux(stream.encode(None))
    return file.getvalue()


def _seconds(request: Request) -> list[float]:
    """How long each picture is shown."""
    return [SECONDS] * (len(_steps(request)) - 1) + [LAST_SECONDS]


def _steps(request: Request) -> Sequence[Step]:
    end = len(request.program.steps) if request.until is None else request.until + 1
    return request.program.steps[request.step : end]


def _even(picture: Image.Image) -> Image.Image:
    """With an even number of pixels along each side: H.264 keeps one colour for 2 × 2 of them."""
    return picture.crop((0, 0, picture.width // 2 * 2, picture.height // 2 * 2))


def _pictures(request: Request) -> Iterator[Image.Image]:
    """One a step, all of one size.

    Raises:
        ExportError: they would have too many pixels.
    """
    looks = [
        Picture(
            step=step.index,
            lens=request.lens,
            width=request.width or WIDTH,
            theme=request.theme,
            fonts=False,
        )
        for step in _steps(request)
    ]
    drawn = svgs(figure_of(request), looks, request.catalogue)
    sides = [size(svg) for svg in drawn]
    width, height = max(side[0] for side in sides), max(side[1] for side in sides)
    _check_pixels(len(drawn) * width * height * request.scale**2)
    ground = _GROUND.search(drawn[0])
    assert ground, "a picture with a theme has a ground"
    canvas = Canvas(width, height, ground[1])
    for start in range(0, len(drawn), _AT_ONCE):
        for page in pngs(drawn[start : start + _AT_ONCE], request.scale, canvas):
            yield Image.open(BytesIO(page)).convert("RGB")
        request.progress(min(start + _AT_ONCE, len(drawn)), len(drawn))


def _check_pixels(pixels: float) -> None:
    if pixels > MOST_PIXELS:
        said = phrase(
            "the film would have {pixels} pixels; at most {most} can be made: take fewer steps, "
            "or a smaller scale",
            pixels=Figure(f"{round(pixels):,}"),
            most=Figure(f"{MOST_PIXELS:,}"),
        )
        raise ExportError(said, where="scale")


def _animated(request: Request, pictures: Iterator[Image.Image], form: str, **options: object) -> bytes:
    durations = [round(1000 * seconds) for seconds in _seconds(request)]
    file = BytesIO()
    next(pictures).save(
        file, form, save_all=True, append_images=pictures, duration=durations, loop=0, **options
    )
    return file.getvalue()
