"""Reverse-mode differentiation of a program, as more steps of the same program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from app.engine.matrix import Matrix
from app.engine.program import ONE, Builder, Step
from app.engine.registry import operation
from app.words.phrase import phrase


def differentiate(builder: Builder, loss: str, parameters: Iterable[str]) -> dict[str, str]:
    """Add the steps that compute the gradient of ``loss`` with respect to each parameter.

    Steps are answered last to first; where a matrix is used more than once its contributions are
    accumulated by visible additions. The gradient of M is named dM and says ``gradient_of`` M; a
    gradient that equals an existing matrix (the operand of a sum, say) adds no step and no name.

    Args:
        builder: holds the forward and loss steps, and takes the backward ones.
        loss: id of a 1 × 1 matrix.
        parameters: ids of given matrices.

    Returns:
        The id of the gradient, by parameter.
    """
    wanted = tuple(parameters)
    tape = list(builder.steps)
    reached = _reached(tape, wanted)
    uses = _uses(tape, loss)
    contributions: dict[str, list[str]] = {loss: [ONE]}
    gradients: dict[str, str] = {}
    for step in reversed(tape):
        if step.output not in reached or step.output not in contributions:
            continue
        upstream = _accumulate(builder, step.output, contributions[step.output], step)
        for operand in _parameters_first(step, wanted):
            name = step.inputs[operand]
            vjp = operation(step.op).vjps[operand]
            if name not in reached or vjp is None:
                continue
            before = len(builder.steps)
            with builder.at("backward", layer=step.layer, answers=step.index):
                part = vjp(builder, upstream, step.output, *step.inputs, **step.params)
            fresh = any(built.output == part for built in builder.steps[before:])
            parts = contributions.setdefault(name, [])
            if fresh and uses[name] == 1:
                part = builder.name(part, _gradient(builder, name))
            elif fresh:
                part = builder.name(part, _part(builder, name, len(parts) + 1))
            elif uses[name] == 1 and _is_better_name(builder, name, part):
                part = builder.name(part, _gradient(builder, name))
            parts.append(part)
            if name in wanted and len(parts) == uses[name]:
                gradients[name] = _accumulate(builder, name, parts, step)
    return gradients


def _reached(tape: list[Step], wanted: tuple[str, ...]) -> set[str]:
    """The matrices that the parameters change."""
    reached = set(wanted)
    for step in tape:
        if reached.intersection(step.inputs):
            reached.add(step.output)
    return reached


def _uses(tape: list[Step], loss: str) -> Counter[str]:
    """How many contributions to its gradient each matrix will get."""
    uses: Counter[str] = Counter({loss: 1})
    for step in reversed(tape):
        if uses[step.output]:
            vjps = operation(step.op).vjps
            uses.update(name for name, vjp in zip(step.inputs, vjps, strict=True) if vjp)
    return uses


def _is_better_name(builder: Builder, name: str, gradient: str) -> bool:
    """Whether a gradient that is passed on unchanged belongs to ``name`` first of all.

    The diagram shows ``name`` and not the matrix that the gradient was named after.
    """
    if gradient == ONE or not builder.matrices[name].place:
        return False
    of = builder.matrices[gradient].gradient_of
    return of is not None and builder.matrices[of].place is None


def _parameters_first(step: Step, wanted: tuple[str, ...]) -> list[int]:
    return sorted(range(len(step.inputs)), key=lambda n: step.inputs[n] not in wanted)


def _accumulate(builder: Builder, name: str, parts: list[str], step: Step) -> str:
    """The sum of the contributions; one alone is itself."""
    total, *rest = parts
    for count, part in enumerate(rest, start=2):
        with builder.at("backward", layer=step.layer, answers=step.index):
            total = builder.apply("add", total, part)
        last = count == len(parts)
        total = builder.name(total, _gradient(builder, name) if last else _partial(builder, name, count))
    parts[:] = [total]
    return total


def _gradient(builder: Builder, name: str) -> Matrix:
    of = builder.matrices[name]
    return Matrix(
        id=f"d{of.id}",
        symbol=f"d({of.symbol})" if " ⊙ " in of.symbol else f"d{of.symbol}",
        role="gradient",
        rows=of.rows,
        columns=of.columns,
        noun=phrase("gradient of the {noun}", noun=of.noun)
        if of.noun
        else phrase("gradient of {symbol}", symbol=of.symbol),
        place=of.place,
        gradient_of=of.id,
    )


def _partial(builder: Builder, name: str, count: int) -> Matrix:
    """The sum of the first so many contributions."""
    noun = phrase("parts 1 to {count} of the {noun}", count=count, noun=_gradient(builder, name).noun)
    return _not_whole(builder, name, f"1_to_{count}", f"1–{count}", noun)


def _part(builder: Builder, name: str, number: int) -> Matrix:
    noun = phrase("part {number} of the {noun}", number=number, noun=_gradient(builder, name).noun)
    return _not_whole(builder, name, f"{number}", f"{number}", noun)


def _not_whole(builder: Builder, name: str, suffix: str, which: str, noun: str) -> Matrix:
    whole = _gradient(builder, name)
    return replace(
        whole,
        id=f"{whole.id}_{suffix}",
        symbol=f"{whole.symbol} ({which})",
        role=builder.matrices[name].role,
        noun=noun,
        gradient_of=None,
        part_of=whole.id,
    )
