"""Layer kind → operations: the one table from which the forward pass is built. One file a kind."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from app.networks.layers import convolution, dense, graph, hidden_markov, hopfield, low_rank, recurrent
from app.networks.layers.convolution import ConvolutionLayer
from app.networks.layers.dense import DenseLayer
from app.networks.layers.graph import GraphLayer
from app.networks.layers.hidden_markov import HiddenMarkovLayer
from app.networks.layers.hopfield import HopfieldLayer
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.networks.layers.low_rank import LowRankLayer
from app.networks.layers.recurrent import RecurrentLayer

__all__ = ["LAYERS", "Beginning", "Entering", "Frame", "Kind", "Layer", "LayerOutline", "kind_of"]

Layer = Annotated[
    ConvolutionLayer
    | DenseLayer
    | GraphLayer
    | HiddenMarkovLayer
    | HopfieldLayer
    | LowRankLayer
    | RecurrentLayer,
    Field(discriminator="kind"),
]

LAYERS: dict[str, Kind[Any]] = {
    "convolution": convolution.KIND,
    "dense": dense.KIND,
    "graph": graph.KIND,
    "hidden_markov": hidden_markov.KIND,
    "hopfield": hopfield.KIND,
    "low_rank": low_rank.KIND,
    "recurrent": recurrent.KIND,
}


def kind_of(layer: Layer) -> Kind[Any]:
    """The row of the table for a layer."""
    return LAYERS[layer.kind]
