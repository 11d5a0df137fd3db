"""Execution: the numbers of a program, in arrays that are allocated once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from app.engine.errors import ShapeMismatch
from app.engine.program import Program
from app.engine.registry import Array, operation

Plan = list[Callable[[], None]]


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
        self._dtype = dtype
        self.values: dict[str, np.ndarray[Any, np.dtype[Any]]] = {
            name: np.zeros(matrix.shape, dtype=dtype) for name, matrix in program.matrices.items()
        }
        self._updates = [
            (self.values[name], self.values[following]) for name, following in program.updates.items()
        ]

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
            partial(
                operation(step.op).forward,
                self.values[step.output],
                *(self.values[name] for name in step.inputs),
                **{name: self._constant(value) for name, value in step.params.items()},
            )
            for step in steps
        ]

    def _constant(self, value: float) -> Any:
        """A number as NumPy takes it fastest; a size or a place stays an integer."""
        return value if isinstance(value, int) else np.array(value, dtype=self._dtype)

    @staticmethod
    def run(plan: Plan) -> None:
        """Run the calls in order. Overflow and NaN are results, not warnings."""
        with np.errstate(all="ignore"):
            for call in plan:
                call()

    def iterate(self, plan: Plan, times: int = 1) -> None:
        """Run the calls and adopt what they come to, so many times. Call it where NumPy's warnings are
        off.
        """
        for _ in range(times):
            for call in plan:
                call()
            self.adopt()

    def adopt(self) -> None:
        """Let every parameter and optimizer state take its next value."""
        for value, following in self._updates:
            np.copyto(value, following)
