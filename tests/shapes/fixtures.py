"""The messages that were collected by running the libraries."""

import json
from pathlib import Path
from typing import Any

FIXTURES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures/shape_messages.json").read_text(encoding="utf-8")
)


def name_of(fixture: dict[str, Any]) -> str:
    return f"{fixture['library']}: {fixture['code']}"
