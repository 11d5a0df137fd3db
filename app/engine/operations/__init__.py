"""All operations. Importing this package fills the registry."""

from app.engine.operations import (
    activations,
    arithmetic,
    attention,
    gelu,
    losses,
    products,
    rearrange,
    reductions,
    softmax,
    sparse,
    structure,
    threshold,
    updates,
)

__all__ = [
    "activations",
    "arithmetic",
    "attention",
    "gelu",
    "losses",
    "products",
    "rearrange",
    "reductions",
    "softmax",
    "sparse",
    "structure",
    "threshold",
    "updates",
]
