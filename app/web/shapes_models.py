"""What the call about shapes takes and answers, for checking and for OpenAPI."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.shapes.messages.read import MAX_TEXT
from app.shapes.question import MAX_AXES, MAX_SIZE, Operation

Sizes = Annotated[list[Annotated[int, Field(ge=0, le=MAX_SIZE)]], Field(max_length=MAX_AXES)]

REQUESTS: dict[str, Any] = {
    "sizes": {"summary": "Two shapes", "value": {"left": [4, 3], "right": [4, 3]}},
    "message": {
        "summary": "An error message",
        "value": {"message": "mat1 and mat2 shapes cannot be multiplied (4x3 and 4x3)"},
    },
    "layer": {
        "summary": "A linear layer: its input and its weight, (outputs, inputs)",
        "value": {"left": [32, 100], "right": [10, 784], "operation": "linear"},
    },
    "cells": {
        "summary": "Cell by cell",
        "value": {"left": [4, 3], "right": [4], "operation": "elementwise"},
    },
}


class ShapesRequest(BaseModel):
    """Two shapes, or a text that holds them."""

    model_config = ConfigDict(strict=True, extra="forbid")

    left: Sizes | None = Field(None, description="Shape of the left operand; of a layer's input.")
    right: Sizes | None = Field(
        None, description="Shape of the right operand; of a layer's weight, (outputs, inputs)."
    )
    operation: Literal["matmul", "elementwise", "linear"] | None = Field(
        None, description="What is to be done with left and right; matmul if left out."
    )
    language: str | None = Field(None, description="Of the answer: en, or another one that is there.")
    message: str | None = Field(
        None,
        max_length=MAX_TEXT,
        description="Instead of left and right: an error message of PyTorch, NumPy, TensorFlow, Keras or "
        "JAX, with or without its traceback, or shapes such as (32, 784) @ (128, 784).",
    )


class Option(BaseModel):
    """A fix: what it does, and the shapes after it."""

    model_config = ConfigDict(extra="allow")

    sentence: str
    code: str = Field(description="The line that does it, as the library writes it.")
    why: str | None = Field(description="What speaks for this being the cause.")
    left: list[int | None]
    right: list[int | None]
    result: list[int | None]


class ShapesAnswer(BaseModel):
    """Whether shapes fit, why not, and what would make them fit. A size that a message leaves out
    is null.
    """

    model_config = ConfigDict(extra="allow")

    fits: bool
    result: list[int | None] | None = Field(description="Shape of the result, null if they don't fit.")
    explanation: str
    fixes: list[str] = Field(description="Each was computed to fit; the likeliest first.")
    operation: Operation
    library: str | None = Field(description="Whose message it was, null for sizes.")
    left: list[int | None]
    right: list[int | None]
    message: str | None = Field(description="The part of the text that told the shapes.")
    options: list[Option] = Field(description="The fixes in the same order, with their shapes.")
