"""The models of a spec: every field that a user may write, with its type and range."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Number = Annotated[float, Field(allow_inf_nan=False, strict=True)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)]
Rows = list[list[Number]]
Side = Annotated[int, Field(ge=1, strict=True)]
Activation = Literal["identity", "sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax"]
BiasStyle = Literal["augmented", "added", "product", "none"]
Convention = Literal["rows", "columns"]
Loss = Literal["mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy"]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class InlineDataset(_Model):
    """Cases written out: one row of ``x`` and one of ``y`` a case.

    ``image`` is height and width where the inputs are the pixels of a picture, row by row.
    """

    x: Rows
    y: Rows
    input_names: list[str] | None = None
    output_names: list[str] | None = None
    case_names: list[str] | None = None
    image: tuple[Side, Side] | None = None


class NamedDataset(_Model):
    """A dataset that Rowcol knows by name."""

    name: str


class NormalInit(_Model):
    """Independent normal numbers."""

    kind: Literal["normal"] = "normal"
    std: Positive = 1.0


class TruncatedNormalInit(_Model):
    """Normal numbers; those beyond two standard deviations are drawn again."""

    kind: Literal["truncated_normal"]
    std: Positive = 1.0


class UniformInit(_Model):
    """Uniform between −limit and limit."""

    kind: Literal["uniform"]
    limit: Positive = 1.0


class GlorotInit(_Model):
    """Uniform between ±√(6 / (inputs + units)). Glorot & Bengio 2010."""

    kind: Literal["glorot"]


class HeInit(_Model):
    """Normal with standard deviation √(2 / inputs). He et al. 2015."""

    kind: Literal["he"]


class ZerosInit(_Model):
    """All zero: every neuron stays the same as its neighbours."""

    kind: Literal["zeros"]


Init = Annotated[
    NormalInit | TruncatedNormalInit | UniformInit | GlorotInit | HeInit | ZerosInit,
    Field(discriminator="kind"),
]


class DenseLayer(_Model):
    """Z = X W + b, A = activation(Z). ``weights`` is inputs × units without the bias row.

    The bias starts from ``bias_values``, or is drawn by ``bias_init``; without either it is zero if
    the weights are given, and else drawn as they are.
    """

    kind: Literal["dense"] = "dense"
    units: Annotated[int, Field(ge=1, strict=True)]
    activation: Activation = "identity"
    bias: BiasStyle = "augmented"
    weights: Rows | None = None
    bias_values: list[Number] | None = None
    init: Init = NormalInit()
    bias_init: Init | None = None


class Sgd(_Model):
    """W ← W − η dW."""

    kind: Literal["sgd"] = "sgd"
    learning_rate: Positive = 0.1


class Momentum(_Model):
    """V ← μ V + dW, W ← W − η V."""

    kind: Literal["momentum"]
    learning_rate: Positive = 0.1
    momentum: Annotated[float, Field(ge=0, lt=1, strict=True)] = 0.9


class Adam(_Model):
    """Kingma & Ba 2015."""

    kind: Literal["adam"]
    learning_rate: Positive = 0.001
    beta1: Annotated[float, Field(ge=0, lt=1, strict=True)] = 0.9
    beta2: Annotated[float, Field(ge=0, lt=1, strict=True)] = 0.999
    epsilon: Positive = 1e-8


class Spec(_Model):
    """A network, its cases, how it is trained, and how it is written where nobody asks otherwise:
    with cases as rows, Z = X W, or as columns, Z = W X.
    """

    name: Annotated[str, Field(min_length=1, max_length=80)] = "mine"
    dataset: InlineDataset | NamedDataset
    layers: Annotated[list[DenseLayer], Field(min_length=1)]
    loss: Loss = "mean_squared_error"
    l2: Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)] = 0.0
    optimizer: Annotated[Sgd | Momentum | Adam, Field(discriminator="kind")] = Sgd()
    batch_size: Annotated[int, Field(ge=1, strict=True)] | None = None
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
