"""Pictures in pixels: their sizes, their ground, their letters."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from app.exports.errors import ExportError
from app.exports.pictures.drawing import svg_file
from app.exports.pictures.raster import png_file, pngs, size
from app.exports.pictures.typesetting import FONTS, pages_as_png
from tests.exports.requests import request_of
from tools.static_fonts import WEIGHTS, static, written

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
    '<rect width="10" height="10" fill="#0b6fb8"/></svg>'
)


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png))


@pytest.mark.parametrize("scale", [1.0, 2.0, 0.5])
def test_a_picture_has_so_many_pixels_for_each_of_the_svg(scale):
    request = request_of("xor", scale=scale)
    width, height = size(svg_file(request).decode())
    assert opened(png_file(request)).size == pytest.approx((width * scale, height * scale), abs=1)


def test_a_transparent_picture_has_no_ground_and_the_same_cells():
    request = request_of("xor")
    with_ground = np.asarray(opened(png_file(request)).convert("RGBA"))
    without = np.asarray(opened(png_file(replace(request, transparent=True))).convert("RGBA"))
    assert with_ground[..., 3].min() == 255
    assert tuple(with_ground[0, 0, :3]) == (0xFB, 0xFA, 0xF7)
    assert without[0, 0, 3] == 0
    opaque = without[..., 3] == 255
    assert opaque.mean() > 0.02
    assert (without[opaque] == with_ground[opaque]).all()


def test_pixels_have_the_colours_of_the_svg_and_its_places():
    (png,) = pngs([SQUARE])
    pixels = np.asarray(opened(png).convert("RGBA"))
    assert pixels.shape == (10, 20, 4)
    assert (pixels[:, :10] == (0x0B, 0x6F, 0xB8, 255)).all()
    assert (pixels[:, 10:, 3] == 0).all()


def test_themes_give_other_pictures():
    request = request_of("xor")
    corners = {
        theme: opened(png_file(replace(request, theme=theme))).getpixel((0, 0))
        for theme in ("paper", "board")
    }
    assert corners["paper"] != corners["board"]


def test_a_picture_that_would_fill_the_memory_is_refused():
    with pytest.raises(ExportError, match=r"would have [\d,]+ pixels; at most 40,000,000"):
        png_file(request_of("attention", scale=8.0, width=2000))


def text_in(weight: int, text: str) -> np.ndarray:
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">'
        f'<text x="5" y="30" font-family="Inter" font-size="24" font-weight="{weight}">{text}</text></svg>'
    )
    return np.asarray(opened(pngs([picture])[0]).convert("RGBA"))[..., 3].astype(float)


def test_each_weight_of_the_letters_is_heavier_than_the_one_before():
    ink = [text_in(weight, "W₁").sum() for weight in (400, 600, 700)]
    assert ink[0] * 1.05 < ink[1] < ink[2]


@pytest.mark.parametrize("letter", "−₁²⁺ŷĀ′·×÷√≈∞σβΣ→↓…äßçã½⊙⊘ᵀᵗₖ‖")
def test_a_letter_has_a_shape_of_its_own(letter):
    missing = text_in(400, "\ue123")
    assert text_in(400, letter).sum() > 0
    assert (text_in(400, letter) != missing).any()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_fonts_are_those_that_the_tool_makes_of_the_pages_fonts(weight):
    kept = (FONTS / f"Inter-{WEIGHTS[weight]}.ttf").read_bytes()
    made = TTFont(BytesIO(written(static(weight))))
    stored = TTFont(BytesIO(kept))
    assert stored.getBestCmap() == made.getBestCmap()
    assert stored["hmtx"].metrics == made["hmtx"].metrics
    assert stored["OS/2"].usWeightClass == weight
    assert all(stored["glyf"][name] == made["glyf"][name] for name in made.getGlyphOrder())


def test_what_is_set_cannot_be_commands():
    source = "#set page(width: 100pt, height: 20pt, margin: 0pt)\n#set text(size: 4pt)\n#sys.inputs.text"
    harmless = pages_as_png(source, {"text": "nothing"}, 72)
    (page,) = pages_as_png(source, {"text": '#panic() #read("/etc/passwd") $'}, 72)
    assert opened(page).size == opened(harmless[0]).size == (100, 20)
