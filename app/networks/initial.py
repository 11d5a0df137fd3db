"""The random numbers that training starts from: how they may be drawn, and the drawing."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
from pydantic import Field

from app.engine.registry import Array
from app.networks.fields import Model, Positive


class NormalInit(Model):
    """Independent normal numbers."""

    kind: Literal["normal"] = "normal"
    std: Positive = 1.0


class TruncatedNormalInit(Model):
    """Normal numbers; those beyond two standard deviations are drawn again."""

    kind: Literal["truncated_normal"]
    std: Positive = 1.0


class UniformInit(Model):
    """Uniform between −limit and limit."""

    kind: Literal["uniform"]
    limit: Positive = 1.0


class GlorotInit(Model):
    """Uniform between ±√(6 / (inputs + units)). Glorot & Bengio 2010."""

    kind: Literal["glorot"]


class HeInit(Model):
    """Normal with standard deviation √(2 / inputs). He et al. 2015."""

    kind: Literal["he"]


class ZerosInit(Model):
    """All zero: every neuron stays the same as its neighbours."""

    kind: Literal["zeros"]


Init = Annotated[
    NormalInit | TruncatedNormalInit | UniformInit | GlorotInit | HeInit | ZerosInit,
    Field(discriminator="kind"),
]


def draw(
    init: Init, generator: np.random.Generator, inputs: int, units: int, *, rows: int | None = None
) -> Array:
    """Random numbers, inputs × units (or rows × units).

    Args:
        inputs, units: fan in and fan out, from which glorot and he take their scale.
    """
    shape = (inputs if rows is None else rows, units)
    match init:
        case NormalInit(std=std):
            return generator.normal(0.0, std, shape)
        case TruncatedNormalInit(std=std):
            return _truncated_normal(generator, shape) * std
        case UniformInit(limit=limit):
            return limit * generator.uniform(-1.0, 1.0, shape)
        case GlorotInit():
            limit = np.sqrt(6.0 / (inputs + units))
            return generator.uniform(-limit, limit, shape)
        case HeInit():
            return generator.normal(0.0, np.sqrt(2.0 / inputs), shape)
        case _:
            return np.zeros(shape)


def _truncated_normal(generator: np.random.Generator, shape: tuple[int, int]) -> Array:
    numbers = generator.normal(0.0, 1.0, shape)
    while (beyond := np.abs(numbers) > 2).any():
        numbers[beyond] = generator.normal(0.0, 1.0, int(beyond.sum()))
    return numbers
