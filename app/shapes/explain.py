"""Shapes → do they fit, why not, and what would make them fit."""

from dataclasses import dataclass, replace
from typing import Any

from app.shapes.cell_fixes import cell_candidates
from app.shapes.fix import Fix, proven
from app.shapes.picture import picture
from app.shapes.product_fixes import product_candidates
from app.shapes.question import Question, Shape
from app.shapes.rules import judge
from app.shapes.words import fit, mismatch
from app.words.phrase import phrase


@dataclass(frozen=True)
class Explanation:
    """The answer to a question.

    Attributes:
        question: what was asked.
        result: shape of the result, None if they don't fit.
        says: sizes and rule in words.
        cause: the likely cause and what speaks for it; None if they fit.
        fixes: changes that make them fit, the likeliest first; each was computed.
    """

    question: Question
    result: Shape | None
    says: str
    cause: str | None
    fixes: tuple[Fix, ...]

    @property
    def fits(self) -> bool:
        return self.result is not None

    @property
    def text(self) -> str:
        """All of it in one paragraph."""
        return phrase("{says} {cause}", says=self.says, cause=self.cause) if self.cause else self.says


def explain(question: Question) -> Explanation:
    """Judge the shapes; if they don't fit, find what would make them fit."""
    verdict = judge(question.operation, question.left, question.right)
    if verdict.result is not None:
        return Explanation(question, verdict.result, fit(question, verdict.result), None, ())
    product = question.operation in ("matmul", "linear")
    found = proven(product_candidates(question) if product else cell_candidates(question))
    # Stable: within each half the order of likelihood stays.
    fixes = tuple(sorted(found, key=lambda fix: fix.why is None or fix.condition is not None))
    return Explanation(question, None, mismatch(question, verdict), _cause(fixes), fixes)


def _cause(fixes: tuple[Fix, ...]) -> str:
    """What is likely, and why; never more certain than the shapes allow."""
    spoken_for = [fix for fix in fixes if fix.why]
    if not spoken_for:
        return phrase("The shapes alone don't tell the cause.")
    first, *others = spoken_for
    if others:
        return phrase("Likely: {why}. The shapes allow other causes too: see the fixes.", why=first.why)
    return phrase("Likely: {why}.", why=first.why)


def explanation_json(explanation: Explanation) -> dict[str, Any]:
    """The contract's keys, and what the page needs to draw it and to try the fixes."""
    question = explanation.question

    def drawn(asked: Question) -> dict[str, Any]:
        return picture(asked, judge(asked.operation, asked.left, asked.right))

    return {
        "fits": explanation.fits,
        "result": _list(explanation.result),
        "explanation": explanation.text,
        "fixes": [fix.sentence for fix in explanation.fixes],
        "operation": question.operation,
        "library": question.library,
        "left": _list(question.left),
        "right": _list(question.right),
        "says": explanation.says,
        "cause": explanation.cause,
        "picture": drawn(question),
        "options": [
            {
                "sentence": fix.sentence,
                "does": fix.does,
                "code": fix.code,
                "why": fix.why,
                "condition": fix.condition,
                "kind": fix.kind,
                "operation": fix.operation,
                "left": _list(fix.left),
                "right": _list(fix.right),
                "result": _list(fix.result),
                "picture": drawn(replace(question, operation=fix.operation, left=fix.left, right=fix.right)),
            }
            for fix in explanation.fixes
        ],
    }


def _list(shape: Shape | None) -> list[int | None] | None:
    return None if shape is None else list(shape)
