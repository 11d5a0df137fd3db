"""What can't be asked of a run's matrices and cells, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.engine.program import Program
from app.training.cases import Cases
from app.training.errors import RunError
from app.training.records import CASES, CellValue
from app.words.phrase import Phrase, phrase

NO_ROW = phrase("{matrix} has {size} rows, numbered 0 to {last}; there is no {number}")
NO_COLUMN = phrase("{matrix} has {size} columns, numbered 0 to {last}; there is no {number}")


def check_parameter(program: Program, matrix: str) -> None:
    """Raise RunError if a matrix is no parameter."""
    if matrix not in program.parameters:
        raise RunError(
            phrase(
                "{matrix} isn't a parameter; there is {parameters}",
                matrix=repr(matrix),
                parameters=", ".join(program.parameters),
            ),
            where="matrix",
        )


def check_cell(program: Program, matrix: str, row: int, column: int) -> None:
    """Raise RunError if a matrix has no such cell."""
    rows, columns = program.matrices[matrix].shape
    for where, number, size, said in (
        ("row", row, rows, NO_ROW),
        ("column", column, columns, NO_COLUMN),
    ):
        if not 0 <= number < size:
            raise RunError(
                Phrase(said, {"matrix": matrix, "size": size, "last": size - 1, "number": number}),
                where=where,
            )


def check_edits(program: Program, cases: Cases, matrix: str, cells: Sequence[CellValue]) -> None:
    """Raise RunError if a cell can't be given its value: no such matrix or cell, not a finite number, or
    nothing that the network can take.
    """
    if matrix not in program.matrices:
        known = ", ".join(program.matrices)
        said = phrase("this network has no matrix “{matrix}”; it has {known}", matrix=matrix, known=known)
        raise RunError(said, where="matrix")
    editable = (*program.parameters, *CASES)
    if matrix not in editable:
        raise RunError(
            phrase(
                "{matrix} can't be edited: it is computed; {editable} can",
                matrix=repr(matrix),
                editable=", ".join(editable),
            ),
            where="matrix",
        )
    for row, column, value in cells:
        check_cell(program, matrix, row, column)
        if not math.isfinite(value):
            raise RunError(phrase("value must be a finite number, not {value}", value=value), where="value")
        if matrix in CASES:
            cases.check(matrix, column, value)
