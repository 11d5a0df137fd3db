"""The letters of the pages inside a picture: the font faces of our style sheet, with their files in them."""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

_FACE = re.compile(r'@font-face \{[^}]*"Inter"[^}]*\}')
_FILE = re.compile(r'url\("\.\./([^"]+)"\)')
_RANGE = re.compile(r"unicode-range: ([^;]+);")
_PART = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
_SPACE = re.compile(r"\s+")


def faces(static: Path, text: str) -> str:
    """The rules that a text needs: letters that a face has beyond the first one's are only put in if
    there are some. Figures are equally wide, as they are on the page.
    """
    needed = [rule for rule, letters in _faces(static) if not letters or letters & set(text)]
    return "".join([*needed, 'text{font-feature-settings:"tnum"}'])


@cache
def _faces(static: Path) -> tuple[tuple[str, frozenset[str]], ...]:
    sheet = (static / "css/tokens.css").read_text(encoding="utf-8")
    return tuple((_with_file(static, rule), _letters(rule)) for rule in _FACE.findall(sheet))


def _with_file(static: Path, rule: str) -> str:
    def data(found: re.Match[str]) -> str:
        return f"url(data:font/woff2;base64,{b64encode((static / found[1]).read_bytes()).decode()})"

    return _SPACE.sub(" ", _FILE.sub(data, rule))


def _letters(rule: str) -> frozenset[str]:
    """Those that the rule is for; none if it is for all."""
    found = _RANGE.search(rule)
    parts = _PART.findall(found[1]) if found else []
    return frozenset(
        chr(code) for first, last in parts for code in range(int(first, 16), int(last or first, 16) + 1)
    )
