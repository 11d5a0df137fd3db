"""What a framework is given and asked for: the matrices, the forward pass and loss, Rowcol's gradients.

The backward pass isn't written out: the framework differentiates the loss by itself, and its gradients
are compared with those that Rowcol's own steps gave.
"""

from __future__ import annotations

import math

from app.engine.program import Step
from app.exports.code.listing import comment, given, phase_of, rows_of, sizes, told_steps
from app.exports.code.operations import Framework, call
from app.exports.request import Request

RTOL, ATOL = 1e-9, 1e-12
ROWCOL = """# The same by Rowcol's own steps.
expected_loss = {loss}
expected = {expected}
"""


def definitions(request: Request, array: str, module: str, ending: str) -> str:
    """Every given matrix that the loss needs.

    Args:
        array: what makes an array of lists, such as ``"torch.tensor"``.
        module: where nan and inf are found.
        ending: what follows the lists in the call.
    """
    wanted = needed(request)
    return "\n".join(
        f"{comment(sizes(matrix, request))}\n"
        f"{matrix.id} = {array}([\n{rows_of(request.shown[matrix.id], module)}]{ending})\n"
        for matrix in given(request)
        if matrix.id in wanted
    )


def expected(request: Request, array: str, module: str, ending: str) -> str:
    """A dict of Rowcol's gradients by parameter."""
    entries = (
        f'    "{name}": {array}([\n'
        f"{rows_of(request.shown[request.program.gradient(name)], module, '        ')}    ]{ending}),\n"
        for name in request.program.parameters
    )
    return f"{{\n{''.join(entries)}}}"


def loss_of(request: Request) -> str:
    """The loss as Rowcol has it, in Python."""
    loss = float(request.shown[request.program.loss][0, 0])
    return repr(loss) if math.isfinite(loss) else f'float("{loss}")'


def loss_steps(request: Request) -> list[Step]:
    """The forward and loss steps, as far as the loss or the prediction needs them."""
    return request.program.steps_for([request.program.loss, request.program.prediction])


def needed(request: Request) -> set[str]:
    """What those steps read, and the parameters."""
    return {name for step in loss_steps(request) for name in step.inputs} | set(request.program.parameters)


def forward(request: Request, framework: Framework, indent: str = "") -> str:
    """Those steps as statements, each with a comment of its sizes."""
    said = {step.index: told for step, told in told_steps(request)}
    parts = []
    for step in loss_steps(request):
        above = f"{phase_of(said[step.index], request)}: {said[step.index]['title']}"
        size = sizes(request.program.matrices[step.output], request)
        parts.append(f"{comment(above)}\n{comment(size)}\n{call(step, framework, request.convention)}\n")
    text = "\n".join(parts)
    return "".join(f"{indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
