"""What people write on rows, columns and neurons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def subscript(number: int) -> str:
    """12 → "₁₂"."""
    return str(number).translate(_SUBSCRIPTS)


def raised(number: int) -> str:
    """2 → "⁽²⁾"."""
    return f"⁽{str(number).translate(_SUPERSCRIPTS)}⁾"


def superscript(number: int) -> str:
    """12 → "¹²"."""
    return str(number).translate(_SUPERSCRIPTS)


def pretty(name: str) -> str:
    """A letter and digits get a subscript: "x1" → "x₁"; anything else stays."""
    match = re.fullmatch(r"([A-Za-z])_?(\d+)", name)
    return f"{match[1]}{match[2].translate(_SUBSCRIPTS)}" if match else name


def numbered(letter: str, count: int) -> tuple[str, ...]:
    """("x₁", "x₂", …)"""
    return tuple(f"{letter}{subscript(n)}" for n in range(1, count + 1))


def names_or(names: Sequence[str] | None, letter: str, count: int) -> tuple[str, ...]:
    """The given names, prettified, or numbered letters; one alone needs no number."""
    if names is not None:
        return tuple(pretty(name) for name in names)
    return (letter,) if count == 1 else numbered(letter, count)


def barred(symbol: str) -> str:
    """The symbol of a matrix with a column of ones in front: "A₁" → "Ā₁"."""
    return unicodedata.normalize("NFC", f"{symbol[0]}\u0304{symbol[1:]}")


def hidden_labels(layer: int, count: int, *, only: bool) -> tuple[str, ...]:
    """h₁, h₂, … of the only hidden layer; h₁⁽²⁾ for the first neuron of the second of several."""
    if only:
        return numbered("h", count)
    return tuple(f"{label}{raised(layer)}" for label in numbered("h", count))


def estimated(names: Sequence[str]) -> tuple[str, ...]:
    """The labels of the outputs: what estimates y is ŷ; a named class keeps its name."""
    return tuple(f"ŷ{name[1:]}" if re.fullmatch("y[₀-₉]*", name) else name for name in names)
