"""Layer kind → operations: the one table from which the forward pass is built. One file a kind."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from app.networks.layers import dense, low_rank
from app.networks.layers.dense import DenseLayer
from app.networks.layers.kind import Entering, Frame, Kind, LayerOutline
from app.networks.layers.low_rank import LowRankLayer

__all__ = ["LAYERS", "Entering", "Frame", "Kind", "Layer", "LayerOutline", "kind_of"]

Layer = Annotated[DenseLayer | LowRankLayer, Field(discriminator="kind")]

LAYERS: dict[str, Kind[Any]] = {
    "dense": dense.KIND,
    "low_rank": low_rank.KIND,
}


def kind_of(layer: Layer) -> Kind[Any]:
    """The row of the table for a layer."""
    return LAYERS[layer.kind]
