"""Two shapes and what is to be done with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.words.phrase import phrase

# A size that a message leaves out is None: it could be any.
Size = int | None
Shape = tuple[Size, ...]

# equal: both shapes must be the same; expand: the right one is stretched to the left one's shape.
Operation = Literal["matmul", "linear", "elementwise", "equal", "expand"]
Library = Literal["PyTorch", "NumPy", "TensorFlow", "Keras", "JAX"]

MAX_AXES = 8
MAX_SIZE = 999_999_999


@dataclass(frozen=True)
class Question:
    """What is asked.

    Attributes:
        operation: what is to be done with them.
        left: shape of the left operand; for a linear layer of its input, (…, inputs).
        right: shape of the right operand; for a linear layer of its weight, (outputs, inputs).
        library: whose message it was, None if the shapes were typed.
        axis_name: what the message calls the axis, where it tells one axis only.
        sign: how a cell by cell operation is written.
    """

    operation: Operation
    left: Shape
    right: Shape
    library: Library | None = None
    axis_name: str | None = None
    sign: str = "+"


def size_text(size: Size) -> str:
    """``784``, or ``?`` for a size that isn't known."""
    return "?" if size is None else str(size)


def shape_text(shape: Shape) -> str:
    """``32 × 784``; a vector is ``a vector of 4``, no axes at all is ``a single number``."""
    if not shape:
        return phrase("a single number")
    if len(shape) == 1:
        return phrase("a vector of {size}", size=size_text(shape[0]))
    return " × ".join(map(size_text, shape))


def code_shape(shape: Iterable[Size]) -> str:
    """``32, 784``, as code has it between brackets; an unknown size is left to the reader."""
    return ", ".join("…" if size is None else str(size) for size in shape)


def code_tuple(shape: Shape) -> str:
    """``(32, 784)``, ``(32,)``."""
    return f"({code_shape(shape)},)" if len(shape) == 1 else f"({code_shape(shape)})"
