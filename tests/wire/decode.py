"""Reads a frame as docs/stream.md says, without the code that wrote it."""

import json
import struct
from typing import Any

import numpy as np

TYPES = {"float64": np.dtype("<f8"), "float32": np.dtype("<f4")}


def decode_frame(
    frame: bytes, layouts: dict[int, dict[str, Any]]
) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """The header, and the watched cells of each matrix."""
    (length,) = struct.unpack_from("<I", frame)
    assert (4 + length) % 8 == 0
    header = json.loads(frame[4 : 4 + length])
    arrays = {}
    for part in layouts[header["layout"]]["arrays"]:
        start = 4 + length + part["offset"]
        assert start % 8 == 0
        shape = tuple(stop - begin for begin, stop in (part["rows"], part["columns"]))
        count = shape[0] * shape[1]
        arrays[part["id"]] = np.frombuffer(frame, TYPES[part["dtype"]], count, start).reshape(shape)
    return header, arrays
