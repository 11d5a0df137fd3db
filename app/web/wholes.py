"""Rows, columns and matrices sent whole, however little of them a client watches: what a picture needs."""

import base64
import math
from typing import Any, Literal

import numpy as np

from app.training.refuse import NO_COLUMN, NO_ROW
from app.web.errors import InvalidRequestError, TooMuchError
from app.web.session import Session
from app.words.phrase import Phrase, phrase

Array = np.ndarray[Any, np.dtype[Any]]

_MOST_LEVELS = 250_000
_STEPS, _ZERO, _NOT_FINITE = 127, 128, 0


def line(session: Session, matrix: str, along: Literal["row", "column"], index: int) -> Array:
    """A row or column of a matrix now, in the session's convention. Raises RowcolError."""
    rows, columns = session.matrix(matrix)["shape"]
    size = rows if along == "row" else columns
    if index >= size:
        said = NO_ROW if along == "row" else NO_COLUMN
        asked = {"matrix": matrix, "size": size, "last": size - 1, "number": index}
        raise InvalidRequestError(Phrase(said, asked), where="index")
    values = session.values()[matrix]
    return (values[index] if along == "row" else values[:, index]).copy()


def film(session: Session, matrix: str, pictures: int) -> list[tuple[int, Array]]:
    """(iteration, values) of a parameter at so many iterations, spread over what is known of the run; the
    first, the present and the last one are among them. Raises RowcolError.
    """
    cells = math.prod(session.matrix(matrix)["shape"]) * pictures
    if cells > session.max_cells:
        raise TooMuchError(
            phrase(
                "that is {cells} cells; at most {most} are sent: ask for fewer pictures",
                cells=cells,
                most=session.max_cells,
            ),
            where="pictures",
        )
    kept = session.run.film(matrix, pictures)
    return [(n, values.T) for n, values in kept] if session.convention == "columns" else kept


def overview(session: Session, matrix: str) -> dict[str, Any]:
    """A whole matrix now as levels of 8 bits, in the session's convention. Raises RowcolError.

    A level is 128 for 0 and up to 127 more or less for the largest finite magnitude, which is `most`; 0 is
    what isn't finite. Of a very large matrix each level is that of a block of cells: of the one that is
    furthest from 0.
    """
    shape = tuple(session.matrix(matrix)["shape"])
    values = session.values()[matrix]
    block = _block(shape)
    magnitudes = np.abs(np.where(np.isfinite(values), values, 0.0))
    most = float(magnitudes.max(initial=0.0))
    shares = np.divide(values, most, out=np.zeros(shape), where=np.isfinite(values) & (most > 0))
    levels = np.where(np.isfinite(values), _ZERO + np.rint(_STEPS * shares), _NOT_FINITE).astype(np.uint8)
    return {
        "matrix": matrix,
        "iteration": session.run.iteration,
        "shape": shape,
        "block": block,
        "most": most,
        "levels": base64.b64encode(_furthest(levels, block).tobytes()).decode(),
    }


def _block(shape: tuple[int, ...]) -> tuple[int, int]:
    """How many rows and columns share a level, so that there aren't too many of them."""
    block = [1, 1]
    while math.prod(_blocks(shape, block)) > _MOST_LEVELS:
        rows, columns = _blocks(shape, block)
        block[0 if rows >= columns else 1] *= 2
    return block[0], block[1]


def _blocks(shape: tuple[int, ...], block: list[int]) -> list[int]:
    return [-(-size // step) for size, step in zip(shape, block, strict=True)]


def _furthest(levels: Array, block: tuple[int, int]) -> Array:
    """Of each block the level that is furthest from that of 0; that of what isn't finite is."""
    if block == (1, 1):
        return np.ascontiguousarray(levels)
    rows, columns = _blocks(levels.shape, list(block))
    spare = [(0, rows * block[0] - levels.shape[0]), (0, columns * block[1] - levels.shape[1])]
    padded = np.pad(levels, spare, constant_values=_ZERO).astype(int)
    cells = padded.reshape(rows, block[0], columns, block[1]).swapaxes(1, 2).reshape(rows, columns, -1)
    at = np.abs(cells - _ZERO).argmax(axis=2)
    return np.take_along_axis(cells, at[..., None], axis=2)[..., 0].astype(np.uint8)
