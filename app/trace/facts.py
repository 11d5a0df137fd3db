"""The facts that a template may name: parameters, and the axes that an index string binds."""

from __future__ import annotations

from collections.abc import Mapping

from app.engine.index_string import parse
from app.engine.matrix import Axis, Matrix
from app.engine.program import Step
from app.engine.registry import operation
from app.trace.axes import several


def bound_axes(step: Step, matrices: Mapping[str, Matrix]) -> dict[str, Axis]:
    """The axis of each letter of the step's index string."""
    index = parse(operation(step.op).index)
    bound: dict[str, Axis] = {}
    for term, name in zip(index.operands, step.inputs, strict=True):
        for axis, actual in zip(term, (matrices[name].rows, matrices[name].columns), strict=True):
            if axis.letter:
                bound.setdefault(axis.letter, actual)
    return bound


def sizes_and_names(step: Step, matrices: Mapping[str, Matrix]) -> dict[str, str]:
    """``i.names`` ("cases") and ``i.size`` for each letter, and the ``rows``, ``columns`` and
    ``cells`` of the first operand.

    Args:
        step, matrices: of the program in the rows convention: facts don't turn with the view.
    """
    facts: dict[str, str] = {}
    for letter, axis in bound_axes(step, matrices).items():
        facts |= {f"{letter}.names": several(axis), f"{letter}.size": f"{axis.size:,}"}
    rows, columns = matrices[step.inputs[0]].shape
    return facts | {"rows": str(rows), "columns": str(columns), "cells": str(rows * columns)}
