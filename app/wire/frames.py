"""Binary frames: a JSON header and the raw arrays of one iteration, each where the layout says.

    u32 little-endian: h, the length of the header | h bytes: JSON, padded with spaces | arrays

4 + h is a multiple of 8 and every array starts at a multiple of 8, so a browser reads a frame
through typed arrays without copying it.
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from app.wire.exact import encode
from app.wire.windows import Window

Float = Literal["float64", "float32"]
Array = np.ndarray[Any, np.dtype[Any]]

ALIGNMENT = 8  # bytes
_WIRE_TYPES: dict[Float, np.dtype[Any]] = {"float64": np.dtype("<f8"), "float32": np.dtype("<f4")}


@dataclass(frozen=True)
class Part:
    """One array of a frame: the watched cells of a matrix, row by row, at a byte offset from the
    end of the header.
    """

    id: str
    rows: Window
    columns: Window
    offset: int

    @property
    def shape(self) -> tuple[int, int]:
        return self.rows[1] - self.rows[0], self.columns[1] - self.columns[0]


@dataclass(frozen=True)
class Layout:
    """Where each array lies in the frames that carry this layout's number."""

    number: int
    dtype: Float
    parts: tuple[Part, ...]
    size: int  # bytes after the header

    @property
    def cells(self) -> int:
        return sum(rows * columns for rows, columns in (part.shape for part in self.parts))

    def message(self) -> dict[str, Any]:
        """The `layout` message of the stream."""
        arrays = [
            {
                "id": p.id,
                "dtype": self.dtype,
                "rows": p.rows,
                "columns": p.columns,
                "offset": p.offset,
            }
            for p in self.parts
        ]
        return {"type": "layout", "layout": self.number, "arrays": arrays}


def plan_layout(number: int, dtype: Float, matrices: Iterable[tuple[str, Window, Window]]) -> Layout:
    """Lay out the watched cells of `matrices`, given as (id, window of rows, window of columns)."""
    parts: list[Part] = []
    offset = 0
    for id_, rows, columns in matrices:
        part = Part(id_, rows, columns, offset)
        parts.append(part)
        count = part.shape[0] * part.shape[1]
        offset = _aligned(offset + count * _WIRE_TYPES[dtype].itemsize)
    return Layout(number, dtype, tuple(parts), offset)


def encode_frame(layout: Layout, header: Mapping[str, Any], values: Mapping[str, Array]) -> bytearray:
    """A frame: `header` gets the layout's number; `values` holds every matrix of the layout,
    whole and 2-D.
    """
    text = encode({"layout": layout.number, **header})
    start = _aligned(4 + len(text))
    frame = bytearray(start + layout.size)
    struct.pack_into("<I", frame, 0, start - 4)
    frame[4:start] = text.ljust(start - 4)
    wire_type = _WIRE_TYPES[layout.dtype]
    # Float32 has less range: what overflows becomes ±∞ on the wire, which the picture shows as
    # such.
    with np.errstate(over="ignore"):
        for part in layout.parts:
            target = np.ndarray(part.shape, wire_type, frame, start + part.offset)
            target[...] = values[part.id][slice(*part.rows), slice(*part.columns)]
    return frame


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT
