"""Responses whose JSON is written by the wire package, so that no number loses a bit."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from app.wire.exact import encode


def json_response(value: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """`value` as exact JSON."""
    return ready_json(encode(value), status, headers)


def ready_json(body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """JSON that a worker thread has written already; answers of the calls are never cached."""
    return Response(
        body,
        status,
        {"cache-control": "no-store", **(headers or {})},
        media_type="application/json",
    )
