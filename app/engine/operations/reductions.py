"""Sums: over the rows, over the columns, over everything; and the mean of a row."""

import numpy as np

from app.engine.registry import Array, Operation, Terms, Tracer, register


def _sum_rows(out: Array, a: Array) -> None:
    np.add.reduce(a, axis=0, keepdims=True, out=out)


def _sum_columns(out: Array, a: Array) -> None:
    np.add.reduce(a, axis=1, keepdims=True, out=out)


def _sum_all(out: Array, a: Array) -> None:
    np.add.reduce(a, axis=None, keepdims=True, out=out)


def _mean_columns(out: Array, a: Array) -> None:
    np.mean(a, axis=1, keepdims=True, out=out)


def _spread_mean(p: Tracer, g: str, a: str) -> str:
    columns = p.shape(a)[1]
    return p.apply("broadcast_columns", p.apply("scale", g, factor=1.0 / columns), j=columns)


def _spread_all(p: Tracer, g: str, a: str) -> str:
    rows, columns = p.shape(a)
    return p.apply("broadcast_all", g, i=rows, j=columns)


register(
    Operation(
        name="sum_rows",
        index="ij->1j",
        forward=_sum_rows,
        vjps=(lambda p, g, out, a: p.apply("broadcast_rows", g, i=p.shape(a)[0]),),
        formula=r"\textstyle\sum_{{\text{{{i.names}}}}}{0}",
        numpy="np.sum({0}, axis={down}, keepdims=True)",
        by_hand=Terms("value"),
        words={"plain": "One {ROW} serves all {i.counted}, so its gradient is the sum over all of them."},
        title="sum over the rows",
        caption="Σ {0}",
        auto_id="sum_rows_{0}",
        auto_symbol="Σ{0}",
    )
)

register(
    Operation(
        name="sum_columns",
        index="ij->i1",
        forward=_sum_columns,
        vjps=(lambda p, g, out, a: p.apply("broadcast_columns", g, j=p.shape(a)[1]),),
        formula=r"\textstyle\sum_{{\text{{{j.names}}}}}{0}",
        numpy="np.sum({0}, axis={across}, keepdims=True)",
        by_hand=Terms("value"),
        words={"plain": "Each {ROW} of {0} is added up."},
        title="sum over the columns",
        caption="Σ {0}",
        auto_id="sum_columns_{0}",
        auto_symbol="Σ({0})",
    )
)

register(
    Operation(
        name="mean_columns",
        index="ij->i1",
        forward=_mean_columns,
        vjps=(lambda p, g, out, a: _spread_mean(p, g, a),),
        formula=r"\tfrac{{1}}{{{columns}}}\textstyle\sum_{{\text{{{j.names}}}}}{0}",
        numpy="np.mean({0}, axis={across}, keepdims=True)",
        by_hand=Terms("value", mean="columns"),
        words={"plain": "The mean of each {ROW} of {0}: of this case alone, whatever the others are."},
        title="mean of each row",
        caption="mean {0}",
        auto_id="mean_columns_{0}",
        auto_symbol="mean({0})",
    )
)

register(
    Operation(
        name="sum_all",
        index="ij->11",
        forward=_sum_all,
        vjps=(lambda p, g, out, a: _spread_all(p, g, a),),
        formula=r"\textstyle\sum{0}",
        numpy="np.sum({0}, keepdims=True)",
        by_hand=Terms("value"),
        words={"plain": "All cells of {0} are added up."},
        title="sum of all",
        caption="Σ {0}",
        auto_id="sum_{0}",
        auto_symbol="Σ{0}",
    )
)
