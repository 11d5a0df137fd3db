"""Numbers as the page shows them: a true minus, as many digits as a matrix needs, never "−0.00"."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

PRECISION = 2
"""The decimals that a reader sees unless a matrix needs more or fewer."""
MOST_DECIMALS = 6
SCIENTIFIC = 20
"""Stands for a number of decimals where powers of ten are shown instead."""
_SMALLEST_FIXED = 1e-3
_LONGEST_INTEGER, _LONGEST_FIXED = 1e5, 1e4


def decimals_for(values: Iterable[float]) -> int:
    """The decimals that show all numbers of one matrix; what isn't finite doesn't count."""
    finite = [abs(value) for value in values if math.isfinite(value)]
    largest = max(finite, default=0.0)
    if largest < _LONGEST_INTEGER and all(value == int(value) for value in finite):
        return 0
    if largest >= 0.1 or largest == 0:
        return PRECISION
    return PRECISION + 2 if largest >= _SMALLEST_FIXED else SCIENTIFIC


def number(value: float, decimals: int) -> str:
    """A number in English: "−0.45", "1.2e−8", "∞", "NaN"."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    size = abs(value)
    if size == 0 and decimals == SCIENTIFIC:
        return "0"
    if size >= (_LONGEST_FIXED if decimals else _LONGEST_INTEGER) or decimals == SCIENTIFIC:
        digits, power = f"{size:.{PRECISION - 1}e}".split("e")
        text = f"{digits}e{int(power)}".replace("-", "−")
    else:
        # As JavaScript rounds: away from zero where both are as near.
        text = str(Decimal(size).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
    return f"−{text}" if value < 0 and any(digit in "123456789" for digit in text.split("e")[0]) else text


def as_shown(value: float, decimals: int) -> float:
    """The number that a reader reads off ``number(value, decimals)``."""
    return float(number(value, decimals).replace("−", "-").replace("∞", "inf"))
