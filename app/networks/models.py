"""The models of a spec: every field that a user may write, with its type and range."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from app.networks.fields import Convention, Count, Loss, Model, Positive, Rows
from app.networks.initial import (
    GlorotInit,
    HeInit,
    NormalInit,
    TruncatedNormalInit,
    UniformInit,
    ZerosInit,
)
from app.networks.layers import Layer
from app.networks.layers.dense import DenseLayer

__all__ = [
    "Adam",
    "DenseLayer",
    "GlorotInit",
    "HeInit",
    "InlineDataset",
    "Layer",
    "Momentum",
    "NamedDataset",
    "NormalInit",
    "Sgd",
    "Sign",
    "Spec",
    "TruncatedNormalInit",
    "UniformInit",
    "ZerosInit",
]
_Number = Annotated[int, Field(ge=0, strict=True)]


class InlineDataset(Model):
    """Cases written out: one row of ``x`` and one of ``y`` a case.

    ``image`` is height and width where the inputs are the pixels of a picture, row by row. ``edges`` joins
    cases, by their numbers from 0, to a graph. ``scored`` are the cases whose targets are learned from,
    where the others are only judged. ``known`` is 1 where a target is known, else 0, as ``y`` has its
    cells.
    """

    x: Rows
    y: Rows
    input_names: list[str] | None = None
    output_names: list[str] | None = None
    case_names: list[str] | None = None
    image: tuple[Count, Count] | None = None
    edges: list[tuple[_Number, _Number]] | None = None
    scored: Annotated[list[_Number], Field(min_length=1)] | None = None
    known: Rows | None = None


class NamedDataset(Model):
    """A dataset that Rowcol knows by name."""

    name: str


class Sgd(Model):
    """W ← W − η dW."""

    kind: Literal["sgd"] = "sgd"
    learning_rate: Positive = 0.1


class Momentum(Model):
    """V ← μ V + dW, W ← W − η V."""

    kind: Literal["momentum"]
    learning_rate: Positive = 0.1
    momentum: Annotated[float, Field(ge=0, lt=1, strict=True)] = 0.9


class Adam(Model):
    """Kingma & Ba 2015."""

    kind: Literal["adam"]
    learning_rate: Positive = 0.001
    beta1: Annotated[float, Field(ge=0, lt=1, strict=True)] = 0.9
    beta2: Annotated[float, Field(ge=0, lt=1, strict=True)] = 0.999
    epsilon: Positive = 1e-8


class Sign(Model):
    """S ← sign(−dS): the state of a Hopfield network goes where its energy is lower."""

    kind: Literal["sign"]


class Spec(Model):
    """A network, its cases, how it is trained, and how it is written where nobody asks otherwise:
    with cases as rows, Z = X W, or as columns, Z = W X.
    """

    name: Annotated[str, Field(min_length=1, max_length=80)] = "mine"
    dataset: InlineDataset | NamedDataset
    layers: Annotated[list[Layer], Field(min_length=1)]
    loss: Loss = "mean_squared_error"
    l2: Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)] = 0.0
    optimizer: Annotated[Sgd | Momentum | Adam | Sign, Field(discriminator="kind")] = Sgd()
    batch_size: Count | None = None
    seed: Annotated[int, Field(ge=0, le=2**63 - 1, strict=True)] = 0
    convention: Convention = "rows"

    @field_validator("dataset", mode="before")
    @classmethod
    def _one_kind_of_dataset(cls, value: Any) -> Any:
        """Choose by what is written, so that an error speaks of one kind only."""
        if isinstance(value, dict):
            kind = NamedDataset if "name" in value else InlineDataset
            return kind.model_validate(value)
        return value

    @field_validator("layers", mode="before")
    @classmethod
    def _dense_if_unsaid(cls, value: Any) -> Any:
        """A layer that doesn't say its kind is dense."""
        if not isinstance(value, list):
            return value
        return [
            {"kind": "dense", **layer} if isinstance(layer, dict) and "kind" not in layer else layer
            for layer in value
        ]
