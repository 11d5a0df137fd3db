"""The program as a script that needs NumPy and nothing else, and prints every matrix."""

from __future__ import annotations

from app.exports.code.listing import comment, given, heading, lines, phase_of, rows_of, sizes, told_steps
from app.exports.request import Request
from app.words.phrase import phrase

_START = '''
import numpy as np

np.set_printoptions(linewidth=120, precision=6)
np.seterr(all="ignore")  # overflow and NaN are results, not warnings


def show(name, matrix):
    """Print a matrix under its name."""
    print(f"{name}  {matrix.shape[0]} x {matrix.shape[1]}")
    print(matrix, end="\\n\\n")

'''


def numpy_script(request: Request) -> bytes:
    """The script."""
    matrices = request.program.matrices
    parts = [heading(request, phrase("It needs NumPy and nothing else.")), _START]
    for matrix in given(request):
        rows = rows_of(request.shown[matrix.id], "np.")
        parts.append(
            f"{comment(sizes(matrix, request))}\n"
            f"{matrix.id} = np.array([\n{rows}], dtype=float)\n"
            f'show("{matrix.id}", {matrix.id})\n'
        )
    for step, told in told_steps(request):
        above = f"{step.index}  {phase_of(told, request)}: {told['title']}"
        parts.append(
            f"{comment(above)}\n{comment(sizes(matrices[step.output], request))}\n"
            f'{lines(told["numpy"])}\nshow("{step.output}", {step.output})\n'
        )
    return "\n".join(parts).encode()
