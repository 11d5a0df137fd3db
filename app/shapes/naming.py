"""What operands and axes are called."""

import re

from app.shapes.question import Question, Shape, Size, size_text
from app.words.phrase import Phrase, phrase, plural

Names = tuple[str, ...]


def symbols(question: Question) -> tuple[str, str]:
    """Of the left and the right operand."""
    return ("x", "w") if question.operation in ("matmul", "linear") else ("a", "b")


def _batch(count: int) -> Names:
    return (phrase("batch"),) if count == 1 else tuple(phrase("batch {n}", n=n) for n in range(count))


def axis_said(name: str) -> str:
    """What a message calls the one axis that it tells, as a phrase where it isn't a mere letter."""
    numbered = re.fullmatch(r"axis (\d+)", name)
    if numbered:
        return phrase("axis {n}", n=numbered[1])
    return {"batch": phrase("batch"), "case axis": phrase("case axis")}.get(name, name)


def axis_names(question: Question, shape: Shape, operand: str) -> Names:
    """Of the axes of one operand ("left", "right" or "result"), for example rows and columns."""
    count = len(shape)
    match question.operation:
        case "linear" if operand == "right" and count == 2:
            return (phrase("outputs"), phrase("inputs"))
        case "linear" if count:
            cases = (phrase("cases"),) if count == 2 else _batch(count - 1)
            return (*cases, phrase("outputs") if operand == "result" else phrase("inputs"))
        case "matmul" if count == 1:
            return (phrase("length"),)
        case "matmul" if count:
            return (*_batch(count - 2), phrase("rows"), phrase("columns"))
    # Cell by cell: both are lined up at the last axis and share the names of the longer one.
    whole = max(len(question.left), len(question.right), count)
    names: Names
    if question.axis_name:
        names = (*(phrase("axis {n}", n=n) for n in range(whole - 1)), axis_said(question.axis_name))
    elif whole == 1:
        names = (phrase("length"),)
    elif whole == 2:
        names = (phrase("rows"), phrase("columns"))
    else:
        names = tuple(phrase("axis {n}", n=n) for n in range(whole))
    return names[whole - count :]


def counted(size: Size, name: str) -> Phrase:
    """``4 rows``, ``1 row``; a vector's length is counted in numbers."""
    number = 2 if size is None else size
    shown = size_text(size)
    match name:
        case "rows":
            return plural(number, "{count} row", "{count} rows", count=shown)
        case "columns":
            return plural(number, "{count} column", "{count} columns", count=shown)
        case "cases":
            return plural(number, "{count} case", "{count} cases", count=shown)
        case "inputs":
            return plural(number, "{count} input", "{count} inputs", count=shown)
        case "outputs":
            return plural(number, "{count} output", "{count} outputs", count=shown)
        case "length":
            return plural(number, "{count} number", "{count} numbers", count=shown)
        case _:
            return phrase("{count} {axis}", count=shown, axis=name)
