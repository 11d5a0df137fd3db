"""The part of a font that a text needs, as WOFF2."""

from __future__ import annotations

import logging
import re
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# What the page's style sheets switch on, and what a font does by itself.
_FEATURES = ["kern", "tnum", "ccmp", "mark", "mkmk", "ssty"]
_KEPT = 32
_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"<mi>(.)</mi>")
_ITALICS = (
    ("A", "Z", 0x1D434),
    ("a", "z", 0x1D44E),
    ("\u0391", "\u03a9", 0x1D6E2),
    ("\u03b1", "\u03c9", 0x1D6FC),
)
# Signs that are drawn in larger sizes; parentheses stay as they are around one line.
_TALL = frozenset("√∫∏{}")

logging.getLogger("fontTools").setLevel(logging.ERROR)


@lru_cache(maxsize=_KEPT)
def subset(font: Path, letters: frozenset[str], weight: int | None = None) -> bytes:
    """The font with these letters and no other; those that it doesn't have are left out.

    Args:
        weight: one weight of a font that has many; None leaves it as it is.
    """
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = _FEATURES
    options.notdef_outline = True
    loaded = load_font(BytesIO(font.read_bytes()), options)
    if weight is not None:
        loaded = instantiateVariableFont(loaded, {"wght": weight}, inplace=True)
    if "MATH" in loaded and not letters & _TALL:
        loaded["MATH"].table.MathVariants = None
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in letters])
    subsetter.subset(loaded)
    file = BytesIO()
    save_font(loaded, file, options)
    return file.getvalue()


@cache
def letters_of(font: Path) -> frozenset[str]:
    """All that a font has."""
    return frozenset(map(chr, TTFont(font).getBestCmap()))


def drawn_in_formulas(mathml: str) -> frozenset[str]:
    """The letters that a browser draws of formulas: of a single one that is a name, the italic one of
    mathematics.
    """
    return frozenset(_TAG.sub("", mathml)) | {_italic(letter) for letter in _NAME.findall(mathml)}


def _italic(letter: str) -> str:
    # Unicode has no italic h of its own: the Planck constant stands for it.
    if letter == "h":
        return "\u210e"
    for first, last, italic in _ITALICS:
        if first <= letter <= last:
            return chr(italic + ord(letter) - ord(first))
    return letter
