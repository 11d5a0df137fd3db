"""A pruned dense layer: only some of its weights are there, and only with these anything is multiplied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from pydantic import Field

from app.engine.matrix import BIAS, Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Activation, Count, Model, Rows
from app.networks.initial import GlorotInit, Init, draw
from app.networks.labels import subscript
from app.networks.layers.activate import activated
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.networks.rectangle import check_rectangle
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class SparseLayer(Model):
    """Z = X (W ⊙ M) + b, A = activation(Z): M is inputs × units, 1 where there is a weight, else 0.

    The mask is given, or each unit keeps a share of the inputs, drawn by ``mask_seed``. Where it is 0 the
    weight is 0 and stays so. b starts at zero.
    """

    kind: Literal["sparse"]
    units: Count
    mask: Rows | None = None
    density: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False, strict=True)] = 0.25
    mask_seed: Annotated[int, Field(ge=0, le=2**63 - 1, strict=True)] = 0
    activation: Activation = "identity"
    init: Init = GlorotInit(kind="glorot")


def _check(layer: SparseLayer, entering: int, axis: Phrase, _dataset: Dataset, where: str) -> None:
    if layer.mask is None:
        return
    rows, columns = len(layer.mask), check_rectangle(layer.mask, f"{where}.mask")
    if (rows, columns) != (entering, layer.units):
        raise SpecError(
            phrase(
                "the mask is {rows} × {columns}, but {entering} × {units} units are needed",
                rows=rows,
                columns=columns,
                entering=axis,
                units=layer.units,
            ),
            where=f"{where}.mask",
            code="shape_mismatch",
        )
    if not np.isin(layer.mask, (0.0, 1.0)).all():
        raise SpecError(phrase("a mask is 1 where there is a weight, else 0"), where=f"{where}.mask")


def mask_of(layer: SparseLayer, entering: int) -> Array:
    """Inputs × units, 1 where there is a weight. By density each unit keeps as many, one at least."""
    if layer.mask is not None:
        return np.array(layer.mask, dtype=np.float64)
    generator = np.random.default_rng(layer.mask_seed)
    kept = max(1, round(layer.density * entering))
    mask = np.zeros((entering, layer.units))
    for unit in range(layer.units):
        mask[generator.permutation(entering)[:kept], unit] = 1.0
    return mask


def _build(builder: Builder, layer: SparseLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub = frame.index, subscript(frame.index)
    edges = Place("edges", n)
    inputs, units = entering.axis, frame.neurons
    weight = builder.given(f"W{n}", f"W{sub}", "weight", inputs, units, noun=phrase("weights"), place=edges)
    mask = builder.given(f"M{n}", f"M{sub}", "weight", inputs, units, noun=phrase("mask of the weights"))
    b = builder.given(f"b{n}", f"b{sub}", "bias", BIAS, units, noun=phrase("bias"), place=edges)
    builder.parameters += [weight, b]
    numbers = mask_of(layer, inputs.size)
    frame.constants[mask] = partial(_same, numbers)
    kept, cases = int(numbers.sum()), frame.cases.size
    counts = {"kept": kept, "weights": numbers.size, "done": kept * cases}
    with builder.at("forward", layer=n):
        sums = builder.apply(
            "sparse_matmul", entering.matrix, weight, mask, **counts, saved=(numbers.size - kept) * cases
        )
        name = f"{entering.matrix}W{n}"
        symbol = f"{builder.matrices[entering.matrix].symbol}W{sub}"
        noun = phrase("weighted sums without the bias")
        named = Matrix(name, symbol, frame.role, frame.cases, units, noun, Place("neurons", n))
        total = builder.apply("add_bias", builder.name(sums, named), b)
        z, output = activated(builder, total, layer.activation, frame)
    return frame.outline(
        entering=entering.matrix,
        weight=weight,
        bias=b,
        parameters=(weight, b),
        weights=(weight,),
        pre_activation=z,
        activation=output,
        mask=mask,
    )


def _same(array: Array, _cases: int) -> Array:
    return array


def _start(layer: SparseLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    weight, bias = outline.parameters
    drawn = draw(layer.init, beginning.generator, beginning.entering, layer.units)
    return {weight: drawn * mask_of(layer, beginning.entering), bias: np.zeros((1, layer.units))}


KIND = Kind(
    model=SparseLayer,
    label=phrase("sparse"),
    units=lambda layer, _entering, _dataset: layer.units,
    check=_check,
    cells=lambda layer, entering, cases: 3 * entering * layer.units + 6 * cases * layer.units,
    build=_build,
    start=_start,
    saves=True,
)
