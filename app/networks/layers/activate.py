"""The end of a layer: its sums are named Z, and its activation A."""

from __future__ import annotations

from app.engine.matrix import Matrix, Place
from app.engine.program import Builder
from app.networks.fields import Activation
from app.networks.labels import subscript
from app.networks.layers.kind import Frame
from app.words.phrase import phrase


def activated(builder: Builder, sums: str, activation: Activation, frame: Frame) -> tuple[str, str]:
    """Name what leaves a layer, cases × units.

    Args:
        sums: id of what was computed last.

    Returns:
        The ids of the pre-activation and of the activation. An identity adds no step: both are one.
    """
    n = frame.index
    place = Place("neurons", n)
    noun = phrase("pre-activation")
    z = Matrix(f"Z{n}", f"Z{subscript(n)}", frame.role, frame.cases, frame.neurons, noun, place)
    before = builder.name(sums, z)
    if activation == "identity":
        return before, before
    after = Matrix(
        frame.output_id,
        frame.output_symbol,
        frame.role,
        frame.cases,
        frame.neurons,
        frame.output_noun,
        place,
    )
    return before, builder.name(builder.apply(activation, before), after)
