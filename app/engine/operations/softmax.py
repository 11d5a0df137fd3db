"""Softmax and its logarithm, over the cells of each case."""

import numpy as np

from app.engine.registry import Array, Operation, Tracer, register
from app.engine.rowwise import row_max, row_sum, with_column


def softmax(out: Array, z: Array) -> None:
    """exp of each cell over the sum of its row; a cell of −∞ gets 0."""
    with_column(np.subtract, out, z, row_max(z))
    np.exp(out, out=out)
    with_column(np.divide, out, out, row_sum(out))


def _log_softmax(out: Array, z: Array) -> None:
    with_column(np.subtract, out, z, row_max(z))
    with_column(np.subtract, out, out, np.log(row_sum(np.exp(out))))


def softmax_vjp(p: Tracer, g: str, out: str, z: str) -> str:
    """dZ = P ⊙ (G − the row sums of G ⊙ P)."""
    mean = p.apply("sum_columns", p.apply("multiply", g, out))
    return p.apply("multiply", out, p.apply("subtract_column", g, mean))


def _log_softmax_vjp(p: Tracer, g: str, out: str, z: str) -> str:
    """dZ = G − P ⊙ the row sums of G, stretched over the row."""
    spread = p.apply("broadcast_columns", p.apply("sum_columns", g), j=p.shape(z)[1])
    return p.apply("subtract", g, p.apply("multiply", p.apply("softmax", z), spread))


register(
    Operation(
        name="softmax",
        index="iJ->ij",
        forward=softmax,
        vjps=(softmax_vjp,),
        formula=r"\operatorname{{softmax}}({0})",
        numpy="{out} = np.exp({0} - np.max({0}, axis={across}, keepdims=True)); {out} = {out} / "
        "np.sum({out}, axis={across}, keepdims=True)",
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
        numpy="{out} = {0} - np.max({0}, axis={across}, keepdims=True); {out} = {out} - "
        "np.log(np.sum(np.exp({out}), axis={across}, keepdims=True))",
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
