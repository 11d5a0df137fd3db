"""An attention layer, one head: every token is a mix of those that it sees, weighted by how well they fit.

Vaswani et al. 2017, "Attention is all you need".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import Axis, Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Count, Model
from app.networks.initial import GlorotInit, Init, draw
from app.networks.labels import numbered, subscript
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class AttentionLayer(Model):
    """Q = X Wq, K = X Wk, V = X Wv, P = softmax(Q Kᵀ / √width) over what the mask M lets through, Z = P V Wo.

    A case is a token; each ``sequence`` of cases that follow on each other sees only its own tokens,
    and if ``causal`` of these only itself and those before it.
    """

    kind: Literal["attention"]
    units: Count
    width: Count
    sequence: Count
    causal: bool = True
    init: Init = GlorotInit(kind="glorot")


def mask(cases: int, sequence: int, *, causal: bool) -> Array:
    """Cases × cases: 1 where the case of the row sees that of the column, else 0."""
    of = np.arange(cases) // sequence
    seen = (of[:, None] == of[None, :]).astype(np.float64)
    return np.tril(seen) if causal else seen


def _check(layer: AttentionLayer, _entering: int, _axis: Phrase, dataset: Dataset, where: str) -> None:
    cases = len(dataset.x)
    if cases % layer.sequence:
        raise SpecError(
            phrase(
                "{cases} cases can't be cut into sequences of {length} tokens each; a case is a token",
                cases=cases,
                length=layer.sequence,
            ),
            where=f"{where}.sequence",
            code="shape_mismatch",
        )


def _build(builder: Builder, layer: AttentionLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub = frame.index, subscript(frame.index)
    cases, width = frame.cases, Axis("feature", layer.width, numbered("d", layer.width))

    def weight(letter: str, rows: Axis, columns: Axis, noun: str) -> str:
        return builder.given(f"W{letter}{n}", f"W{letter}{sub}", "weight", rows, columns, noun=noun)

    def named(result: str, letter: str, columns: Axis, noun: str) -> str:
        return builder.name(result, Matrix(f"{letter}{n}", f"{letter}{sub}", "hidden", cases, columns, noun))

    parameters = (
        weight("q", entering.axis, width, phrase("weights of the queries")),
        weight("k", entering.axis, width, phrase("weights of the keys")),
        weight("v", entering.axis, width, phrase("weights of the values")),
        weight("o", width, frame.neurons, phrase("weights of the output")),
    )
    builder.parameters += parameters
    sees = builder.given(f"M{n}", f"M{sub}", "input", cases, cases, noun=phrase("who sees whom"))
    frame.constants[sees] = lambda count: mask(count, layer.sequence, causal=layer.causal)
    x, (wq, wk, wv, wo) = entering.matrix, parameters
    with builder.at("forward", layer=n):
        query = named(builder.apply("matmul", x, wq), "Q", width, phrase("queries"))
        key = named(builder.apply("matmul", x, wk), "K", width, phrase("keys"))
        product = builder.apply("matmul_right_transposed", query, key)
        score = named(product, "S", cases, phrase("scores"))
        noun = phrase("scores divided by the root of the width")
        over_root = Matrix(f"S{n}_over_root", f"S′{sub}", "hidden", cases, cases, noun)
        scaled = builder.name(builder.apply("divide_by_root", score, d=layer.width), over_root)
        weighed = builder.apply("masked_softmax", scaled, sees)
        share = named(weighed, "P", cases, phrase("shares of attention"))
        value = named(builder.apply("matmul", x, wv), "V", width, phrase("values"))
        mixed = named(builder.apply("matmul", share, value), "O", width, phrase("mixed values"))
        noun, place = phrase("output of the attention"), Place("neurons", n)
        sums = Matrix(f"Z{n}", f"Z{sub}", frame.role, cases, frame.neurons, noun, place)
        z = builder.name(builder.apply("matmul", mixed, wo), sums)
    return frame.outline(
        entering=x,
        parameters=parameters,
        weights=parameters,
        pre_activation=z,
        activation=z,
    )


def _start(layer: AttentionLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    *inner, output = outline.parameters
    generator, entering = beginning.generator, beginning.entering
    start = {name: draw(layer.init, generator, entering, layer.width) for name in inner}
    return start | {output: draw(layer.init, generator, layer.width, layer.units)}


KIND = Kind(
    model=AttentionLayer,
    label=phrase("attention"),
    units=lambda layer, _entering, _dataset: layer.units,
    check=_check,
    cells=lambda layer, entering, cases: (
        9 * cases * cases
        + 2 * layer.width * (3 * entering + layer.units)
        + cases * (8 * layer.width + 4 * layer.units)
    ),
    build=_build,
    start=_start,
    joins_cases=True,
)
