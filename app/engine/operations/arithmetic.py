"""Cell-by-cell arithmetic, and a row, column or number that is stretched over a matrix."""

import numpy as np

from app.engine.registry import Array, Operation, Tracer, register
from app.engine.rowwise import with_column


def _scale(out: Array, a: Array, factor: float) -> None:
    np.multiply(a, factor, out=out)


def _shift(out: Array, a: Array, amount: float) -> None:
    np.add(a, amount, out=out)


def _add(out: Array, a: Array, b: Array) -> None:
    np.add(a, b, out=out)


def _subtract(out: Array, a: Array, b: Array) -> None:
    np.subtract(a, b, out=out)


def _multiply(out: Array, a: Array, b: Array) -> None:
    np.multiply(a, b, out=out)


def _divide(out: Array, a: Array, b: Array) -> None:
    np.divide(a, b, out=out)


def _divide_column(out: Array, a: Array, b: Array) -> None:
    with_column(np.divide, out, a, b)


def _square(out: Array, a: Array) -> None:
    np.multiply(a, a, out=out)


def _sqrt(out: Array, a: Array) -> None:
    np.sqrt(a, out=out)


def _negative(p: Tracer, a: str) -> str:
    return p.apply("scale", a, factor=-1.0)


register(
    Operation(
        name="add",
        index="ij,ij->ij",
        forward=_add,
        vjps=(lambda p, g, out, a, b: g, lambda p, g, out, a, b: g),
        formula="{0} + {1}",
        numpy="{0} + {1}",
        by_hand="{0} + {1}",
        words={
            "plain": "Cell by cell: each cell of {0} plus the same cell of {1}.",
            "single": "Two numbers: {0} plus {1}.",
        },
        title="sum, cell by cell",
        caption="+",
        auto_id="{0}_plus_{1}",
        auto_symbol="{0} + {1}",
    )
)

register(
    Operation(
        name="add_bias",
        index="ij,1j->ij",
        forward=_add,
        vjps=(lambda p, g, out, a, b: g, lambda p, g, out, a, b: p.apply("sum_rows", g)),
        formula="{0} + {1}",
        numpy="{0} + {1}",
        by_hand="{0} + {1}",
        words={
            "plain": "The one {ROW} {1} is stretched over all {i.counted} and added to {0}: each neuron has "
            "a bias of its own, the same in each of them."
        },
        title="bias added",
        caption="+{1}",
        auto_id="{0}_plus_{1}",
        auto_symbol="{0} + {1}",
    )
)

register(
    Operation(
        name="subtract",
        index="ij,ij->ij",
        forward=_subtract,
        vjps=(lambda p, g, out, a, b: g, lambda p, g, out, a, b: _negative(p, g)),
        formula="{0} - {1}",
        numpy="{0} - {1}",
        by_hand="{0} − {1}",
        words={"plain": "Cell by cell: each cell of {0} minus the same cell of {1}."},
        title="difference",
        caption="{0}−{1}",
        auto_id="{0}_minus_{1}",
        auto_symbol="{0} − {1}",
    )
)

register(
    Operation(
        name="subtract_column",
        index="ij,i1->ij",
        forward=_subtract,
        vjps=(
            lambda p, g, out, a, b: g,
            lambda p, g, out, a, b: _negative(p, p.apply("sum_columns", g)),
        ),
        formula="{0} - {1}",
        numpy="{0} - {1}",
        by_hand="{0} − {1}",
        words={"plain": "The one {COLUMN} {1} is stretched over {0} and subtracted from it."},
        title="one column subtracted",
        caption="−",
        auto_id="{0}_minus_{1}",
        auto_symbol="{0} − {1}",
    )
)

register(
    Operation(
        name="multiply",
        index="ij,ij->ij",
        forward=_multiply,
        vjps=(
            lambda p, g, out, a, b: p.apply("multiply", g, b),
            lambda p, g, out, a, b: p.apply("multiply", g, a),
        ),
        formula=r"{0} \odot {1}",
        numpy="{0} * {1}",
        by_hand="{0} × {1}",
        words={
            "plain": "Cell by cell (Hadamard product): each cell of {0} times the same cell of {1}. The "
            "shapes are equal, and nothing is summed."
        },
        title="product, cell by cell",
        caption="{0}⊙{1}",
        auto_id="{0}_times_{1}",
        auto_symbol="{0} ⊙ {1}",
    )
)

register(
    Operation(
        name="multiply_row",
        index="ij,1j->ij",
        forward=_multiply,
        vjps=(
            lambda p, g, out, a, b: p.apply("multiply_row", g, b),
            lambda p, g, out, a, b: p.apply("sum_rows", p.apply("multiply", g, a)),
        ),
        formula=r"{0} \odot {1}",
        numpy="{0} * {1}",
        by_hand="{0} × {1}",
        words={
            "plain": "Each {COLUMN} of {0} is multiplied by its own number in {1}, the same for all "
            "{i.counted}."
        },
        title="each column times its number",
        caption="⊙{1}",
        auto_id="{0}_by_{1}",
        auto_symbol="{0} ⊙ {1}",
    )
)

register(
    Operation(
        name="multiply_scalar",
        index="ij,11->ij",
        forward=_multiply,
        vjps=(
            lambda p, g, out, a, s: p.apply("multiply_scalar", g, s),
            lambda p, g, out, a, s: p.apply("sum_all", p.apply("multiply", g, a)),
        ),
        formula=r"{1}\,{0}",
        numpy="{0} * {1}",
        by_hand="{0} × {1}",
        words={"plain": "Every cell of {0} times the one number {1}."},
        title="times one number",
        caption="×{1}",
        auto_id="{0}_times_{1}",
        auto_symbol="{1}{0}",
    )
)

register(
    Operation(
        name="divide",
        index="ij,ij->ij",
        forward=_divide,
        vjps=(
            lambda p, g, out, a, b: p.apply("divide", g, b),
            lambda p, g, out, a, b: _negative(p, p.apply("divide", p.apply("multiply", g, out), b)),
        ),
        formula=r"{0} \oslash {1}",
        numpy="{0} / {1}",
        by_hand="{0} ÷ {1}",
        words={"plain": "Cell by cell: each cell of {0} divided by the same cell of {1}."},
        title="quotient, cell by cell",
        caption="÷",
        auto_id="{0}_over_{1}",
        auto_symbol="{0} ÷ {1}",
        domains=("real", "positive"),
    )
)

register(
    Operation(
        name="divide_column",
        index="ij,i1->ij",
        forward=_divide_column,
        vjps=(
            lambda p, g, out, a, b: p.apply("divide_column", g, b),
            lambda p, g, out, a, b: _negative(
                p, p.apply("divide_column", p.apply("sum_columns", p.apply("multiply", g, out)), b)
            ),
        ),
        formula=r"{0} \oslash {1}",
        numpy="{0} / {1}",
        by_hand="{0} ÷ {1}",
        words={"plain": "Each cell of {0} is divided by the one number that {1} has for its {ROW}."},
        title="divided, each row by its number",
        caption="÷{1}",
        auto_id="{0}_over_{1}",
        auto_symbol="{0} ÷ {1}",
        domains=("real", "positive"),
    )
)

register(
    Operation(
        name="scale",
        index="ij->ij",
        forward=_scale,
        vjps=(lambda p, g, out, a, factor: p.apply("scale", g, factor=factor),),
        formula=r"{factor}\,{0}",
        numpy="{factor} * {0}",
        by_hand="{factor} × {0}",
        words={"plain": "Every cell of {0} times {factor}.", "single": "One number: {0} times {factor}."},
        title="times a constant",
        caption="{0}×{factor}",
        auto_id="scaled_{0}",
        auto_symbol="{factor}·{0}",
        example={"factor": -0.7},
    )
)

register(
    Operation(
        name="shift",
        index="ij->ij",
        forward=_shift,
        vjps=(lambda p, g, out, a, amount: g,),
        formula="{0} + {amount}",
        numpy="{0} + {amount}",
        by_hand="{0} + {amount}",
        words={"plain": "Every cell of {0} plus {amount}."},
        title="plus a constant",
        caption="+{amount}",
        auto_id="shifted_{0}",
        auto_symbol="{0} + {amount}",
        example={"amount": 0.3},
    )
)

register(
    Operation(
        name="square",
        index="ij->ij",
        forward=_square,
        vjps=(lambda p, g, out, a: p.apply("scale", p.apply("multiply", g, a), factor=2.0),),
        formula=r"{0} \odot {0}",
        numpy="{0} * {0}",
        by_hand="{0}²",
        words={"plain": "Every cell of {0} times itself."},
        title="square, cell by cell",
        caption="{0}²",
        auto_id="{0}_squared",
        auto_symbol="{0}²",
    )
)

register(
    Operation(
        name="sqrt",
        index="ij->ij",
        forward=_sqrt,
        vjps=(lambda p, g, out, a: p.apply("divide", p.apply("scale", g, factor=0.5), out),),
        formula=r"\sqrt{{{0}}}",
        numpy="np.sqrt({0})",
        by_hand="√{0}",
        words={"plain": "The square root of every cell of {0}."},
        title="square root",
        caption="√",
        auto_id="root_{0}",
        auto_symbol="√{0}",
        domains=("positive",),
    )
)
