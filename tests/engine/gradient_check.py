"""The checker: an operation's vjps against central differences, on the whole Jacobian.

It is handed a row of the registry and needs nothing else, so an operation is checked because it is
registered. The vjps are executed as they are shown: as steps of a program.
"""

import numpy as np

from app.engine.execute import Executor
from app.engine.index_string import parse
from app.engine.matrix import Axis
from app.engine.program import Builder
from tests.engine.samples import cells, forward, inputs_for, letter_sizes

STEP = 1e-3
TOLERANCE = 1e-6


class WrongGradient(AssertionError):
    """A vjp and the central difference disagree."""


def check_gradients(operation, seed=0):
    """Compare every cell of every operand's Jacobian.

    The operation must be in the registry, for its forward step stands in the program.

    Raises:
        WrongGradient: with operation, operand, cell, analytic and numeric value.
    """
    rng = np.random.default_rng(seed)
    inputs = inputs_for(operation, rng)
    shape = cells(parse(operation.index).result, letter_sizes(operation))
    upstream = rng.uniform(0.5, 1.5, shape)
    for operand in range(len(inputs)):
        numeric = numeric_jacobian(operation, inputs, operand)
        vjp = analytic_vjp(operation, inputs, operand)
        for cell in np.ndindex(shape):
            unit = np.zeros(shape)
            unit[cell] = 1.0
            _compare(operation, operand, f"d out{list(cell)} / d", vjp(unit), numeric[cell])
        weighted = np.tensordot(upstream, numeric, axes=2)
        _compare(operation, operand, "Σ G · d out / d", vjp(upstream), weighted)


def analytic_vjp(operation, inputs, operand):
    """A function from an upstream gradient to the gradient of that operand."""
    if operation.vjps[operand] is None:
        return lambda _upstream: np.zeros_like(inputs[operand])
    builder = Builder()
    names = [_given(builder, f"in{n}", array.shape) for n, array in enumerate(inputs)]
    out = builder.apply(operation.name, *names, **operation.example)
    g = _given(builder, "G", builder.shape(out))
    gradient = operation.vjps[operand](builder, g, out, *names, **operation.example)
    executor = Executor(builder.finish(loss=out, prediction=out))
    executor.load(dict(zip(names, inputs, strict=True)))
    plan = executor.plan([out, gradient])

    def vjp(upstream):
        executor.load({g: upstream})
        executor.run(plan)
        return executor.values[gradient].copy()

    return vjp


def _given(builder, name, shape):
    rows, columns = (Axis(f"{name} {side}", size, None) for side, size in zip("rc", shape, strict=True))
    return builder.given(name, name, "input", rows, columns)


def numeric_jacobian(operation, inputs, operand):
    """d out / d operand, shape (*out, *operand): central differences, Richardson's extrapolation."""

    def value(cell, step):
        moved = [array.copy() for array in inputs]
        moved[operand][cell] += step
        return forward(operation, moved)

    def slope(cell, step):
        return (value(cell, step) - value(cell, -step)) / (2 * step)

    jacobian = np.zeros((*forward(operation, inputs).shape, *inputs[operand].shape))
    for cell in np.ndindex(inputs[operand].shape):
        jacobian[(..., *cell)] = (4 * slope(cell, STEP / 2) - slope(cell, STEP)) / 3
    return jacobian


def _compare(operation, operand, what, analytic, numeric):
    if analytic.shape != numeric.shape:
        raise WrongGradient(
            f"{operation.name}, operand {operand}: the gradient is {analytic.shape}, "
            f"the operand {numeric.shape}"
        )
    allowed = TOLERANCE * np.maximum(np.abs(analytic), np.abs(numeric)) + 1e-9
    for cell in np.argwhere(~(np.abs(analytic - numeric) <= allowed)).tolist():
        a, n = analytic[tuple(cell)], numeric[tuple(cell)]
        raise WrongGradient(
            f"{operation.name}, operand {operand}: {what} in{operand}{cell}: "
            f"analytic {a:.9g}, numeric {n:.9g}"
        )
