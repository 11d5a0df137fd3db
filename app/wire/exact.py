"""JSON in which every number is the exact float64, and NaN and ±∞ are strings."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import orjson

# orjson holds the interpreter while it writes: blocks this long (cells) let other threads in
# between.
BLOCK_CELLS = 16_384


def encode(value: Any) -> bytes:
    """`value` as JSON; arrays of any size may stand anywhere in it.

    Finite numbers are written so that reading gives the same float64 back; those of a float32
    array are written as the float64 that they are equal to. NaN and ±∞ become "NaN", "Infinity",
    "-Infinity". Raises TypeError for what JSON cannot hold.
    """
    return orjson.dumps(_jsonable(value))


def _jsonable(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return orjson.Fragment(encode_array(value))
    if isinstance(value, float | np.floating):
        number = float(value)
        return number if math.isfinite(number) else nonfinite_name(number)
    if isinstance(value, str):  # half of a surrogate pair, which JSON may spell but UTF-8 can't
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, Mapping):
        return {key: _jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(item) for item in value]
    return value


def nonfinite_name(number: float) -> str:
    """The string that stands for a number that JSON has no name for."""
    if math.isnan(number):
        return "NaN"
    return "Infinity" if number > 0 else "-Infinity"


def encode_array(array: np.ndarray[Any, np.dtype[Any]]) -> bytes:
    """A numeric array of any rank as nested JSON lists, written in blocks of rows."""
    if array.ndim == 0:
        return encode(array.item())
    if array.dtype.kind == "f":
        array = array.astype(np.float64, copy=False)
    if array.ndim > 1 and array.size > BLOCK_CELLS:
        rows = max(1, BLOCK_CELLS * len(array) // array.size)
        blocks = (_encode_block(array[start : start + rows]) for start in range(0, len(array), rows))
        return b"[" + b",".join(block[1:-1] for block in blocks) + b"]"
    return _encode_block(array)


def _encode_block(array: np.ndarray[Any, np.dtype[Any]]) -> bytes:
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        return orjson.dumps(_jsonable(array.tolist()))
    return orjson.dumps(np.ascontiguousarray(array), option=orjson.OPT_SERIALIZE_NUMPY)
