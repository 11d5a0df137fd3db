"""What an optimizer does to a parameter, as steps.

Momentum keeps a velocity, Adam two moving averages; the running powers of Adam's decay rates are
1 × 1 matrices of the program, so its bias correction is a visible step like any other.
"""

import numpy as np

from app.engine.registry import Array, Operation, Tracer, register


def _sgd_update(out: Array, w: Array, dw: Array, learning_rate: float) -> None:
    np.multiply(dw, learning_rate, out=out)
    np.subtract(w, out, out=out)


def _velocity(out: Array, v: Array, dw: Array, momentum: float) -> None:
    np.multiply(v, momentum, out=out)
    np.add(out, dw, out=out)


def _moving_average(out: Array, mean: Array, new: Array, decay: float) -> None:
    np.add(decay * mean, (1 - decay) * new, out=out)


def _bias_correction(out: Array, mean: Array, power: Array) -> None:
    np.divide(mean, 1 - power, out=out)


def _adam_update(
    out: Array, w: Array, mean: Array, square: Array, learning_rate: float, epsilon: float
) -> None:
    np.sqrt(square, out=out)
    np.add(out, epsilon, out=out)
    np.divide(learning_rate * mean, out, out=out)
    np.subtract(w, out, out=out)


def _scaled(p: Tracer, a: str, factor: float) -> str:
    return p.apply("scale", a, factor=factor)


def _correction_power_vjp(p: Tracer, g: str, out: str, mean: str, power: str) -> str:
    """d/db of Σ g m / (1 − b) is Σ g m / (1 − b)²."""
    total = p.apply("sum_all", p.apply("multiply", g, mean))
    return p.apply("bias_correction", p.apply("bias_correction", total, power), power)


def _adam_mean_vjp(
    p: Tracer, g: str, out: str, w: str, mean: str, square: str, *, learning_rate: float, epsilon: float
) -> str:
    root = p.apply("shift", p.apply("sqrt", square), amount=epsilon)
    return _scaled(p, p.apply("divide", g, root), -learning_rate)


def _adam_square_vjp(
    p: Tracer, g: str, out: str, w: str, mean: str, square: str, *, learning_rate: float, epsilon: float
) -> str:
    """d/ds of −η m / (√s + ε) is η m / (2 √s (√s + ε)²)."""
    root = p.apply("sqrt", square)
    below = p.apply("multiply", root, p.apply("square", p.apply("shift", root, amount=epsilon)))
    return p.apply("multiply", g, p.apply("divide", _scaled(p, mean, learning_rate / 2), below))


register(
    Operation(
        name="sgd_update",
        index="ij,ij->ij",
        forward=_sgd_update,
        vjps=(
            lambda p, g, out, w, dw, learning_rate: g,
            lambda p, g, out, w, dw, learning_rate: _scaled(p, g, -learning_rate),
        ),
        formula=r"{0} - {learning_rate}\,{1}",
        numpy="{0} - {learning_rate} * {1}",
        by_hand="{0} − {learning_rate} × {1}",
        words={
            "plain": "Every cell of {0} takes a small step against its own cell of {1}: the gradient has the "
            "same shape, so each weight knows which way is down. The learning rate is {learning_rate}."
        },
        title="gradient descent",
        caption="{0}−η{1}",
        auto_id="{0}_next",
        auto_symbol="{0}⁺",
        example={"learning_rate": 0.4},
    )
)

register(
    Operation(
        name="velocity",
        index="ij,ij->ij",
        forward=_velocity,
        vjps=(
            lambda p, g, out, v, dw, momentum: _scaled(p, g, momentum),
            lambda p, g, out, v, dw, momentum: g,
        ),
        formula=r"{momentum}\,{0} + {1}",
        numpy="{momentum} * {0} + {1}",
        by_hand="{momentum} × {0} + {1}",
        words={
            "plain": "The velocity keeps {momentum} of what it was and takes up the new "
            "gradient {1}, so that "
            "steps in the same direction grow."
        },
        title="momentum",
        caption="μ{0}+{1}",
        auto_id="{0}_next",
        auto_symbol="{0}⁺",
        example={"momentum": 0.9},
    )
)

register(
    Operation(
        name="moving_average",
        index="ij,ij->ij",
        forward=_moving_average,
        vjps=(
            lambda p, g, out, mean, new, decay: _scaled(p, g, decay),
            lambda p, g, out, mean, new, decay: _scaled(p, g, 1 - decay),
        ),
        formula=r"{decay}\,{0} + (1 - {decay})\,{1}",
        numpy="{decay} * {0} + (1 - {decay}) * {1}",
        by_hand="{decay} × {0} + (1 − {decay}) × {1}",
        words={"plain": "A moving average: {decay} of the old {0} and the rest of the new {1}."},
        title="moving average",
        caption="avg",
        auto_id="{0}_next",
        auto_symbol="{0}⁺",
        example={"decay": 0.8},
    )
)

register(
    Operation(
        name="bias_correction",
        index="ij,11->ij",
        forward=_bias_correction,
        vjps=(
            lambda p, g, out, mean, power: p.apply("bias_correction", g, power),
            _correction_power_vjp,
        ),
        formula=r"{0} / (1 - {1})",
        numpy="{0} / (1 - {1})",
        by_hand="{0} ÷ (1 − {1})",
        words={
            "plain": "The average began at zero, so it is too small at first. Dividing by 1 "
            "− {1} makes up for "
            "that; {1} shrinks with every iteration."
        },
        title="correction of the start at zero",
        caption="÷(1−{1})",
        auto_id="{0}_corrected",
        auto_symbol="{0} corrected",
        domains=("real", "unit"),
    )
)

register(
    Operation(
        name="adam_update",
        index="ij,ij,ij->ij",
        forward=_adam_update,
        vjps=(
            lambda p, g, out, w, mean, square, learning_rate, epsilon: g,
            _adam_mean_vjp,
            _adam_square_vjp,
        ),
        formula=r"{0} - {learning_rate}\,{1} \oslash (\sqrt{{{2}}} + {epsilon})",
        numpy="{0} - {learning_rate} * {1} / (np.sqrt({2}) + {epsilon})",
        by_hand="{0} − {learning_rate} × {1} ÷ (√{2} + {epsilon})",
        words={
            "plain": "Each cell of {0} moves against its averaged gradient {1}, divided by the usual size of "
            "that gradient, the root of {2}: every weight gets a step of about {learning_rate}."
        },
        title="Adam",
        caption="Adam {0}",
        auto_id="{0}_next",
        auto_symbol="{0}⁺",
        domains=("real", "real", "positive"),
        example={"learning_rate": 0.1, "epsilon": 0.01},
    )
)
