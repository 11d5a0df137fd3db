"""The numbers that training starts from: given, or drawn by the spec's seed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.registry import Array
from app.networks.layers import LayerOutline
from app.networks.models import (
    DenseLayer,
    GlorotInit,
    HeInit,
    Init,
    NormalInit,
    Spec,
    TruncatedNormalInit,
    UniformInit,
    ZerosInit,
)


def initial_parameters(spec: Spec, layers: Sequence[LayerOutline], inputs: int) -> dict[str, Array]:
    """Weights and biases at iteration 0, by id.

    Each layer draws its bias and then its weights, whatever its bias style, so that a change of style
    changes no number.
    """
    generator = np.random.default_rng(spec.seed)
    start: dict[str, Array] = {}
    entering = inputs
    for layer, outline in zip(spec.layers, layers, strict=True):
        bias = draw(_bias_init(layer), generator, entering, layer.units, rows=1)
        weights = draw(layer.init, generator, entering, layer.units)
        if layer.weights is not None:
            weights = np.array(layer.weights, dtype=np.float64)
        if layer.bias_values is not None:
            bias = np.array([layer.bias_values], dtype=np.float64)
        start[outline.weight] = np.vstack([bias, weights]) if outline.augmented else weights
        if outline.bias is not None:
            start[outline.bias] = bias
        entering = layer.units
    return start


def _bias_init(layer: DenseLayer) -> Init:
    if layer.bias_init is not None:
        return layer.bias_init
    return layer.init if layer.weights is None else ZerosInit(kind="zeros")


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
