"""Layer kind → operations: the one table from which the forward pass is built. One file a kind."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from app.networks.layers import (
    adjacency,
    attention,
    convolution,
    dense,
    embedding,
    graph,
    hidden_markov,
    hopfield,
    layer_norm,
    low_rank,
    recurrent,
    residual,
    sparse,
    tensor_train,
)
from app.networks.layers.adjacency import AdjacencyLayer
from app.networks.layers.attention import AttentionLayer
from app.networks.layers.convolution import ConvolutionLayer
from app.networks.layers.dense import DenseLayer
from app.networks.layers.embedding import EmbeddingLayer
from app.networks.layers.graph import GraphLayer
from app.networks.layers.hidden_markov import HiddenMarkovLayer
from app.networks.layers.hopfield import HopfieldLayer
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.networks.layers.layer_norm import LayerNormLayer
from app.networks.layers.low_rank import LowRankLayer
from app.networks.layers.recurrent import RecurrentLayer
from app.networks.layers.residual import ResidualLayer
from app.networks.layers.sparse import SparseLayer
from app.networks.layers.tensor_train import TensorTrainLayer

__all__ = ["LAYERS", "Beginning", "Entering", "Frame", "Kind", "Layer", "LayerOutline", "kind_of"]

Layer = Annotated[
    AdjacencyLayer
    | AttentionLayer
    | ConvolutionLayer
    | DenseLayer
    | EmbeddingLayer
    | GraphLayer
    | HiddenMarkovLayer
    | HopfieldLayer
    | LayerNormLayer
    | LowRankLayer
    | RecurrentLayer
    | ResidualLayer
    | SparseLayer
    | TensorTrainLayer,
    Field(discriminator="kind"),
]

LAYERS: dict[str, Kind[Any]] = {
    "adjacency": adjacency.KIND,
    "attention": attention.KIND,
    "convolution": convolution.KIND,
    "dense": dense.KIND,
    "embedding": embedding.KIND,
    "graph": graph.KIND,
    "hidden_markov": hidden_markov.KIND,
    "hopfield": hopfield.KIND,
    "layer_norm": layer_norm.KIND,
    "low_rank": low_rank.KIND,
    "recurrent": recurrent.KIND,
    "residual": residual.KIND,
    "sparse": sparse.KIND,
    "tensor_train": tensor_train.KIND,
}


def kind_of(layer: Layer) -> Kind[Any]:
    """The row of the table for a layer."""
    return LAYERS[layer.kind]
