"""Row by row work on narrow matrices.

NumPy reduces and broadcasts along the last axis with an inner loop as short as a row, which for the
few classes of a classifier is ten times slower than going column by column. Below `NARROW` columns
NumPy adds from left to right, so both ways give the same bits.
"""

import numpy as np

from app.engine.registry import Array

NARROW = 8


def row_max(a: Array) -> Array:
    """The largest of each row, shape (rows, 1)."""
    if a.shape[1] >= NARROW:
        largest: Array = a.max(axis=1, keepdims=True)
        return largest
    result = a[:, :1].copy()
    for column in range(1, a.shape[1]):
        np.maximum(result, a[:, column : column + 1], out=result)
    return result


def row_sum(a: Array) -> Array:
    """The sum of each row, shape (rows, 1)."""
    if a.shape[1] >= NARROW:
        total: Array = a.sum(axis=1, keepdims=True)
        return total
    result = a[:, :1].copy()
    for column in range(1, a.shape[1]):
        np.add(result, a[:, column : column + 1], out=result)
    return result


def with_column(ufunc: np.ufunc, out: Array, a: Array, column: Array) -> None:
    """``ufunc(a, column)`` into ``out``, with the one column stretched over a."""
    if a.shape[1] >= NARROW:
        ufunc(a, column, out=out)
        return
    for n in range(a.shape[1]):
        ufunc(a[:, n : n + 1], column, out=out[:, n : n + 1])
