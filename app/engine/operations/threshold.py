"""Above or below a threshold: the state of a neuron that is only ever +1 or −1. Hopfield 1982."""

import numpy as np

from app.engine.registry import Array, Operation, register


def _sign(out: Array, z: Array) -> None:
    np.sign(z, out=out)
    np.copyto(out, 1.0, where=out == 0)


register(
    Operation(
        name="sign",
        index="ij->ij",
        forward=_sign,
        vjps=(None,),
        formula=r"\operatorname{{sign}}({0})",
        numpy="np.where(np.isnan({0}), {0}, np.where({0} < 0, -1.0, 1.0))",
        by_hand="sign({0})",
        words={"plain": "Each cell of {0} becomes −1 where it is negative, and else +1."},
        title="sign, cell by cell",
        caption="sign",
        auto_id="sign_{0}",
        auto_symbol="sign({0})",
    )
)
