"""Rows, columns and matrices sent whole, however little of them a client watches: what a picture needs."""

import math
from typing import Any, Literal

import numpy as np

from app.training.run import NO_COLUMN, NO_ROW
from app.web.errors import InvalidRequestError, TooMuchError
from app.web.session import Session
from app.words.phrase import Phrase, phrase

Array = np.ndarray[Any, np.dtype[Any]]


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
