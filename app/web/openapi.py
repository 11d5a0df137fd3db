"""What OpenAPI says of the calls."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from app.web import examples, models


def answers(
    model: type[BaseModel], example: Mapping[str, Any], *refusals: int
) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of the answers of a call."""
    said: dict[int | str, dict[str, Any]] = {
        200: {"model": model, "content": {"application/json": {"example": example}}}
    }
    for status in refusals:
        said[status] = {
            "model": models.Refusal,
            "description": {404: "No such network", 413: "Body too large", 422: "Can't be done"}[status],
            "content": {"application/json": {"example": examples.REFUSAL}},
        }
    return said
