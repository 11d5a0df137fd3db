"""What the fields of a spec are made of: numbers, lists, and names to choose from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[float, Field(allow_inf_nan=False, strict=True)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)]
Count = Annotated[int, Field(ge=1, strict=True)]
Rows = list[list[Number]]
Activation = Literal["identity", "sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax"]
BiasStyle = Literal["augmented", "added", "product", "none"]
Convention = Literal["rows", "columns"]
Loss = Literal["mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy", "energy"]


class Model(BaseModel):
    """A part of a spec: nothing that isn't known, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)
