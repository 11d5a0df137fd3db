"""What attention needs besides products: scores divided by √d, and a softmax over the cells that are seen.

Vaswani et al. 2017, "Attention is all you need".
"""

import numpy as np

from app.engine.operations.softmax import softmax, softmax_vjp
from app.engine.registry import Array, Operation, Tracer, register


def _divide_by_root(out: Array, a: Array, d: float) -> None:
    np.divide(a, np.sqrt(d), out=out)


def _masked_softmax(out: Array, scores: Array, mask: Array) -> None:
    # 0 times the mask is 0, but NaN where the mask is no number.
    seen = np.where(mask == 0, -np.inf, scores + 0 * mask)
    softmax(out, seen)


def _masked_softmax_vjp(p: Tracer, g: str, out: str, scores: str, mask: str) -> str:
    """As of softmax: it is 0 where P is."""
    return softmax_vjp(p, g, out, scores)


register(
    Operation(
        name="divide_by_root",
        index="ij->ij",
        forward=_divide_by_root,
        vjps=(lambda p, g, out, a, d: p.apply("divide_by_root", g, d=d),),
        formula=r"{0} / \sqrt{{{d}}}",
        numpy="{0} / np.sqrt({d})",
        by_hand="{0} ÷ √{d}",
        words={
            "plain": "Every cell of {0} divided by √{d}. A score is a sum of {d} products, and such sums "
            "spread √{d} times as far as one product; undivided, softmax would soon be all but certain, "
            "and then its gradient is almost 0."
        },
        title="divided by the root of the width",
        caption="÷√{d}",
        auto_id="{0}_over_root",
        auto_symbol="{0} / √{d}",
        example={"d": 3},
    )
)

register(
    Operation(
        name="masked_softmax",
        index="iJ,iJ->ij",
        forward=_masked_softmax,
        vjps=(_masked_softmax_vjp, None),
        formula=r"\operatorname{{softmax}}_{{{1}}}({0})",
        numpy="{out} = np.where({1} == 0, -np.inf, {0} + 0 * {1}); "
        "{out} = np.exp({out} - np.max({out}, axis={across}, keepdims=True)); "
        "{out} = {out} / np.sum({out}, axis={across}, keepdims=True)",
        by_hand="{1} × exp({0}) ÷ ({0+exp@1})",
        words={
            "plain": "exp of each score of {0} where {1} is 1, divided by the sum of these in its {ROW}: "
            "every {ROW} becomes probabilities that add up to 1. Where {1} is 0, nothing is seen."
        },
        title="softmax over what each case sees",
        caption="softmax",
        auto_id="softmax_{0}",
        auto_symbol="softmax({0})",
        domains=("real", "mask"),
    )
)
