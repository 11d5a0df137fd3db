"""Products with a pruned matrix: a mask says which of its cells there are, and no other one is multiplied.

The three are each other's gradients. With V = W ⊙ M: sparse times dense (SpMM) is X V and G Vᵀ, and the
sampled product (SDDMM) is Xᵀ G where the mask is 1. `kept` of `weights` cells are kept, which makes so many
products `done` and `saved`; the numbers say so and change nothing. Gale, Zaharia, Young & Elsen 2020.
"""

import numpy as np

from app.engine.registry import Array, Operation, Terms, Tracer, register


def _sparse(out: Array, x: Array, w: Array, m: Array, **_counts: float) -> None:
    np.matmul(x, w * m, out=out)


def _sparse_turned(out: Array, g: Array, w: Array, m: Array, **_counts: float) -> None:
    np.matmul(g, (w * m).T, out=out)


def _sampled(out: Array, x: Array, g: Array, m: Array, **_counts: float) -> None:
    np.matmul(x.T, g, out=out)
    np.multiply(out, m, out=out)


def _of_mask(p: Tracer, w: str, x: str, g: str) -> str:
    """The gradient of a mask, were it one that is learned: W ⊙ Xᵀ G."""
    return p.apply("multiply", w, p.apply("matmul_left_transposed", x, g))


_EXAMPLE = {"kept": 3.0, "weights": 8.0, "done": 9.0, "saved": 15.0}
_COUNTED = "Of {weights} weights {kept} are kept: {done} products are done, {saved} are saved."

register(
    Operation(
        name="sparse_matmul",
        index="ik,kj,kj->ij",
        forward=_sparse,
        vjps=(
            lambda p, g, out, x, w, m, **n: p.apply("sparse_matmul_right_transposed", g, w, m, **n),
            lambda p, g, out, x, w, m, **n: p.apply("sampled_product", x, g, m, **n),
            lambda p, g, out, x, w, m, **n: _of_mask(p, w, x, g),
        ),
        formula=r"{0}\,({1} \odot {2})",
        formula_turned=r"({1} \odot {2})\,{0}",
        numpy="({0}{T} @ ({1}{T} * {2}{T})){T}",
        by_hand=Terms("masked_product"),
        words={
            "plain": "Weighted sums over the weights that are kept: those where {2} is 1. " + _COUNTED,
        },
        title="weighted sums, sparse",
        caption="{1}⊙{2}",
        auto_id="{0}_sparse_{1}",
        auto_symbol="{0}·{1}",
        example=_EXAMPLE,
    )
)

register(
    Operation(
        name="sparse_matmul_right_transposed",
        index="ik,jk,jk->ij",
        forward=_sparse_turned,
        vjps=(
            lambda p, u, out, g, w, m, **n: p.apply("sparse_matmul", u, w, m, **n),
            lambda p, u, out, g, w, m, **n: p.apply("sampled_product", u, g, m, **n),
            lambda p, u, out, g, w, m, **n: _of_mask(p, w, u, g),
        ),
        formula=r"{0}\,({1} \odot {2})^{{\top}}",
        formula_turned=r"({1} \odot {2})^{{\top}}\,{0}",
        numpy="({0}{T} @ ({1}{T} * {2}{T}).T){T}",
        by_hand=Terms("masked_product"),
        words={
            "plain": "What comes back goes only along the weights that are kept: those where {2} is 1. "
            + _COUNTED,
        },
        title="back along the weights that are kept",
        caption="({1}⊙{2})ᵀ",
        auto_id="{0}_sparse_{1}_T",
        auto_symbol="{0}·{1}ᵀ",
        example=_EXAMPLE,
    )
)

register(
    Operation(
        name="sampled_product",
        index="ki,kj,ij->ij",
        forward=_sampled,
        vjps=(
            lambda p, u, out, x, g, m, **n: p.apply("sparse_matmul_right_transposed", g, u, m, **n),
            lambda p, u, out, x, g, m, **n: p.apply("sparse_matmul", x, u, m, **n),
            lambda p, u, out, x, g, m, **n: _of_mask(p, u, x, g),
        ),
        formula=r"({0}^{{\top}}\,{1}) \odot {2}",
        formula_turned=r"({1}\,{0}^{{\top}}) \odot {2}",
        numpy="({0}{T}.T @ {1}{T}){T} * {2}",
        by_hand=Terms("masked_product"),
        words={
            "plain": "The gradient of the weights that are kept, and of no other: a cell is computed only "
            "where {2} is 1. What is pruned gets no gradient and stays 0. " + _COUNTED,
        },
        title="sampled product",
        caption="⊙{2}",
        auto_id="{0}_T_{1}_sampled",
        auto_symbol="{0}ᵀ{1} ⊙ {2}",
        example=_EXAMPLE,
    )
)
