"""Operations that only put cells elsewhere: patches of images, folding, blocks.

Each is told by its composite index string; none computes a number, but for the gradient of patches,
which sums what came from one pixel. im2col: Chellapilla, Puri & Simard 2006.
"""

import numpy as np

from app.engine.registry import Array, Operation, Terms, register


def _patches(out: Array, images: Array, y: int, x: int, a: int, b: int) -> None:
    cube = images.reshape(-1, y + a - 1, x + b - 1)
    windows = np.lib.stride_tricks.sliding_window_view(cube, (a, b), axis=(1, 2))
    np.copyto(out.reshape(-1, y, x, a, b), windows)


def _sum_patches(out: Array, patches: Array, y: int, x: int, a: int, b: int) -> None:
    pieces = patches.reshape(-1, y, x, a, b)
    images = out.reshape(-1, y + a - 1, x + b - 1)
    images[:] = 0
    for row in range(a):
        for column in range(b):
            images[:, row : row + y, column : column + x] += pieces[:, :, :, row, column]


def _reshape(out: Array, matrix: Array, q: int) -> None:
    np.copyto(out, matrix.reshape(out.shape))


def _exchange(out: Array, matrix: Array, a: int, b: int, c: int) -> None:
    np.copyto(out.reshape(-1, c, a, b), matrix.reshape(-1, a, b, c).transpose(0, 3, 1, 2))


def _exchange_back(out: Array, matrix: Array, a: int, b: int, c: int) -> None:
    np.copyto(out.reshape(-1, a, b, c), matrix.reshape(-1, c, a, b).transpose(0, 2, 3, 1))


def _take_block(out: Array, matrix: Array, t: int, at: int) -> None:
    np.copyto(out, matrix.reshape(len(matrix), t, -1)[:, at])


def _place_block(out: Array, matrix: Array, t: int, at: int) -> None:
    out[:] = 0
    out.reshape(len(out), t, -1)[:, at] = matrix


_WINDOW = {"y": 2, "x": 3, "a": 2, "b": 2}
_EXCHANGED = {"a": 2, "b": 2, "c": 3}
_BLOCK = {"t": 3, "at": 1}

register(
    Operation(
        name="patches",
        index="i(y+a,x+b)->(i,y,x)(a,b)",
        forward=_patches,
        vjps=(lambda p, g, out, images, **sizes: p.apply("sum_patches", g, **sizes),),
        formula=r"\operatorname{{patches}}_{{{a} \times {b}}}({0})",
        numpy="np.lib.stride_tricks.sliding_window_view({0}{T}.reshape(-1, {y} + {a} - 1, {x} + {b} - 1), "
        "({a}, {b}), axis=(1, 2)).reshape(-1, {a} * {b}){T}",
        by_hand="{0}",
        words={
            "plain": "Every patch of {a} × {b} pixels becomes a {ROW}: there are {y} × {x} places for it in "
            "each image. A pixel stands in as many {ROWS} as there are patches that cover it."
        },
        title="patches of the image",
        caption="patches",
        auto_id="patches_{0}",
        auto_symbol="patches({0})",
        example=_WINDOW,
    )
)

register(
    Operation(
        name="sum_patches",
        index="(i,y,x)(a,b)->i(y+a,x+b)",
        forward=_sum_patches,
        vjps=(lambda p, g, out, patches, **sizes: p.apply("patches", g, **sizes),),
        formula=r"\textstyle\sum_{{\text{{patches}}}}{0}",
        numpy="{out} = np.zeros(({0}{T}.shape[0] // ({y} * {x}), {y} + {a} - 1, {x} + {b} - 1)); "
        "[np.add({out}[:, _r:_r + {y}, _c:_c + {x}], {0}{T}.reshape(-1, {y}, {x}, {a}, {b})[..., _r, _c], "
        "out={out}[:, _r:_r + {y}, _c:_c + {x}]) for _r in range({a}) for _c in range({b})]; "
        "{out} = {out}.reshape(len({out}), -1){T}",
        by_hand=Terms("value"),
        words={
            "plain": "A pixel stands in several patches; what comes back to it is the sum over all of them."
        },
        title="sum over the patches of a pixel",
        caption="Σ patches",
        auto_id="image_{0}",
        auto_symbol="Σpatches({0})",
        example=_WINDOW,
    )
)

register(
    Operation(
        name="fold",
        index="(i,q)f->i(q,f)",
        forward=_reshape,
        vjps=(lambda p, g, out, m, **sizes: p.apply("unfold", g, **sizes),),
        formula=r"\operatorname{{fold}}({0})",
        numpy="{0}{T}.reshape({0}{T}.shape[0] // {q}, -1){T}",
        by_hand="{0}",
        words={
            "plain": "The {q} {ROWS} of a case are laid one after the other in one {ROW}. No number changes."
        },
        title="laid one after the other",
        caption="fold",
        auto_id="fold_{0}",
        auto_symbol="fold({0})",
        example={"q": 3},
    )
)

register(
    Operation(
        name="unfold",
        index="i(q,f)->(i,q)f",
        forward=_reshape,
        vjps=(lambda p, g, out, m, **sizes: p.apply("fold", g, **sizes),),
        formula=r"\operatorname{{unfold}}({0})",
        numpy="{0}{T}.reshape({0}{T}.shape[0] * {q}, -1){T}",
        by_hand="{0}",
        words={"plain": "Each {ROW} is cut into {q} {ROWS} of equal length. No number changes."},
        title="cut in pieces",
        caption="unfold",
        auto_id="unfold_{0}",
        auto_symbol="unfold({0})",
        example={"q": 3},
    )
)

register(
    Operation(
        name="exchange",
        index="(i,a)(b,c)->(i,c)(a,b)",
        forward=_exchange,
        vjps=(lambda p, g, out, m, **sizes: p.apply("exchange_back", g, **sizes),),
        formula=r"\operatorname{{exchange}}({0})",
        numpy="{0}{T}.reshape(-1, {a}, {b}, {c}).transpose(0, 3, 1, 2).reshape(-1, {a} * {b}){T}",
        by_hand="{0}",
        words={
            "plain": "The {c} groups of each case get a {ROW} each; what its {a} pieces gave to one group "
            "comes together in it, {b} numbers of each piece. No number changes."
        },
        title="next factor to the front",
        caption="exchange",
        auto_id="exchange_{0}",
        auto_symbol="exchange({0})",
        example=_EXCHANGED,
    )
)

register(
    Operation(
        name="exchange_back",
        index="(i,c)(a,b)->(i,a)(b,c)",
        forward=_exchange_back,
        vjps=(lambda p, g, out, m, **sizes: p.apply("exchange", g, **sizes),),
        formula=r"\operatorname{{exchange}}^{{-1}}({0})",
        numpy="{0}{T}.reshape(-1, {c}, {a}, {b}).transpose(0, 2, 3, 1).reshape(-1, {b} * {c}){T}",
        by_hand="{0}",
        words={"plain": "Every cell goes back to where the exchange took it from. No number changes."},
        title="exchange undone",
        caption="exchange⁻¹",
        auto_id="exchanged_{0}",
        auto_symbol="exchange⁻¹({0})",
        example=_EXCHANGED,
    )
)

register(
    Operation(
        name="take_block",
        index="i(=t,j)->ij",
        forward=_take_block,
        vjps=(lambda p, g, out, m, **sizes: p.apply("place_block", g, **sizes),),
        formula=r"{0}_{{[{at}]}}",
        numpy="{0}{T}.reshape({0}{T}.shape[0], {t}, -1)[:, {at}]{T}",
        by_hand="{0}",
        words={
            "plain": "One of the {t} blocks of {COLUMNS} of {0} is taken out: number {at}, counted from 0."
        },
        title="one block taken out",
        caption="{0}[{at}]",
        auto_id="{0}_block",
        auto_symbol="{0}[{at}]",
        example=_BLOCK,
    )
)

register(
    Operation(
        name="place_block",
        index="ij->i(=t,j)",
        forward=_place_block,
        vjps=(lambda p, g, out, m, **sizes: p.apply("take_block", g, **sizes),),
        formula=r"\operatorname{{place}}_{{{at}}}({0})",
        numpy="{out} = np.zeros(({0}{T}.shape[0], {t}, {0}{T}.shape[1])); {out}[:, {at}] = {0}{T}; "
        "{out} = {out}.reshape(len({out}), -1){T}",
        by_hand="{0}",
        words={"plain": "{0} stands in its place among the {t} blocks of {COLUMNS}; the others are zero."},
        title="one block in its place",
        caption="place",
        auto_id="{0}_placed",
        auto_symbol="place({0}, {at})",
        example=_BLOCK,
    )
)
