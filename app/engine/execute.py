"""Execution: the numbers of a program, in arrays that are allocated once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from app.engine.errors import ShapeMismatch
from app.engine.program import Program
from app.engine.registry import Array, Params, operation

Call = tuple[Callable[..., None], Array, tuple[Array, ...], Params]
Plan = list[Call]


class Executor:
    """A program's arrays, and the running of its steps into them.

    Attributes:
        values: one array a matrix, by id, allocated here and never replaced.
    """

    def __init__(self, program: Program, dtype: DTypeLike = np.float64) -> None:
        """
        Args:
            program: what to execute.
            dtype: float64, or float32 on request.
        """
        self.program = program
        self.values: dict[str, np.ndarray[Any, np.dtype[Any]]] = {
            name: np.zeros(matrix.shape, dtype=dtype) for name, matrix in program.matrices.items()
        }

    def load(self, values: Mapping[str, Array]) -> None:
        """Copy numbers into given matrices.

        Raises:
            ShapeMismatch: an array hasn't the shape of its matrix.
        """
        for name, array in values.items():
            target = self.values[name]
            if array.shape != target.shape:
                raise ShapeMismatch(
                    f"{name} is {target.shape[0]} × {target.shape[1]}, "
                    f"{' × '.join(map(str, array.shape))} given"
                )
            np.copyto(target, array)

    def plan(self, targets: Iterable[str] | None = None) -> Plan:
        """The calls that compute the targets (all steps if None), ready to be run many times."""
        program = self.program
        steps = program.steps if targets is None else program.steps_for(targets)
        return [
            (
                operation(step.op).forward,
                self.values[step.output],
                tuple(self.values[name] for name in step.inputs),
                step.params,
            )
            for step in steps
        ]

    @staticmethod
    def run(plan: Plan) -> None:
        """Run the calls in order. Overflow and NaN are results, not warnings."""
        with np.errstate(all="ignore"):
            for forward, out, inputs, params in plan:
                forward(out, *inputs, **params)

    def adopt(self) -> None:
        """Let every parameter and optimizer state take its next value."""
        for name, following in self.program.updates.items():
            np.copyto(self.values[name], self.values[following])
