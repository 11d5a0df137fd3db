"""Lists of lists that are to be matrices."""

from __future__ import annotations

from collections.abc import Sequence

from app.networks.errors import SpecError
from app.words.phrase import phrase


def check_rectangle(rows: Sequence[Sequence[float]], where: str) -> int:
    """The number of columns, if there is at least one cell and all rows are as long.

    Raises:
        SpecError: it is empty or ragged.
    """
    if not rows or not rows[0]:
        raise SpecError(phrase("needs at least one row and one column"), where=where)
    width = len(rows[0])
    for n, row in enumerate(rows):
        if len(row) != width:
            raise SpecError(
                phrase(
                    "row {n} has {columns} columns, row 0 has {width}; all rows must be as long",
                    n=n,
                    columns=len(row),
                    width=width,
                ),
                where=f"{where}[{n}]",
                code="ragged_matrix",
            )
    return width
