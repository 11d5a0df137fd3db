"""What layers that go through time have in common: a case is T blocks of equal width, one a time step."""

from __future__ import annotations

from dataclasses import replace

from app.engine.matrix import Axis
from app.engine.program import Builder
from app.networks.errors import SpecError
from app.networks.labels import raised
from app.networks.layers.kind import Entering
from app.words.phrase import Phrase, phrase

MOST_STEPS = 32
"""A program has all operations of every time step."""


def check_steps(entering: int, axis: Phrase, steps: int, where: str) -> None:
    """Refuse steps that are too many, or don't part what enters into equal blocks.

    Raises:
        SpecError: with the number of inputs.
    """
    if steps > MOST_STEPS:
        raise SpecError(
            phrase("{steps} time steps; at most {most} are allowed", steps=steps, most=MOST_STEPS),
            where=f"{where}.steps",
            code="too_large",
        )
    if entering % steps:
        raise SpecError(
            phrase(
                "{axis} can't be parted into {steps} equal time steps; choose a number of steps that "
                "divides them",
                axis=axis,
                steps=steps,
            ),
            where=f"{where}.steps",
            code="shape_mismatch",
        )


def seen_axis(axis: Axis, steps: int) -> Axis:
    """The inputs of any one time step, by the names that all have in common, if they have."""
    width = axis.size // steps
    labels = axis.all_labels()
    common = {tuple(_own(label) for label in labels[n : n + width]) for n in range(0, axis.size, width)}
    return Axis("input", width, common.pop() if len(common) == 1 else None)


def _own(label: str) -> str:
    """The name without the number of the time step: "yes₂" → "yes"."""
    if isinstance(label, Phrase) and "name" in label.values:
        name: str = label.values["name"]
        return name
    return label.rstrip(" 0123456789₀₁₂₃₄₅₆₇₈₉") or label


def block(builder: Builder, entering: Entering, width: Axis, step: int, steps: int) -> str:
    """The inputs of one time step, cases × width; steps count from 1."""
    of = builder.matrices[entering.matrix]
    taken = builder.apply("take_block", entering.matrix, t=steps, at=step - 1)
    noun = phrase("inputs of time step {n}", n=step)
    named = replace(
        of, id=f"{of.id}t{step}", symbol=f"{of.symbol}{raised(step)}", columns=width, noun=noun, place=None
    )
    return builder.name(taken, named)
