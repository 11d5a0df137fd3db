"""The matrix product and its two transposed forms, which are each other's gradients.

For C = A B, with G the gradient of the loss with respect to C:
dA = G Bᵀ and dB = Aᵀ G. The transposed operand is read in place, never copied. For two matrices np.dot
is np.matmul, with half of its fixed cost.
"""

import numpy as np

from app.engine.registry import Array, Operation, Terms, Tracer, register


def _matmul(out: Array, a: Array, b: Array) -> None:
    np.dot(a, b, out)


def _matmul_left_transposed(out: Array, a: Array, b: Array) -> None:
    np.dot(a.T, b, out)


def _matmul_right_transposed(out: Array, a: Array, b: Array) -> None:
    np.dot(a, b.T, out)


def _transpose(out: Array, a: Array) -> None:
    np.copyto(out, a.T)


def _product(p: Tracer, a: str, b: str) -> str:
    return p.apply("matmul", a, b)


def _left(p: Tracer, a: str, b: str) -> str:
    return p.apply("matmul_left_transposed", a, b)


def _right(p: Tracer, a: str, b: str) -> str:
    return p.apply("matmul_right_transposed", a, b)


register(
    Operation(
        name="matmul",
        index="ik,kj->ij",
        forward=_matmul,
        vjps=(
            lambda p, g, out, a, b: _right(p, g, b),
            lambda p, g, out, a, b: _left(p, a, g),
        ),
        formula=r"{0}\,{1}",
        numpy="{0} @ {1}",
        by_hand=Terms("product"),
        words={
            "row_column": "The {ROW} of {row|one case} in {0} times the {COLUMN} of {column|one neuron} in "
            "{1} gives the cell where they cross. They pair up term by term, so their lengths must agree: "
            "{k.size} = {k.size}.",
            "column_row": "Why is a {COLUMN} of {i.size} the same colour as a {ROW} of {j.size}? They are "
            "the {k|inner index} on both sides. Every entry of the {COLUMN} scales the whole {ROW}: a "
            "{LAYER} layer. Nothing has to match but the one {k|inner index} they share.",
            "columns": "The {COLUMN} of {column|one neuron} is a mix of the {COLUMNS} of {0}, for all "
            "{i.counted} at once. How much of each one is in it: that is the {COLUMN} of "
            "{column|the neuron} in {1}.",
            "rows": "The {ROW} of {row|one case} is a mix of the {ROWS} of {1}. How much of each one is in "
            "it: that is the {ROW} of {row|the case} in {0}. The other {ROWS} of {0} have no part in it.",
        },
        title="weighted sums",
        caption="{0}·{1}",
        auto_id="{0}{1}",
        auto_symbol="{0}{1}",
        mirror="matmul",
    )
)

register(
    Operation(
        name="matmul_left_transposed",
        index="ki,kj->ij",
        forward=_matmul_left_transposed,
        vjps=(
            lambda p, g, out, a, b: _right(p, b, g),
            lambda p, g, out, a, b: _product(p, a, g),
        ),
        formula=r"{0}^{{\top}}\,{1}",
        numpy="{0}.T @ {1}",
        by_hand=Terms("product"),
        words={
            "row_column": "How much does the loss change when the weight from {row|one input} to "
            "{column|one neuron} changes a little? {k.Each} gives what came in, times the gradient that "
            "came back; all {k.counted} are added up.",
            "column_row": "A sum over {k.counted}, one layer for each: {k|one} alone gives this gradient of "
            "the weights, what came in times the gradient that came back. All {k.size} layers together "
            "are the product.",
            "columns": "The gradient of all weights into {column|one neuron} at once: a mix of what came in, "
            "{k.name} by {k.name}. How much of each one: that is the gradient that came back to "
            "{column|the neuron}.",
            "rows": "The gradient of all weights out of {row|one input} at once: a mix of the gradients that "
            "came back, {k.name} by {k.name}. How much of each one: that is what came in as "
            "{row|the input}.",
            "other row_column": "The {COLUMN} of {row|one of them} in {0}, which is transposed, and the "
            "{COLUMN} of {column|one neuron} in {1} pair up term by term: {k.size} = {k.size}.",
            "other column_row": "Each of the {k.size} layers is a {ROW} of {0}, turned, times the same {ROW} "
            "of {1}. All layers together are the product.",
            "other columns": "The {COLUMN} of {column|one neuron} is a mix of the {ROWS} of {0}, turned. How "
            "much of each one is in it: that is the {COLUMN} of {column|the neuron} in {1}.",
            "other rows": "The {ROW} of {row|one of them} is a mix of the {ROWS} of {1}. How much of each "
            "one is in it: that is the {COLUMN} of {row|the one} in {0}.",
        },
        title="product with a transposed left operand",
        caption="{0}ᵀ·{1}",
        auto_id="{0}_T_{1}",
        auto_symbol="{0}ᵀ{1}",
        mirror="matmul_right_transposed",
    )
)

register(
    Operation(
        name="matmul_right_transposed",
        index="ik,jk->ij",
        forward=_matmul_right_transposed,
        vjps=(
            lambda p, g, out, a, b: _product(p, g, b),
            lambda p, g, out, a, b: _left(p, g, a),
        ),
        formula=r"{0}\,{1}^{{\top}}",
        numpy="{0} @ {1}.T",
        by_hand=Terms("product"),
        words={
            "row_column": "How much does the loss change when {column|one neuron} changes a little in "
            "{row|one case}? It feeds {k.each_neuron}, and each one's gradient comes back along the "
            "weight that carried it forward.",
            "column_row": "One layer for each neuron that was fed: the gradient at {k|one "
            "neuron}, one number "
            "a case, times the weights that lead there.",
            "columns": "The gradient at {column|one neuron}, in all {i.counted} at once: a mix of "
            "the gradients at the neurons that it feeds. The amounts are the weights that lead there.",
            "rows": "The gradient at every neuron in {row|one case}: a mix, for {k.each_neuron} that "
            "was fed, of the weights into it. The amounts are the gradients that came back in "
            "{row|the case}.",
            "other row_column": "The {ROW} of {row|one of them} in {0} and the {ROW} of {column|another} in "
            "{1}, which is transposed, pair up term by term: the more they agree, the larger the sum.",
            "other column_row": "Each of the {k.size} layers is a {COLUMN} of {0} times the same {COLUMN} of "
            "{1}, turned. All layers together are the product.",
            "other columns": "The {COLUMN} of {column|one of them} is a mix of the {COLUMNS} of {0}. How "
            "much of each one is in it: that is the {ROW} of {column|the one} in {1}.",
            "other rows": "The {ROW} of {row|one of them} is a mix of the {COLUMNS} of {1}, turned. How much "
            "of each one is in it: that is the {ROW} of {row|the one} in {0}.",
        },
        title="product with a transposed right operand",
        caption="{0}·{1}ᵀ",
        auto_id="{0}_{1}_T",
        auto_symbol="{0}{1}ᵀ",
        mirror="matmul_left_transposed",
    )
)

register(
    Operation(
        name="transpose",
        index="ij->ji",
        forward=_transpose,
        vjps=(lambda p, g, out, a: p.apply("transpose", g),),
        formula=r"{0}^{{\top}}",
        numpy="{0}.T",
        by_hand="{0}",
        words={"plain": "Rows become columns and columns become rows; no number changes."},
        title="transpose",
        caption="{0}ᵀ",
        auto_id="{0}_T",
        auto_symbol="{0}ᵀ",
    )
)
