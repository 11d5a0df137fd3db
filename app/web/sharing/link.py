"""Parts of an address as links have them: step=3&cell=1,2&z=…, where z holds long parts, packed.

`static/js/state/link/` writes them; `docs/links.md` says what they mean.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Mapping
from urllib.parse import quote, unquote

MOST_READ = 200_000
"""Letters of an address that are read."""
MOST_PARTS = 1000
MOST_BYTES = 1_000_000
"""Bytes of a text that a link may unpack to."""
READABLE = 200
"""Parts that may be long are packed when they are longer than this together."""
PACKED = "z"

_LETTERS = re.compile(r"[A-Za-z0-9_-]*")


def read_parts(query: str) -> tuple[dict[str, str], list[str]]:
    """The parts of a query by name, and the names of those that are damaged.

    Of two parts of one name the last counts; what stands there openly counts before what is packed.
    """
    if len(query) > MOST_READ:
        return {}, ["query"]
    parts, damaged = _split(query.replace("+", " "))
    if PACKED not in parts:
        return parts, damaged
    text = unpack(parts.pop(PACKED))
    if text is None:
        return parts, [*damaged, PACKED]
    packed, also = _split(text)
    packed.pop(PACKED, None)
    return packed | parts, damaged + also


def _split(text: str) -> tuple[dict[str, str], list[str]]:
    parts: dict[str, str] = {}
    damaged = []
    for item in text.split("&", MOST_PARTS)[:MOST_PARTS]:
        name, _, said = item.partition("=")
        try:
            parts[unquote(name, errors="strict")] = unquote(said, errors="strict")
        except UnicodeDecodeError:
            damaged.append(unquote(name))
    parts.pop("", None)
    return parts, damaged


def unpack(packed: str) -> str | None:
    """The text that was packed; None if it is damaged or too large, which is found out on the way."""
    if not _LETTERS.fullmatch(packed):
        return None
    try:
        compressed = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        inflating = zlib.decompressobj()
        text = inflating.decompress(compressed, MOST_BYTES + 1)
        whole = inflating.eof and not inflating.unused_data and len(text) <= MOST_BYTES
        return text.decode() if whole else None
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        return None


def pack(text: str) -> str:
    """In the letters that an address may hold."""
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def write_parts(short: Mapping[str, str], long: Mapping[str, str]) -> str:
    """Parts as a query: the long ones packed, if they would make it hard to read."""
    told = [f"{name}={_escaped(text)}" for name, text in short.items() if text]
    plain = "&".join(f"{name}={_escaped(text)}" for name, text in long.items() if text)
    if len(plain) > READABLE:
        joined = "&".join(
            f"{name}={text.replace('%', '%25').replace('&', '%26')}" for name, text in long.items() if text
        )
        plain = f"{PACKED}={pack(joined)}"
    return "&".join([*told, plain] if plain else told)


def _escaped(text: str) -> str:
    """Readable where an address allows it."""
    return quote(text, safe="/,;:@!*'()-_.~")
