"""What every kind of code is made of: the given matrices, the steps, and how numbers and words are written.

Names and labels come from whoever wrote the spec; in code they only ever stand in comments, and there in
one line.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from typing import Any

from app.engine.matrix import Matrix
from app.engine.program import Step
from app.engine.registry import Array
from app.exports.request import Request
from app.trace.axes import counted
from app.trace.outline import steps_json
from app.trace.transcript import PHASES
from app.words.phrase import Figure, phrase

WIDTH = 100
_LONGEST_WHOLE = 1e15


def comment(text: str) -> str:
    """A text as lines of comment, whatever signs are in it."""
    words = "".join(sign if sign.isprintable() else " " for sign in text).split()
    return textwrap.fill(
        " ".join(words),
        WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def heading(request: Request, needs: str) -> str:
    """The comment that a file begins with.

    Args:
        needs: what it can't do without, as a sentence.
    """
    say, name, iteration = request.catalogue.say, request.title, request.iteration
    said = phrase(
        "Iteration {iteration} of the network “{name}”. {needs}",
        name=name,
        iteration=Figure(f"{iteration:,}"),
        needs=needs,
    )
    same = phrase("Rowcol, which wrote this, shows the same numbers.")
    return f"{comment(say(said))}\n#\n{comment(say(same))}"


def sizes(matrix: Matrix, request: Request) -> str:
    """``"W1: weights, 3 inputs × 3 hidden neurons"``."""
    say = request.catalogue.say
    noun = f"{say(matrix.noun)}, " if matrix.noun else ""
    if matrix.shape == (1, 1):
        return f"{matrix.id}: {noun}1 × 1"
    return f"{matrix.id}: {noun}{say(counted(matrix.rows))} × {say(counted(matrix.columns))}"


def given(request: Request) -> list[Matrix]:
    """The matrices that no step computes."""
    computed = {step.output for step in request.program.steps}
    return [matrix for matrix in request.program.matrices.values() if matrix.id not in computed]


def told_steps(request: Request) -> Iterator[tuple[Step, dict[str, Any]]]:
    """Each step in the convention asked for, with what its outline says."""
    told = steps_json(request.network, request.convention, request.catalogue)
    return zip(request.program.steps, told, strict=True)


def phase_of(told: dict[str, Any], request: Request) -> str:
    """``"forward, hidden layer"``."""
    phase = request.catalogue.say(PHASES[told["phase"]])
    return f"{phase}, {told['layer_name']}" if told["layer_name"] else phase


def lines(statements: str) -> str:
    """Statements that stand in one line, each in its own."""
    return statements.replace("; ", "\n")


def rows_of(array: Array, module: str, indent: str = "    ") -> str:
    """The rows of a matrix as lists that give the same float64s back.

    Args:
        module: where nan and inf are found, such as ``"np."``.
    """
    written = (", ".join(_number(value, module) for value in row) for row in array.tolist())
    return "".join(f"{indent}[{line}],\n" for line in written)


def _number(value: float, module: str) -> str:
    if math.isnan(value):
        return f"{module}nan"
    if math.isinf(value):
        return f"{module}inf" if value > 0 else f"-{module}inf"
    # −0 isn't 0.
    whole = value == int(value) and abs(value) < _LONGEST_WHOLE and math.copysign(1, value) > 0
    return str(int(value)) if whole else repr(value)
