"""Activations and their derivatives, side by side.

A derivative that can be written with the activation's value takes that (sigmoid: A (1 − A)), so
that the backward pass uses numbers that the forward pass already showed; gelu's takes Z.
"""

import math

import numpy as np

from app.engine.registry import Array, Operation, Tracer, Vjp, register
from app.engine.rowwise import row_max, row_sum, with_column

LEAK = 0.01
GELU_CUBIC = 0.044715
GELU_SCALE = math.sqrt(2 / math.pi)


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


def _gelu_tanh(z: Array) -> Array:
    tanh: Array = np.tanh(GELU_SCALE * (z + GELU_CUBIC * (z * z * z)))
    return tanh


def _gelu(out: Array, z: Array) -> None:
    np.copyto(out, 0.5 * z * (1 + _gelu_tanh(z)))


def _gelu_derivative(out: Array, z: Array) -> None:
    t = _gelu_tanh(z)
    np.copyto(
        out,
        0.5 * (1 + t) + 0.5 * z * (1 - t * t) * (GELU_SCALE * (1 + 3 * GELU_CUBIC * z * z)),
    )


def _softmax(out: Array, z: Array) -> None:
    with_column(np.subtract, out, z, row_max(z))
    np.exp(out, out=out)
    with_column(np.divide, out, out, row_sum(out))


def _log_softmax(out: Array, z: Array) -> None:
    with_column(np.subtract, out, z, row_max(z))
    with_column(np.subtract, out, out, np.log(row_sum(np.exp(out))))


def _times_slope(derivative: str, *, of: str) -> Vjp:
    """g ⊙ derivative(out) or g ⊙ derivative(z)."""

    def vjp(p: Tracer, g: str, out: str, z: str) -> str:
        return p.apply("multiply", g, p.apply(derivative, out if of == "output" else z))

    return vjp


def _sigmoid_second(p: Tracer, g: str, out: str, a: str) -> str:
    """d/dA of A (1 − A) is 1 − 2A."""
    slope = p.apply("shift", p.apply("scale", a, factor=-2.0), amount=1.0)
    return p.apply("multiply", g, slope)


def _tanh_second(p: Tracer, g: str, out: str, a: str) -> str:
    """d/dA of 1 − A² is −2A."""
    return p.apply("multiply", g, p.apply("scale", a, factor=-2.0))


def _gelu_second(p: Tracer, g: str, out: str, z: str) -> str:
    """With u = s (z + c z³), t = tanh u: gelu″ = (1 − t²) (u′ + ½ z u″ − z t u′²)."""
    square = p.apply("square", z)
    cube = p.apply("multiply", square, z)
    u = p.apply(
        "scale",
        p.apply("add", z, p.apply("scale", cube, factor=GELU_CUBIC)),
        factor=GELU_SCALE,
    )
    t = p.apply("tanh", u)
    first = p.apply(
        "shift",
        p.apply("scale", square, factor=3 * GELU_CUBIC * GELU_SCALE),
        amount=GELU_SCALE,
    )
    half_second = p.apply("scale", square, factor=3 * GELU_CUBIC * GELU_SCALE)
    bend = p.apply("multiply", p.apply("multiply", z, t), p.apply("square", first))
    total = p.apply("subtract", p.apply("add", first, half_second), bend)
    return p.apply("multiply", g, p.apply("multiply", p.apply("tanh_derivative", t), total))


def _softmax_vjp(p: Tracer, g: str, out: str, z: str) -> str:
    """dZ = P ⊙ (G − the row sums of G ⊙ P)."""
    mean = p.apply("sum_columns", p.apply("multiply", g, out))
    return p.apply("multiply", out, p.apply("subtract_column", g, mean))


def _log_softmax_vjp(p: Tracer, g: str, out: str, z: str) -> str:
    """dZ = G − P ⊙ the row sums of G, stretched over the row."""
    spread = p.apply("broadcast_columns", p.apply("sum_columns", g), j=p.shape(z)[1])
    return p.apply("subtract", g, p.apply("multiply", p.apply("softmax", z), spread))


register(
    Operation(
        name="sigmoid",
        index="ij->ij",
        forward=_sigmoid,
        vjps=(_times_slope("sigmoid_derivative", of="output"),),
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
        vjps=(_times_slope("tanh_derivative", of="output"),),
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
        vjps=(_times_slope("relu_derivative", of="output"),),
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
        vjps=(_times_slope("leaky_relu_derivative", of="output"),),
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

register(
    Operation(
        name="gelu",
        index="ij->ij",
        forward=_gelu,
        vjps=(_times_slope("gelu_derivative", of="input"),),
        formula=r"\tfrac{{1}}{{2}}\,{0} \odot (1 + \tanh(0.798\,({0} + 0.0447\,{0}^3)))",
        numpy="0.5 * {0} * (1 + np.tanh(np.sqrt(2 / np.pi) * ({0} + 0.044715 * ({0} * {0} * {0}))))",
        by_hand="0.5 × {0} × (1 + tanh(0.7978846 × ({0} + 0.044715 × {0}³)))",
        words={
            "plain": "Each weighted sum in {0} times about the chance that a standard normal "
            "number is smaller (tanh form)."
        },
        title="activation: GELU",
        caption="gelu",
        auto_id="gelu_{0}",
        auto_symbol="gelu({0})",
    )
)

register(
    Operation(
        name="gelu_derivative",
        index="ij->ij",
        forward=_gelu_derivative,
        vjps=(_gelu_second,),
        formula=r"\operatorname{{gelu}}'({0})",
        numpy="{out} = np.tanh(np.sqrt(2 / np.pi) * ({0} + 0.044715 * ({0} * {0} * {0}))); "
        "{out} = 0.5 * (1 + {out}) + 0.5 * {0} * (1 - {out} * {out}) "
        "* (np.sqrt(2 / np.pi) * (1 + 3 * 0.044715 * {0} * {0}))",
        by_hand="gelu′({0})",
        words={
            "plain": "The slope of GELU at each weighted sum in {0}: about 0 far on the "
            "negative side, about 1 far on the positive."
        },
        title="slope of GELU",
        caption="gelu′",
        auto_id="slope_{0}",
        auto_symbol="gelu′({0})",
    )
)

register(
    Operation(
        name="softmax",
        index="iJ->ij",
        forward=_softmax,
        vjps=(_softmax_vjp,),
        formula=r"\operatorname{{softmax}}({0})",
        numpy="{out} = np.exp({0} - {0}.max(axis={across}, keepdims=True)); {out} = {out} / "
        "{out}.sum(axis={across}, keepdims=True)",
        by_hand="exp({0}) ÷ ({0+exp})",
        words={
            "plain": "exp of each logit, divided by the sum of its {ROW}: every {ROW} "
            "becomes probabilities that add up to 1."
        },
        title="softmax over each case",
        caption="softmax",
        auto_id="softmax_{0}",
        auto_symbol="softmax({0})",
    )
)

register(
    Operation(
        name="log_softmax",
        index="iJ->ij",
        forward=_log_softmax,
        vjps=(_log_softmax_vjp,),
        formula=r"\log\operatorname{{softmax}}({0})",
        numpy="{out} = {0} - {0}.max(axis={across}, keepdims=True); {out} = {out} - "
        "np.log(np.exp({out}).sum(axis={across}, keepdims=True))",
        by_hand="{0} − log({0+exp})",
        words={
            "plain": "Each logit minus the logarithm of the summed exp of its {ROW}: the "
            "logarithm of the probability."
        },
        title="log-softmax over each case",
        caption="log-softmax",
        auto_id="log_softmax_{0}",
        auto_symbol="log softmax({0})",
    )
)
