"""The shapes as dominoes: which halves touch, which clash, what survives.

The page draws exactly this; it computes nothing.
"""

from typing import Any

from app.shapes.naming import axis_names, symbols
from app.shapes.question import Question, Shape, size_text
from app.shapes.rules import Verdict
from app.words.phrase import listed, phrase

Piece = dict[str, Any]


def _piece(symbol: str, shape: Shape, names: tuple[str, ...], clashing: set[int]) -> Piece:
    return {
        "symbol": symbol,
        "sizes": [size_text(size) for size in shape],
        "names": list(names),
        "clashes": [n in clashing for n in range(len(shape))],
    }


def _sentence(question: Question, verdict: Verdict) -> str:
    if verdict.too_few:
        return phrase("the axes don't pair up")
    if verdict.clashes:
        said = [
            phrase(
                "{left} and {right} don't match",
                left=size_text(question.left[i]),
                right=size_text(question.right[j]),
            )
            for i, j in verdict.clashes
        ]
        return listed(said)
    if question.operation in ("matmul", "linear"):
        return phrase("the touching halves match")
    same = question.left == question.right
    return phrase("equal shapes, cell on cell") if same else phrase("sizes of 1 are stretched")


def picture(question: Question, verdict: Verdict) -> dict[str, Any]:
    """Pieces with sizes, names and clashes as JSON; a linear layer's weight stands turned, as it is used."""
    left_symbol, right_symbol = symbols(question)
    left, right = question.left, question.right
    left_clashes, right_clashes = {i for i, _ in verdict.clashes}, {j for _, j in verdict.clashes}
    right_names = axis_names(question, right, "right")
    if question.operation == "linear" and len(right) == 2:
        right, right_names, right_symbol = (
            (right[1], right[0]),
            (right_names[1], right_names[0]),
            phrase("w, transposed"),
        )
        right_clashes = {1 - n for n in right_clashes}
    result = verdict.result
    return {
        "arrangement": "chain" if question.operation in ("matmul", "linear") else "stack",
        "fits": verdict.fits,
        "pieces": [
            _piece(left_symbol, left, axis_names(question, left, "left"), left_clashes),
            _piece(right_symbol, right, right_names, right_clashes),
        ],
        "sentence": _sentence(question, verdict),
        "result": None
        if result is None
        else _piece("", result, axis_names(question, result, "result"), set()),
    }
