"""What the address of a figure may say: the one table of it on the server.

The rows are those of a link (`static/js/state/link/table.js`) that change what is seen, and those that
an embedded page has of its own (`static/js/embed/options.js`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from app.exports.request import LENS_NAMES
from app.training.records import Edit
from app.web.messages import MOST_EDITS
from app.web.sharing.link import read_parts

HIDES = ("title", "formula", "words", "lens", "shapes", "sum", "step", "play", "edit", "link")
"""What `hide` may name, in the order of the page."""
LOCKS = ("step", "lens", "cell", "edit")
CONTROLS = ("lens", "step", "play", "edit")
"""What `controls=0` hides."""
LENSES = ("row_column", "column_row", "columns", "rows")
THEMES = ("auto", "paper", "board", "projector")

_MOST_WINDOWS = 32
_DEEPEST = 12
_REPEATED = 40
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DIGITS = re.compile(r"[0-9]{1,15}")
_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,3})?", re.IGNORECASE)
_WINDOW = re.compile(r"([^:,]{1,60}):([0-9]{1,9})-([0-9]{1,9})")


class _WrongError(Exception):
    """Says what would be right."""


@dataclass(frozen=True)
class Option:
    """A row of the table.

    Attributes:
        read: what a text means; raises _WrongError.
        usual: what holds where the address says nothing.
    """

    read: Callable[[str], Any]
    usual: object = None


def _whole(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if _DIGITS.fullmatch(text) and int(text) <= most:
            return int(text)
        raise _WrongError(f"a whole number from 0 to {most}")

    return read


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text in choices:
            return text
        raise _WrongError(f"one of {', '.join(choices)}")

    return read


def _flag(text: str) -> bool:
    return _one_of("0", "1")(text) == "1"


def _some_of(*choices: str) -> Callable[[str], frozenset[str]]:
    """Names with commas between them; those that there aren't are left out."""

    def read(text: str) -> frozenset[str]:
        return frozenset(text.split(",")) & frozenset(choices)

    return read


def _lens(text: str) -> str:
    return _one_of(*LENSES)(LENS_NAMES.get(text, text.replace("-", "_")))


def _position(text: str) -> tuple[int, int]:
    try:
        row, column = (_whole(10**9)(part) for part in text.split(","))
    except (ValueError, _WrongError):
        raise _WrongError("a row and a column, counted from 0, like 1,2") from None
    return row, column


def _edits(text: str) -> tuple[Edit, ...]:
    written = text.split(";", MOST_EDITS)
    if len(written) > MOST_EDITS:
        raise _WrongError(f"at most {MOST_EDITS} changes")
    return tuple(_edit(one, n) for n, one in enumerate(written, start=1))


def _edit(text: str, n: int) -> Edit:
    try:
        cell, iteration = text.split("@")
        matrix, row, column, value = cell.split(",")
        at, i, j = (_whole(10**9)(part) for part in (iteration, row, column))
        if _ID.fullmatch(matrix) and _NUMBER.fullmatch(value) and math.isfinite(float(value)):
            return Edit(at, matrix, i, j, float(value))
    except (ValueError, _WrongError):
        pass
    raise _WrongError(
        f"as number {n} something like W1,0,1,0.5@3: matrix, row, column and number, at an iteration"
    )


def _windows(text: str) -> dict[str, tuple[int, int]]:
    parts = [_WINDOW.fullmatch(part) for part in text.split(",", _MOST_WINDOWS)]
    read = {part[1]: (int(part[2]), int(part[3])) for part in parts if part is not None}
    if len(parts) <= _MOST_WINDOWS and None not in parts and all(a < b for a, b in read.values()):
        return read
    raise _WrongError("the part of a long axis that is shown, like case:100-108")


def _hidden(text: str) -> str:
    if text == "all" or re.fullmatch(_ID.pattern + r"(,[0-9]{1,9}){2}", text):
        return text
    raise _WrongError("all, or a cell like A1,2,0: matrix, row and column")


def _spec(text: str) -> dict[str, Any]:
    try:
        written = orjson.loads(text)
    except ValueError:
        written = None
    if isinstance(written, dict) and _is_flat(written):
        return written
    raise _WrongError('a network as JSON, like {"dataset": …, "layers": …}')


def _is_flat(value: object) -> bool:
    """Whether nothing in it lies too deep, found level by level."""
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return True
    return False


def _tag(text: str) -> str:
    if _TAG.fullmatch(text):
        return text
    raise _WrongError("the tag of a language, like en")


OPTIONS: dict[str, Option] = {
    # As in links.
    "convention": Option(_one_of("rows", "columns")),
    "iteration": Option(_whole(999_999_999), 0),
    "step": Option(_whole(9999), 0),
    "lens": Option(_lens, "row_column"),
    "cell": Option(_position),
    "k": Option(_whole(999_999), 0),
    "decimals": Option(_whole(6)),
    "labels": Option(_one_of("off", "from_to", "to_from"), "off"),
    "view": Option(_windows, {}),
    "edits": Option(_edits, ()),
    "spec": Option(_spec),
    # An embedded page's own.
    "controls": Option(_flag, usual=True),
    "autoplay": Option(_flag, usual=False),
    "hide": Option(_some_of(*HIDES), frozenset()),
    "lock": Option(_some_of(*LOCKS), frozenset()),
    "predict": Option(_hidden),
    "theme": Option(_one_of(*THEMES), "auto"),
    "lang": Option(_tag),
}


@dataclass(frozen=True)
class Fault:
    """A part that can't be read, and why."""

    name: str
    message: str


@dataclass(frozen=True)
class Options:
    """What an address says, and what is usual where it says nothing that can be read.

    Attributes:
        given: the texts of those rows that the address says something of.
        faults: what was left out.
    """

    convention: Literal["rows", "columns"] | None
    iteration: int
    step: int
    lens: Literal["row_column", "column_row", "columns", "rows"]
    cell: tuple[int, int] | None
    k: int
    decimals: int | None
    labels: Literal["off", "from_to", "to_from"]
    view: Mapping[str, tuple[int, int]]
    edits: tuple[Edit, ...]
    spec: dict[str, Any] | None
    controls: bool
    autoplay: bool
    hide: frozenset[str]
    lock: frozenset[str]
    predict: str | None
    theme: Literal["auto", "paper", "board", "projector"]
    lang: str | None
    given: Mapping[str, str]
    faults: tuple[Fault, ...]

    @property
    def hidden(self) -> list[str]:
        """The controls that aren't shown, in the order of the page."""
        hidden = self.hide | (frozenset() if self.controls else frozenset(CONTROLS))
        return [name for name in HIDES if name in hidden]


def read_options(query: str) -> Options:
    """Read a query; names that aren't in the table are left alone: others may have written them."""
    parts, damaged = read_parts(query)
    faults = [Fault(name, f"{_short(name)} is damaged, or too large") for name in damaged]
    values: dict[str, Any] = {name: option.usual for name, option in OPTIONS.items()}
    given = {}
    for name, option in OPTIONS.items():
        if not parts.get(name):
            continue
        try:
            values[name] = option.read(parts[name])
            given[name] = values[name] if isinstance(values[name], str) else parts[name]
        except _WrongError as wrong:
            faults.append(Fault(name, f"{name} is “{_short(parts[name])}”, but it has to be {wrong}"))
    return Options(**values, given=given, faults=tuple(faults))


def _short(text: str) -> str:
    """So much of a text as may be repeated, without signs that turn or hide what stands beside them."""
    seen = "".join(sign if sign.isprintable() else "�" for sign in text[:_REPEATED])
    return f"{seen}…" if len(text) > _REPEATED else seen
