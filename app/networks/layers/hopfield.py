"""A Hopfield network: one square weight matrix, made of stored patterns. Hopfield 1982."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from pydantic import Field

from app.engine.matrix import Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Model
from app.networks.labels import subscript
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class HopfieldLayer(Model):
    """W = Xᵀ X / N stores the cases of X, each of N numbers that are 1 or −1.

    The state S begins as the same patterns with a share of their numbers flipped. The weights are a sum of
    outer products and therefore positive semi-definite: the energy −½ Σ S ⊙ (S W) doesn't rise when all
    numbers are updated at once, S ← sign(S W).
    """

    kind: Literal["hopfield"]
    flipped: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)] = 0.2


def _check(_layer: HopfieldLayer, entering: int, _axis: Phrase, dataset: Dataset, where: str) -> None:
    if where != "layers[0]":
        raise SpecError(phrase("a hopfield layer stores the inputs, so it stands alone"), where=where)
    for name, array in (("x", dataset.x), ("y", dataset.y)):
        wrong = np.flatnonzero((np.abs(array) != 1).any(axis=1))
        if len(wrong):
            raise SpecError(
                phrase("a hopfield layer stores patterns of 1 and −1"), where=f"dataset.{name}[{wrong[0]}]"
            )
    if dataset.y.shape[1] != entering:
        raise SpecError(
            phrase("the targets are the patterns again: y needs the {count} columns of x", count=entering),
            where="dataset.y",
            code="shape_mismatch",
        )


def _build(builder: Builder, layer: HopfieldLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub = frame.index, subscript(frame.index)
    patterns = builder.matrices[entering.matrix]
    builder.matrices[patterns.id] = replace(patterns, noun=phrase("stored patterns"), place=None)
    there = replace(frame.neurons, image=entering.axis.image)
    state = builder.given(
        f"S{n}",
        f"S{sub}",
        "hidden",
        frame.cases,
        entering.axis,
        noun=phrase("state"),
        place=Place("neurons", 0),
    )
    builder.parameters.append(state)
    with builder.at("forward", layer=n):
        total = builder.apply("matmul_left_transposed", patterns.id, patterns.id)
        outer = replace(
            builder.matrices[total], id=f"C{n}", symbol=f"C{sub}", role="weight", columns=there,
            noun=phrase("sum of the outer products"),
        )  # fmt: skip
        scaled = builder.apply("scale", builder.name(total, outer), factor=1 / entering.axis.size)
        named = replace(outer, id=f"W{n}", symbol=f"W{sub}", noun=phrase("weights"), place=Place("edges", n))
        weight = builder.name(scaled, named)
        fields = Matrix(
            f"Z{n}", f"Z{sub}", "output", frame.cases, there, phrase("fields"), Place("neurons", n)
        )
        z = builder.name(builder.apply("matmul", state, weight), fields)
        settled = replace(fields, id=frame.output_id, symbol=frame.output_symbol, noun=phrase("next state"))
        output = builder.name(builder.apply("sign", z), settled)
    return frame.outline(
        entering=state,
        weight=weight,
        parameters=(state,),
        pre_activation=z,
        activation=output,
    )


def _start(layer: HopfieldLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    """The patterns, with a share of their numbers flipped."""
    state = np.array(beginning.dataset.x)
    count = round(layer.flipped * beginning.entering)
    for row in state:
        row[beginning.generator.permutation(beginning.entering)[:count]] *= -1
    return {outline.parameters[0]: state}


KIND = Kind(
    model=HopfieldLayer,
    label=phrase("Hopfield"),
    units=lambda _layer, entering, _dataset: entering,
    check=_check,
    cells=lambda _layer, entering, cases: 2 * entering * entering + 8 * cases * entering,
    build=_build,
    start=_start,
)
