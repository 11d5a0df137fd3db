"""The NumPy line of a step: with ``np`` and the inputs under their ids it assigns the output's id."""

from __future__ import annotations

from app.engine.program import Step
from app.engine.registry import operation
from app.networks.fields import Convention
from app.trace.templates import fill


def numpy_line(step: Step, convention: Convention) -> str:
    """One line of NumPy, e.g. ``"Z1 = X @ W1"``. Constants are written so that they read back exactly."""
    rows_first = convention == "rows"
    table = {str(n): name for n, name in enumerate(step.inputs)}
    table |= {name: repr(value) for name, value in step.params.items()}
    table |= {"out": step.output, "across": "1" if rows_first else "0"}
    table |= {"down": "0" if rows_first else "1", "T": "" if rows_first else ".T"}
    template = operation(step.op).numpy
    line = fill(template, table)
    return line if "{out}" in template else f"{step.output} = {line}"
