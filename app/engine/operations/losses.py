"""Losses, each one number (1 × 1), and the L2 penalty.

The cross entropies take logits and go through log-sum-exp: log(1 + eᶻ) and log Σ eᶻ stay finite for
a logit of 1000. Their gradients reuse the probabilities of the forward pass.
"""

import numpy as np

from app.engine.registry import Array, Operation, Terms, Tracer, register
from app.engine.rowwise import row_max, row_sum, with_column


def _mean_square(out: Array, e: Array) -> None:
    np.mean(e * e, keepdims=True, out=out)


def _binary_cross_entropy(out: Array, z: Array, y: Array) -> None:
    np.mean(np.logaddexp(0, z) - y * z, keepdims=True, out=out)


def _softmax_cross_entropy(out: Array, z: Array, y: Array) -> None:
    shifted = np.empty_like(z)
    with_column(np.subtract, shifted, z, row_max(z))
    terms = np.exp(shifted)
    with_column(np.subtract, terms, shifted, np.log(row_sum(terms)))
    np.multiply(y, terms, out=terms)
    np.divide(terms.sum(keepdims=True), -z.shape[0], out=out)
    np.add(out, 0, out=out)  # a loss of nothing is 0, not −0


def _known_mean_square(out: Array, e: Array, weight: float) -> None:
    np.multiply(weight, np.sum(e * e, keepdims=True), out=out)


def _energy(out: Array, s: Array, z: Array) -> None:
    np.multiply(-0.5, np.sum(s * z, keepdims=True), out=out)
    np.divide(out, len(s), out=out)


def _l2_penalty(out: Array, w: Array, l2: float) -> None:
    np.multiply(0.5 * l2, np.sum(w * w, keepdims=True), out=out)


def _cells(p: Tracer, matrix: str) -> int:
    rows, columns = p.shape(matrix)
    return rows * columns


def _mean_square_vjp(p: Tracer, g: str, out: str, e: str) -> str:
    return p.times(p.apply("scale", e, factor=2.0 / _cells(p, e)), g)


def _binary_logits_vjp(p: Tracer, g: str, out: str, z: str, y: str) -> str:
    difference = p.apply("subtract", p.apply("sigmoid", z), y)
    return p.times(p.apply("scale", difference, factor=1.0 / _cells(p, z)), g)


def _binary_targets_vjp(p: Tracer, g: str, out: str, z: str, y: str) -> str:
    return p.times(p.apply("scale", z, factor=-1.0 / _cells(p, z)), g)


def _softmax_logits_vjp(p: Tracer, g: str, out: str, z: str, y: str) -> str:
    """(P − Y) / n, because the rows of Y add up to 1."""
    difference = p.apply("subtract", p.apply("softmax", z), y)
    return p.times(p.apply("scale", difference, factor=1.0 / p.shape(z)[0]), g)


def _softmax_targets_vjp(p: Tracer, g: str, out: str, z: str, y: str) -> str:
    log_p = p.apply("log_softmax", z)
    return p.times(p.apply("scale", log_p, factor=-1.0 / p.shape(z)[0]), g)


register(
    Operation(
        name="mean_square",
        index="ij->11",
        forward=_mean_square,
        vjps=(_mean_square_vjp,),
        formula=r"\tfrac{{1}}{{{cells}}}\textstyle\sum {0} \odot {0}",
        numpy="np.mean({0} * {0}, keepdims=True)",
        by_hand=Terms("square", mean="cells"),
        words={
            "plain": "The mean of the squared differences, over all cases and outputs: one number that says "
            "how wrong the network is."
        },
        title="mean squared error",
        caption="mean {0}²",
        auto_id="mean_square_{0}",
        auto_symbol="mean {0}²",
    )
)

register(
    Operation(
        name="known_mean_square",
        index="ij->11",
        forward=_known_mean_square,
        vjps=(lambda p, g, out, e, weight: p.times(p.apply("scale", e, factor=2.0 * weight), g),),
        formula=r"{weight}\,\textstyle\sum {0} \odot {0}",
        numpy="{weight} * np.sum({0} * {0}, keepdims=True)",
        by_hand=Terms("square", factor="{weight}"),
        words={
            "plain": "The mean of the squared differences over the known targets alone: what isn't known is "
            "0 in {0}, and the sum is divided by how many are known."
        },
        title="mean squared error of the known targets",
        caption="mean {0}²",
        auto_id="mean_square_{0}",
        auto_symbol="mean {0}²",
        example={"weight": 0.25},
    )
)

register(
    Operation(
        name="energy",
        index="ij,ij->11",
        forward=_energy,
        vjps=(
            lambda p, g, out, s, z: p.times(p.apply("scale", z, factor=-0.5 / p.shape(s)[0]), g),
            lambda p, g, out, s, z: p.times(p.apply("scale", s, factor=-0.5 / p.shape(s)[0]), g),
        ),
        formula=r"-\tfrac{{1}}{{2 \cdot {rows}}}\textstyle\sum {0} \odot {1}",
        numpy="-0.5 * np.sum({0} * {1}, keepdims=True) / {0}.shape[{down}]",
        by_hand=Terms("pair", mean="rows", factor="-0.5"),
        words={
            "plain": "The energy of the states: low where each number agrees in sign with its field, which "
            "is the sum of what the others ask of it. The mean over all cases."
        },
        title="energy",
        caption="energy",
        auto_id="energy_{0}",
        auto_symbol="E({0})",
    )
)

register(
    Operation(
        name="binary_cross_entropy",
        index="ij,ij->11",
        forward=_binary_cross_entropy,
        vjps=(_binary_logits_vjp, _binary_targets_vjp),
        formula=r"\tfrac{{1}}{{{cells}}}\textstyle\sum \log(1 + e^{{{0}}}) - {1} \odot {0}",
        numpy="np.mean(np.logaddexp(0, {0}) - {1} * {0}, keepdims=True)",
        by_hand=Terms("binary_cross_entropy", mean="cells"),
        words={
            "plain": "How surprised the network is by the targets, over all cases and outputs: −log of the "
            "probability that it gave to what was right. It is computed from the logits {0}, so that it "
            "stays finite."
        },
        title="binary cross entropy",
        caption="BCE",
        auto_id="cross_entropy_{0}",
        auto_symbol="H({1}, {0})",
        domains=("real", "unit"),
    )
)

register(
    Operation(
        name="softmax_cross_entropy",
        index="ij,ij->11",
        forward=_softmax_cross_entropy,
        vjps=(_softmax_logits_vjp, _softmax_targets_vjp),
        formula=r"-\tfrac{{1}}{{{rows}}}\textstyle\sum {1} \odot \log\operatorname{{softmax}}({0})",
        numpy="{out} = {0} - np.max({0}, axis={across}, keepdims=True); "
        "{out} = {1} * (np.log(np.sum(np.exp({out}), axis={across}, keepdims=True)) - {out}); "
        "{out} = np.sum({out}, keepdims=True) / {0}.shape[{down}]",
        by_hand=Terms("softmax_cross_entropy", mean="rows"),
        words={
            "plain": "How surprised the network is by the targets, over all cases: −log of the probability "
            "that it gave to the right class. It is computed from the logits {0}, so that it stays finite."
        },
        title="softmax cross entropy",
        caption="CE",
        auto_id="cross_entropy_{0}",
        auto_symbol="H({1}, {0})",
        domains=("real", "distribution"),
    )
)

register(
    Operation(
        name="l2_penalty",
        index="ij->11",
        forward=_l2_penalty,
        vjps=(lambda p, g, out, w, l2: p.times(p.apply("scale", w, factor=l2), g),),
        formula=r"\tfrac{{1}}{{2}} \cdot {l2}\,\textstyle\sum {0} \odot {0}",
        numpy="0.5 * {l2} * np.sum({0} * {0}, keepdims=True)",
        by_hand=Terms("square", factor="0.5 × {l2}"),
        words={
            "plain": "Large weights cost something: half of {l2} times the sum of the "
            "squared weights is added "
            "to the loss. Biases are free."
        },
        title="L2 penalty",
        caption="L2 {0}",
        auto_id="penalty_{0}",
        auto_symbol="½·{l2}·Σ{0}²",
        example={"l2": 0.3},
    )
)
