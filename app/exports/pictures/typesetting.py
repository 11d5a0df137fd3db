"""Typst, which turns SVG into pixels and documents into PDF, with the letters of our pages.

What is set never stands in the source text: it goes in as an input of its own and is only ever read as
text or as a picture, so nothing that a reader writes can be taken for commands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock

import typst

FONTS = Path(__file__).parent / "fonts"
_LATIN_AND_GREEK = 0x0530

_one_at_a_time = Lock()


def pages_as_png(source: str, inputs: Mapping[str, str], ppi: float) -> list[bytes]:
    """Each page of a document as a picture.

    Args:
        source: in Typst; may read `sys.inputs`.
        ppi: pixels per inch.
    """
    with _one_at_a_time:
        made = _compiler(inputs).compile(source.encode(), format="png", ppi=ppi, sys_inputs=dict(inputs))
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


def as_pdf(source: str, inputs: Mapping[str, str]) -> bytes:
    """A document as PDF, the same bytes every time."""
    with _one_at_a_time:
        made = _compiler(inputs).compile(source.encode(), format="pdf", sys_inputs=dict(inputs), timestamp=0)
    assert isinstance(made, bytes)
    return made


def _compiler(inputs: Mapping[str, str]) -> typst.Compiler:
    """One that knows our fonts, and those of the system where the text has letters of other scripts."""
    letters = set().union(*map(set, inputs.values())) if inputs else set()
    return _made(all(map(_is_ours, letters)))


def _is_ours(letter: str) -> bool:
    """Whether our fonts, or the ones that Typst brings, have it: no letter of another script."""
    small = "<su" in unicodedata.decomposition(letter)  # <sub>, <super>: ₖ, ᵀ
    return ord(letter) < _LATIN_AND_GREEK or small or not unicodedata.category(letter).startswith("L")


@cache
def _made(ours: bool) -> typst.Compiler:
    return typst.Compiler(root=FONTS, font_paths=[FONTS], ignore_system_fonts=ours)
