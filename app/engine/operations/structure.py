"""Putting cells in front, dropping them, and stretching: operations that only move numbers."""

import numpy as np

from app.engine.registry import Array, Operation, register


def _prepend_ones(out: Array, a: Array) -> None:
    out[:, 0] = 1
    out[:, 1:] = a


def _prepend_zero_column(out: Array, a: Array) -> None:
    out[:, 0] = 0
    out[:, 1:] = a


def _prepend_zero_row(out: Array, a: Array) -> None:
    out[0] = 0
    out[1:] = a


def _drop_first_column(out: Array, a: Array) -> None:
    np.copyto(out, a[:, 1:])


def _drop_first_row(out: Array, a: Array) -> None:
    np.copyto(out, a[1:])


def _stretch(out: Array, a: Array, **_sizes: float) -> None:
    np.copyto(out, a)


register(
    Operation(
        name="prepend_ones",
        index="ij->i(1+j)",
        forward=_prepend_ones,
        vjps=(lambda p, g, out, a: p.apply("drop_first_column", g),),
        formula=r"[\mathbf{{1}}\;\,{0}]",
        numpy="np.insert({0}, 0, 1.0, axis={across})",
        by_hand="{0}",
        words={
            "plain": "A {COLUMN} of ones goes in front of {0}, so that the bias can be one more {ROW} of the "
            "weights: 1 × bias adds the bias to every case."
        },
        title="bias column of ones",
        caption="+bias",
        auto_id="{0}_ones",
        auto_symbol="[1 {0}]",
    )
)

register(
    Operation(
        name="drop_first_column",
        index="i(1+j)->ij",
        forward=_drop_first_column,
        vjps=(lambda p, g, out, a: p.apply("prepend_zero_column", g),),
        formula=r"{0}\text{{ without the bias}}",
        numpy="np.delete({0}, 0, axis={across})",
        by_hand="{0}",
        words={
            "plain": "The {COLUMN} of ones is a constant: nothing before it can change it, so its gradient "
            "goes no further back."
        },
        title="without the bias column",
        caption="−bias",
        auto_id="{0}_units",
        auto_symbol="{0} without bias",
    )
)

register(
    Operation(
        name="prepend_zero_column",
        index="ij->i(1+j)",
        forward=_prepend_zero_column,
        vjps=(lambda p, g, out, a: p.apply("drop_first_column", g),),
        formula=r"[\mathbf{{0}}\;\,{0}]",
        numpy="np.insert({0}, 0, 0.0, axis={across})",
        by_hand="{0}",
        words={"plain": "A {COLUMN} of zeros goes in front of {0}."},
        title="column of zeros in front",
        caption="+0",
        auto_id="{0}_zeros",
        auto_symbol="[0 {0}]",
    )
)

register(
    Operation(
        name="drop_first_row",
        index="(1+i)j->ij",
        forward=_drop_first_row,
        vjps=(lambda p, g, out, a: p.apply("prepend_zero_row", g),),
        formula=r"{0}\text{{ without the bias}}",
        numpy="np.delete({0}, 0, axis={down})",
        by_hand="{0}",
        words={"plain": "The bias {ROW} of {0} is left out: the penalty is on the weights alone."},
        title="without the bias row",
        caption="−bias",
        auto_id="{0}_weights",
        auto_symbol="{0} without bias",
    )
)

register(
    Operation(
        name="prepend_zero_row",
        index="ij->(1+i)j",
        forward=_prepend_zero_row,
        vjps=(lambda p, g, out, a: p.apply("drop_first_row", g),),
        formula=r"[\mathbf{{0}};\,{0}]",
        numpy="np.insert({0}, 0, 0.0, axis={down})",
        by_hand="{0}",
        words={"plain": "A {ROW} of zeros goes above {0}: the penalty asks nothing of the bias."},
        title="no penalty on the bias",
        caption="+0",
        auto_id="{0}_zeros",
        auto_symbol="[0; {0}]",
    )
)

register(
    Operation(
        name="broadcast_rows",
        index="1j->ij",
        forward=_stretch,
        vjps=(lambda p, g, out, a, **sizes: p.apply("sum_rows", g),),
        formula=r"\mathbf{{1}}\,{0}",
        numpy="np.repeat({0}, {i}, axis={down})",
        by_hand="{0}",
        words={"plain": "The one {ROW} of {0} is repeated {i} times."},
        title="one row for all",
        caption="stretch",
        auto_id="{0}_rows",
        auto_symbol="1{0}",
        example={"i": 3},
    )
)

register(
    Operation(
        name="broadcast_columns",
        index="i1->ij",
        forward=_stretch,
        vjps=(lambda p, g, out, a, **sizes: p.apply("sum_columns", g),),
        formula=r"{0}\,\mathbf{{1}}",
        numpy="np.repeat({0}, {j}, axis={across})",
        by_hand="{0}",
        words={"plain": "The one {COLUMN} of {0} is repeated {j} times."},
        title="one column for all",
        caption="stretch",
        auto_id="{0}_columns",
        auto_symbol="{0}1",
        example={"j": 4},
    )
)

register(
    Operation(
        name="broadcast_all",
        index="11->ij",
        forward=_stretch,
        vjps=(lambda p, g, out, a, **sizes: p.apply("sum_all", g),),
        formula=r"{0}\,\mathbf{{1}}",
        numpy="np.repeat(np.repeat({0}, {i}, axis={down}), {j}, axis={across})",
        by_hand="{0}",
        words={"plain": "The one number of {0} stands in every cell."},
        title="one number for all",
        caption="stretch",
        auto_id="{0}_everywhere",
        auto_symbol="{0}1",
        example={"i": 3, "j": 4},
    )
)
