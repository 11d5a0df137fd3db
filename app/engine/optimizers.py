"""Optimizers: for each, the update steps of one parameter. Kingma & Ba 2015 for Adam."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from app.engine.matrix import Axis, Matrix
from app.engine.program import Builder
from app.words.phrase import Phrase, phrase


@dataclass(frozen=True)
class Optimizer:
    """How parameters are updated.

    Attributes:
        kind: "sign" sets a parameter to +1 or −1 cell by cell, whichever the gradient says is lower.
        learning_rate: size of a step (not for sign).
        momentum: how much of the velocity is kept (momentum only).
        beta1, beta2: decay rates of Adam's two moving averages.
        epsilon: keeps Adam from dividing by zero.
    """

    kind: Literal["sgd", "momentum", "adam", "sign"]
    learning_rate: float = 0.0
    momentum: float = 0.9
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8


def add_updates(
    builder: Builder,
    gradients: dict[str, str],
    optimizer: Optimizer,
    layers: dict[str, int],
    masks: Mapping[str, str],
) -> dict[str, float]:
    """Add the update steps of every parameter, last layer first, as the gradients came.

    Args:
        gradients: the id of the gradient, by parameter.
        layers: the layer, by parameter.
        masks: by parameter, where only some of its cells are updated: 1 for these, else 0.

    Returns:
        What the optimizer's state starts from, by id: every cell of it has that number.
    """
    start: dict[str, float] = {}
    powers: tuple[str, str] | None = None
    if optimizer.kind == "adam":
        with builder.at("update"):
            powers = (
                _power(builder, "beta1_power", "β₁ᵗ", optimizer.beta1, start),
                _power(builder, "beta2_power", "β₂ᵗ", optimizer.beta2, start),
            )
    for name, whole in gradients.items():
        with builder.at("update", layer=layers.get(name)):
            gradient = _masked(builder, whole, masks[name]) if name in masks else whole
            if optimizer.kind == "sgd":
                _step(builder, name, gradient, optimizer)
            elif optimizer.kind == "momentum":
                noun = builder.matrices[name].noun
                velocity = _state(builder, name, "V", phrase("velocity of the {noun}", noun=noun), start)
                following = builder.apply("velocity", velocity, gradient, momentum=optimizer.momentum)
                _step(builder, name, _next(builder, velocity, following), optimizer)
            elif optimizer.kind == "sign":
                downhill = builder.apply("scale", gradient, factor=-1.0)
                _next(builder, name, builder.apply("sign", downhill))
            else:
                assert powers is not None
                _adam(builder, name, gradient, optimizer, powers, start)
    return start


def _masked(builder: Builder, gradient: str, mask: str) -> str:
    """The gradient where the mask is 1, else 0."""
    of = builder.matrices[gradient]
    named = replace(
        builder.matrices[mask],
        id=f"{gradient}_free",
        symbol=f"{of.symbol} ⊙ {builder.matrices[mask].symbol}",
        noun=phrase("{noun}, where they are free", noun=of.noun),
    )
    return builder.name(builder.apply("multiply", gradient, mask), named)


def _next(builder: Builder, name: str, following: str) -> str:
    """Name the result of an update as the next value of ``name``."""
    old = builder.matrices[name]
    new = replace(
        old,
        id=f"{name}_next",
        symbol=f"{old.symbol}⁺",
        noun=phrase("{noun} after the update", noun=old.noun),
        next_of=name,
    )
    builder.updates[name] = builder.name(following, new)
    return builder.updates[name]


def _step(builder: Builder, name: str, direction: str, optimizer: Optimizer) -> None:
    following = builder.apply("sgd_update", name, direction, learning_rate=optimizer.learning_rate)
    _next(builder, name, following)


def _state(builder: Builder, name: str, letter: str, noun: Phrase, start: dict[str, float]) -> str:
    of = builder.matrices[name]
    state = builder.given(
        f"{letter}_{name}",
        f"{letter}[{of.symbol}]",
        of.role,
        of.rows,
        of.columns,
        noun=noun,
        place=of.place,
    )
    start[state] = 0.0
    return state


def _power(builder: Builder, name: str, symbol: str, beta: float, start: dict[str, float]) -> str:
    """The running power βᵗ: before the first update it is 1, in the first update β."""
    one = Axis("sum", 1, ("sum",))
    power = builder.given(name, symbol, "weight", one, one, noun=phrase("power of the decay rate"))
    start[power] = 1.0
    return _next(builder, power, builder.apply("scale", power, factor=beta))


def _adam(
    builder: Builder,
    name: str,
    gradient: str,
    optimizer: Optimizer,
    powers: tuple[str, str],
    start: dict[str, float],
) -> None:
    noun = builder.matrices[name].noun
    mean = _state(builder, name, "M", phrase("mean gradient of the {noun}", noun=noun), start)
    mean_next = builder.apply("moving_average", mean, gradient, decay=optimizer.beta1)
    mean_next = _next(builder, mean, mean_next)
    square = _state(builder, name, "S", phrase("mean squared gradient of the {noun}", noun=noun), start)
    squared = builder.apply("square", gradient)
    square_next = builder.apply("moving_average", square, squared, decay=optimizer.beta2)
    square_next = _next(builder, square, square_next)
    following = builder.apply(
        "adam_update",
        name,
        _corrected(builder, mean_next, powers[0]),
        _corrected(builder, square_next, powers[1]),
        learning_rate=optimizer.learning_rate,
        epsilon=optimizer.epsilon,
    )
    _next(builder, name, following)


def _corrected(builder: Builder, average: str, power: str) -> str:
    corrected = builder.apply("bias_correction", average, power)
    of = builder.matrices[average]
    state = of.next_of or average
    named = Matrix(
        id=f"{state}_corrected",
        symbol=f"{builder.matrices[state].symbol} corrected",
        role=of.role,
        rows=of.rows,
        columns=of.columns,
        noun=phrase("{noun}, corrected", noun=builder.matrices[state].noun),
        place=of.place,
    )
    return builder.name(corrected, named)
