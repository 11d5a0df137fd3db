"""All operations. Importing this package fills the registry."""

from app.engine.operations import (
    activations,
    arithmetic,
    gelu,
    losses,
    products,
    rearrange,
    reductions,
    softmax,
    structure,
    updates,
)

__all__ = [
    "activations",
    "arithmetic",
    "gelu",
    "losses",
    "products",
    "rearrange",
    "reductions",
    "softmax",
    "structure",
    "updates",
]
