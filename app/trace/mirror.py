"""The mirror: the same program in the columns convention, Z = W X + b.

One pure function: every matrix is transposed, every product reversed ((A B)ᵀ = Bᵀ Aᵀ).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.engine.index_string import mirrored, parse
from app.engine.matrix import Matrix
from app.engine.program import Program, Step
from app.engine.registry import Array, operation
from app.networks.fields import Convention


def is_product(op: str) -> bool:
    """Whether the operation is a matrix product."""
    return parse(operation(op).index).inner is not None


def mirror(program: Program) -> Program:
    """The program of the transposed matrices. Mirrored twice it is what it was."""
    steps = tuple(_mirror_step(step) for step in program.steps)
    matrices = {name: _transposed(matrix) for name, matrix in program.matrices.items()}
    for before, after in zip(program.steps, steps, strict=True):
        if is_product(before.op):
            matrices[after.output] = _renamed(matrices, before, after)
    return replace(program, matrices=matrices, steps=steps)


def mirror_values(values: Mapping[str, Array]) -> dict[str, Array]:
    """The transposed arrays, as views."""
    return {name: array.T for name, array in values.items()}


def step_index_string(step: Step, convention: Convention) -> str:
    """The index string of a step of a program, or of its mirror."""
    index = operation(step.op).index
    return mirrored(index) if convention == "columns" and not is_product(step.op) else index


def _mirror_step(step: Step) -> Step:
    if not is_product(step.op):
        return step
    return replace(step, op=operation(step.op).mirror, inputs=step.inputs[::-1])


def _transposed(matrix: Matrix) -> Matrix:
    return replace(matrix, rows=matrix.columns, columns=matrix.rows)


def _renamed(matrices: Mapping[str, Matrix], before: Step, after: Step) -> Matrix:
    """A product that is named by its operands, such as XW₁, is named W₁X."""
    result = matrices[after.output]

    def auto(step: Step) -> str:
        symbols = [matrices[name].symbol for name in step.inputs]
        return operation(step.op).result_name(step.inputs, symbols, step.params)[1]

    return replace(result, symbol=auto(after)) if result.symbol == auto(before) else result
