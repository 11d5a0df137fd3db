"""Activations and their derivatives, side by side.

A derivative is written with the activation's value (sigmoid: A (1 − A)), so that the backward pass
uses numbers that the forward pass already showed.
"""

import numpy as np

from app.engine.registry import Array, Operation, Tracer, Vjp, register

LEAK = 0.01


def _sigmoid(out: Array, z: Array) -> None:
    np.negative(z, out=out)
    np.exp(out, out=out)
    np.add(out, 1, out=out)
    np.divide(1, out, out=out)


def _sigmoid_derivative(out: Array, a: Array) -> None:
    np.subtract(1, a, out=out)
    np.multiply(a, out, out=out)


def _tanh(out: Array, z: Array) -> None:
    np.tanh(z, out=out)


def _tanh_derivative(out: Array, a: Array) -> None:
    np.multiply(a, a, out=out)
    np.subtract(1, out, out=out)


def _relu(out: Array, z: Array) -> None:
    np.maximum(z, 0, out=out)


def _relu_derivative(out: Array, a: Array) -> None:
    np.greater(a, 0, out=out)


def _leaky_relu(out: Array, z: Array) -> None:
    np.multiply(z, LEAK, out=out)
    np.maximum(z, out, out=out)


def _leaky_relu_derivative(out: Array, a: Array) -> None:
    np.copyto(out, np.where(a > 0, 1.0, LEAK))


def _times_slope(derivative: str) -> Vjp:
    """dZ = G ⊙ derivative(A)."""

    def vjp(p: Tracer, g: str, out: str, z: str) -> str:
        return p.apply("multiply", g, p.apply(derivative, out))

    return vjp


def _sigmoid_second(p: Tracer, g: str, out: str, a: str) -> str:
    """d/dA of A (1 − A) is 1 − 2A."""
    slope = p.apply("shift", p.apply("scale", a, factor=-2.0), amount=1.0)
    return p.apply("multiply", g, slope)


def _tanh_second(p: Tracer, g: str, out: str, a: str) -> str:
    """d/dA of 1 − A² is −2A."""
    return p.apply("multiply", g, p.apply("scale", a, factor=-2.0))


register(
    Operation(
        name="sigmoid",
        index="ij->ij",
        forward=_sigmoid,
        vjps=(_times_slope("sigmoid_derivative"),),
        formula=r"\sigma({0})",
        numpy="1 / (1 + np.exp(-{0}))",
        by_hand="1 ÷ (1 + exp(−{0}))",
        words={"plain": "Each weighted sum in {0} is squeezed into a number between 0 and 1."},
        title="activation: sigmoid",
        caption="σ",
        auto_id="sigmoid_{0}",
        auto_symbol="σ({0})",
    )
)

register(
    Operation(
        name="sigmoid_derivative",
        index="ij->ij",
        forward=_sigmoid_derivative,
        vjps=(_sigmoid_second,),
        formula=r"{0} \odot (1 - {0})",
        numpy="{0} * (1 - {0})",
        by_hand="{0} × (1 − {0})",
        words={
            "plain": "The slope of the sigmoid, from its value alone: steepest (0.25) at "
            "0.5, almost flat near 0 and 1."
        },
        title="slope of the sigmoid",
        caption="σ′",
        auto_id="slope_{0}",
        auto_symbol="{0}′",
    )
)

register(
    Operation(
        name="tanh",
        index="ij->ij",
        forward=_tanh,
        vjps=(_times_slope("tanh_derivative"),),
        formula=r"\tanh({0})",
        numpy="np.tanh({0})",
        by_hand="tanh({0})",
        words={"plain": "Each weighted sum in {0} is squeezed into a number between −1 and 1."},
        title="activation: tanh",
        caption="tanh",
        auto_id="tanh_{0}",
        auto_symbol="tanh({0})",
    )
)

register(
    Operation(
        name="tanh_derivative",
        index="ij->ij",
        forward=_tanh_derivative,
        vjps=(_tanh_second,),
        formula=r"1 - {0} \odot {0}",
        numpy="1 - {0} * {0}",
        by_hand="1 − {0}²",
        words={"plain": "The slope of tanh, from its value alone: 1 at 0, almost flat near −1 and 1."},
        title="slope of tanh",
        caption="tanh′",
        auto_id="slope_{0}",
        auto_symbol="{0}′",
    )
)

register(
    Operation(
        name="relu",
        index="ij->ij",
        forward=_relu,
        vjps=(_times_slope("relu_derivative"),),
        formula=r"\max(0, {0})",
        numpy="np.maximum({0}, 0)",
        by_hand="max(0, {0})",
        words={"plain": "Negative weighted sums in {0} become 0; positive ones pass unchanged."},
        title="activation: ReLU",
        caption="relu",
        auto_id="relu_{0}",
        auto_symbol="relu({0})",
    )
)

register(
    Operation(
        name="relu_derivative",
        index="ij->ij",
        forward=_relu_derivative,
        vjps=(None,),
        formula="[{0} > 0]",
        numpy="np.where({0} > 0, 1.0, 0.0)",
        by_hand="1 if {0} > 0, else 0",
        words={
            "plain": "The slope of ReLU: 1 where the neuron is on, 0 where it is off. An off "
            "neuron passes no gradient back."
        },
        title="slope of ReLU",
        caption="relu′",
        auto_id="slope_{0}",
        auto_symbol="{0}′",
    )
)

register(
    Operation(
        name="leaky_relu",
        index="ij->ij",
        forward=_leaky_relu,
        vjps=(_times_slope("leaky_relu_derivative"),),
        formula=r"\max(0.01\,{0}, {0})",
        numpy="np.maximum({0}, 0.01 * {0})",
        by_hand="max(0.01 × {0}, {0})",
        words={"plain": "Positive weighted sums in {0} pass unchanged; negative ones shrink to a hundredth."},
        title="activation: leaky ReLU",
        caption="leaky",
        auto_id="leaky_relu_{0}",
        auto_symbol="leaky({0})",
    )
)

register(
    Operation(
        name="leaky_relu_derivative",
        index="ij->ij",
        forward=_leaky_relu_derivative,
        vjps=(None,),
        formula=r"[{0} > 0] + 0.01\,[{0} \le 0]",
        numpy="np.where({0} > 0, 1.0, 0.01)",
        by_hand="1 if {0} > 0, else 0.01",
        words={
            "plain": "The slope of leaky ReLU: 1 on the positive side, 0.01 on the other, so "
            "some gradient always passes."
        },
        title="slope of leaky ReLU",
        caption="leaky′",
        auto_id="slope_{0}",
        auto_symbol="{0}′",
    )
)
