"""All operations. Importing this package fills the registry."""

from app.engine.operations import (
    activations,
    arithmetic,
    losses,
    products,
    reductions,
    structure,
    updates,
)

__all__ = [
    "activations",
    "arithmetic",
    "losses",
    "products",
    "reductions",
    "structure",
    "updates",
]
