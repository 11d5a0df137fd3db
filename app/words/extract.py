"""Which texts a source file says: Python and templates, read by Babel's extractors, and JavaScript.

Texts are the literal first arguments of ``phrase``, ``t`` and ``rich``, and those of one and of several
things in ``plural`` and ``counted``. Of words that are kept as JSON (tours, definitions) they are the
values of some keys. In JavaScript texts are written in double quotes; Babel's reader loses its way
where an attribute of a template is quoted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_python
from jinja2.ext import babel_extract

Message = str | tuple[str, str]
"""A text, or those of one and of several things."""

_COUNTED = {"plural", "counted"}
_KEYWORDS = ("phrase", "t", "rich", "plural", "counted")
_EXTRACTORS: dict[str, Callable[..., Any]] = {".py": extract_python, ".html": babel_extract}
SUFFIXES = {*_EXTRACTORS, ".js", ".json"}
_QUOTED = r'("(?:[^"\\]|\\.)*")'
_SAID = re.compile(rf"\b(?:(?:t|rich)\(\s*{_QUOTED}|counted\([^\"]*?,\s*{_QUOTED},\s*{_QUOTED})")
_TEXT_KEYS = {"title", "text", "hint", "praise", "label", "definition", "term", "group"}


def messages(path: Path) -> list[Message]:
    """The texts of a file, in their order."""
    stat = path.stat()
    return list(_messages(path, stat.st_mtime_ns, stat.st_size))


@lru_cache(maxsize=2048)
def _messages(path: Path, _changed: int, _size: int) -> tuple[Message, ...]:
    """Time of change and size are there to tell versions of a file apart."""
    return tuple(_read(path.read_bytes(), path.suffix))


def each_text(value: Any, say: Callable[[str], str]) -> Any:
    """JSON with each of its texts said in another way; names and numbers stay."""
    if isinstance(value, list):
        return [each_text(item, say) for item in value]
    if isinstance(value, dict):
        return {
            key: say(item) if key in _TEXT_KEYS and isinstance(item, str) else each_text(item, say)
            for key, item in value.items()
        }
    return value


def _read(source: bytes, suffix: str) -> Iterator[Message]:
    if suffix == ".json":
        texts: list[Message] = []

        def note(text: str) -> str:
            texts.append(text)
            return text

        each_text(json.loads(source), note)
        yield from texts
        return
    if suffix == ".js":
        for found in _SAID.finditer(source.decode()):
            text, one, many = (part and json.loads(part) for part in found.groups())
            yield text or (one, many)
        return
    extract = _EXTRACTORS[suffix]
    for _line, name, said, _comments in extract(BytesIO(source), _KEYWORDS, (), {}):
        arguments = list(said) if isinstance(said, tuple | list) else [said]
        if name in _COUNTED:
            one, many = arguments[1:3] if len(arguments) > 2 else (None, None)
            if isinstance(one, str) and isinstance(many, str):
                yield one, many
        elif isinstance(arguments[0], str):
            yield arguments[0]
