"""Filling the registry's templates: braces name operands, parameters, axes and sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]+)\}")
_OPERATOR = re.compile(r" [⊙+−÷] ")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_DECIMAL = 7


def fill(template: str, table: Mapping[str, str]) -> str:
    """Put the table's entries in place of ``{key}``; ``{{`` and ``}}`` are braces; other keys stay."""

    def entry(match: re.Match[str]) -> str:
        key = match[1]
        return match[0][0] if key is None else table.get(key, match[0])

    return _TOKEN.sub(entry, template)


def is_compound(symbol: str) -> bool:
    """Whether a symbol is a sum or a product itself, such as A − B, and needs brackets inside another."""
    return _OPERATOR.search(_BRACKETS.sub("", symbol)) is not None


def number_text(value: float) -> str:
    """A constant as people write it: "0.5", or "1/13500" where decimals would be endless.

    What is written has exactly the value, as far as float64 goes.
    """
    plain = repr(int(value)) if value == int(value) else repr(float(value))
    if len(plain) <= _LONGEST_DECIMAL:
        return plain.replace("-", "−")
    fraction = Fraction(value).limit_denominator(10_000_000)
    if fraction.numerator / fraction.denominator == value and abs(fraction.numerator) < 100:
        return f"{fraction.numerator}/{fraction.denominator}".replace("-", "−")
    return f"{value:.7g}".replace("-", "−")
