"""GELU in its tanh form, as in GPT-2 (Hendrycks & Gimpel 2016), and its derivative.

The slope can't be had from the activation's value, so it takes Z.
"""

import math

import numpy as np

from app.engine.registry import Array, Operation, Tracer, register

GELU_CUBIC = 0.044715
GELU_SCALE = math.sqrt(2 / math.pi)


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


def _gelu_vjp(p: Tracer, g: str, out: str, z: str) -> str:
    return p.apply("multiply", g, p.apply("gelu_derivative", z))


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


register(
    Operation(
        name="gelu",
        index="ij->ij",
        forward=_gelu,
        vjps=(_gelu_vjp,),
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
