"""A program: the static list of steps that a network is. It holds names and shapes, never numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

from app.engine import operations as _operations  # noqa: F401  (fills the registry)
from app.engine.errors import UnknownName
from app.engine.index_string import result_axes
from app.engine.matrix import Axis, Matrix, Place, Role
from app.engine.registry import operation
from app.words.phrase import phrase

Phase = Literal["forward", "loss", "backward", "update"]
ONE = "1"
"""The gradient of the loss with respect to itself; never a step."""


@dataclass(frozen=True)
class Step:
    """One operation on named matrices.

    Attributes:
        index: position in the program.
        layer: the layer that it belongs to (1 is the first), or None.
        op: name of the operation.
        inputs: ids of the operands.
        output: id of the result.
        params: numbers that the operation takes besides matrices.
        answers: for a backward step, the index of the forward step whose gradient it computes.
    """

    index: int
    phase: Phase
    layer: int | None
    op: str
    inputs: tuple[str, ...]
    output: str
    params: Mapping[str, float]
    answers: int | None = None


@dataclass(frozen=True)
class Program:
    """Steps in order, over named matrices.

    Attributes:
        matrices: all of them, by id.
        parameters: ids of what training changes.
        updates: for each parameter and optimizer state, the id of its next value.
        loss: id of the loss (1 × 1).
        prediction: id of the network's output.
    """

    matrices: Mapping[str, Matrix]
    steps: tuple[Step, ...]
    parameters: tuple[str, ...]
    updates: Mapping[str, str]
    loss: str
    prediction: str

    def gradient(self, matrix: str) -> str:
        """The id of the matrix that holds the whole gradient of ``matrix``.

        Raises:
            UnknownName: it has none.
        """
        for candidate in self.matrices.values():
            if candidate.gradient_of == matrix:
                return candidate.id
        raise UnknownName(f"{matrix} has no gradient in this program")

    def steps_for(self, targets: Iterable[str]) -> list[Step]:
        """The steps that the targets need, in order."""
        wanted = set(targets)
        needed = []
        for step in reversed(self.steps):
            if step.output in wanted:
                needed.append(step)
                wanted.update(step.inputs)
        return needed[::-1]


class Builder:
    """Builds a program step by step. Equal steps are built once: the second asker gets the first's output.

    It is the `Tracer` that vjps write into.
    """

    def __init__(self) -> None:
        self.matrices: dict[str, Matrix] = {}
        self.steps: list[Step] = []
        self.parameters: list[str] = []
        self.updates: dict[str, str] = {}
        self._built: dict[tuple[str, tuple[str, ...], tuple[tuple[str, float], ...]], str] = {}
        self._phase: Phase = "forward"
        self._layer: int | None = None
        self._answers: int | None = None

    @contextmanager
    def at(self, phase: Phase, *, layer: int | None = None, answers: int | None = None) -> Iterator[None]:
        """Where the steps that are built inside belong."""
        before = self._phase, self._layer, self._answers
        self._phase, self._layer, self._answers = phase, layer, answers
        try:
            yield
        finally:
            self._phase, self._layer, self._answers = before

    def given(
        self,
        name: str,
        symbol: str,
        role: Role,
        rows: Axis,
        columns: Axis,
        *,
        noun: str = "",
        place: Place | None = None,
    ) -> str:
        """A matrix whose numbers come from outside: inputs, targets, parameters, optimizer state."""
        return self._enter(Matrix(name, symbol, role, rows, columns, noun, place))

    def _enter(self, matrix: Matrix) -> str:
        if matrix.id in self.matrices:
            raise ValueError(f"matrix {matrix.id} is there already")
        self.matrices[matrix.id] = matrix
        return matrix.id

    def shape(self, matrix: str) -> tuple[int, int]:
        """(rows, columns) of a matrix."""
        return self.matrices[matrix].shape

    def apply(self, op: str, *inputs: str, **params: float) -> str:
        """Add a step, or find the equal one, and return the id of its output.

        Raises:
            UnknownName: no such operation or matrix.
            ShapeMismatch: the operands don't fit.
        """
        key = (op, inputs, tuple(sorted(params.items())))
        if key in self._built:
            return self._built[key]
        row = operation(op)
        for name in inputs:
            if name not in self.matrices:
                raise UnknownName(f"{op}: no matrix {name!r}")
        operands = [self.matrices[name] for name in inputs]
        rows, columns = result_axes(op, row.index, operands, params)
        name, symbol = row.result_name(inputs, [matrix.symbol for matrix in operands], params)
        while name in self.matrices:
            name += "_"
        self._enter(Matrix(name, symbol, self._role(operands), rows, columns, phrase(row.title)))
        self.steps.append(
            Step(len(self.steps), self._phase, self._layer, op, inputs, name, params, self._answers)
        )
        self._built[key] = name
        return name

    def _role(self, operands: list[Matrix]) -> Role:
        """The first operand's that is no gradient; of gradients alone, that of what they belong to."""
        for operand in operands:
            if operand.role != "gradient":
                return operand.role
        return self.matrices[operands[0].gradient_of or operands[0].id].role

    def times(self, matrix: str, upstream: str) -> str:
        """``matrix`` times a 1 × 1 upstream gradient; times 1 adds no step."""
        return matrix if upstream == ONE else self.apply("multiply_scalar", matrix, upstream)

    def name(self, matrix: str, new: Matrix) -> str:
        """Give the result of a step its proper name, role and labels; the shape must be the same."""
        if self.matrices[matrix].shape != new.shape:
            raise ValueError(f"{new.id} is {new.shape}, its step gives {self.matrices[matrix].shape}")

        def renamed(name: str) -> str:
            return new.id if name == matrix else name

        if new.id != matrix and new.id in self.matrices:
            raise ValueError(f"matrix {new.id} is there already")
        self.matrices = {renamed(name): new if name == matrix else old for name, old in self.matrices.items()}
        if new.id == matrix:
            return matrix
        self.steps = [
            replace(step, inputs=tuple(map(renamed, step.inputs)), output=renamed(step.output))
            if step.output == matrix or matrix in step.inputs
            else step
            for step in self.steps
        ]
        self._built = {
            (op, tuple(map(renamed, inputs)) if matrix in inputs else inputs, params): renamed(output)
            for (op, inputs, params), output in self._built.items()
        }
        return new.id

    def finish(self, *, loss: str, prediction: str) -> Program:
        """The program as it stands."""
        return Program(
            matrices=dict(self.matrices),
            steps=tuple(self.steps),
            parameters=tuple(self.parameters),
            updates=dict(self.updates),
            loss=loss,
            prediction=prediction,
        )
