"""One change that makes shapes fit, and the proof that it does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from app.shapes.question import MAX_SIZE, Operation, Shape, shape_text
from app.shapes.rules import judge
from app.words.phrase import phrase


@dataclass(frozen=True)
class Candidate:
    """A change that may make the shapes fit.

    Attributes:
        does: the change as an instruction, without a full stop.
        code: the line that does it.
        left, right: the shapes after it.
        operation: what is done with them after it.
        why: what speaks for this being the cause; None if it is only a way out.
        given: what must be so, as the message doesn't tell.
        kind: "bias_row", "ones_column" or "layer_before" where whoever knows more of the operands may
            see that the change isn't possible; else "".
    """

    does: str
    code: str
    operation: Operation
    left: Shape
    right: Shape
    why: str | None = None
    given: str | None = None
    kind: str = ""


@dataclass(frozen=True)
class Fix:
    """A change that was computed to fit.

    Attributes:
        sentence: the change and what comes out.
        does: the change alone.
        code: the line that does it.
        operation, left, right, result: the shapes after it.
        why: what speaks for this being the cause, or None.
        condition: what must be so, if the message left sizes out.
        kind: as of the candidate.
    """

    sentence: str
    does: str
    code: str
    operation: Operation
    left: Shape
    right: Shape
    result: Shape
    why: str | None
    condition: str | None
    kind: str = ""


def _filled(shape: Shape, operand: str, assumed: dict[tuple[str, int], int]) -> Shape:
    return tuple(assumed.get((operand, n), size) for n, size in enumerate(shape))


def _and(one: str, other: str) -> str:
    return phrase("{one} and {other}", one=one, other=other)


def _prove(candidate: Candidate) -> Fix | None:
    verdict = judge(candidate.operation, candidate.left, candidate.right)
    if verdict.result is None:
        return None
    left = _filled(candidate.left, "left", verdict.assumed)
    right = _filled(candidate.right, "right", verdict.assumed)
    result = judge(candidate.operation, left, right).result
    if result is None or any(size is not None and size > MAX_SIZE for size in (*left, *right, *result)):
        return None
    condition = candidate.given
    if verdict.assumed:
        sizes = list(map(str, dict.fromkeys(verdict.assumed.values())))
        assumed = (
            phrase("the size that the message leaves out is {size}", size=sizes[0])
            if len(sizes) == 1
            else phrase("the sizes that the message leaves out are {sizes}", sizes=reduce(_and, sizes))
        )
        condition = _and(condition, assumed) if condition else assumed
    shapes = {"left": shape_text(left), "right": shape_text(right), "result": shape_text(result)}
    sentence = (
        phrase(
            "{does}, if {condition}: {left} and {right} give {result}.",
            does=candidate.does,
            condition=condition,
            **shapes,
        )
        if condition
        else phrase("{does}: {left} and {right} give {result}.", does=candidate.does, **shapes)
    )
    return Fix(
        sentence,
        candidate.does,
        candidate.code,
        candidate.operation,
        left,
        right,
        result,
        candidate.why,
        condition,
        candidate.kind,
    )


def proven(candidates: Iterable[Candidate]) -> Iterator[Fix]:
    """Those that fit, each once, in the order given."""
    seen = set()
    for candidate in candidates:
        fix = _prove(candidate)
        if fix and (fix.code, fix.left, fix.right) not in seen:
            seen.add((fix.code, fix.left, fix.right))
            yield fix
