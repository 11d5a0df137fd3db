"""Whose pages may read what. No answer depends on cookies: there are none."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from app.web.urls import STREAM

# Reading these tells a stranger's page nothing that it couldn't ask for itself.
_PUBLIC = (
    "/api/figure",
    "/api/trace",
    "/api/networks",
    "/api/forms",
    "/export",
    "/oembed",
    "/picture",
    "/figure.js",
)
_STATIC = "/static/"
_PAGES_OWN = "/static/~"
_EMBED = "/embed"


def is_public(method: str, path: str) -> bool:
    """Whether every page may read the answer (`access-control-allow-origin: *`).

    Files under the digest of our own pages don't say so: each of them would be larger than it need be.
    """
    if method not in ("GET", "HEAD"):
        return False
    if path.startswith(_STATIC):
        return not path.startswith(_PAGES_OWN)
    return any(path == one or path.startswith((f"{one}/", f"{one}.")) for one in _PUBLIC)


def is_embedded(path: str) -> bool:
    """Whether every page may frame it."""
    return path == _EMBED or path.startswith(f"{_EMBED}/")


def is_embedded_stream(scope: Scope) -> bool:
    """Whether a figure on somebody's page asks for a stream."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return scope["type"] == "websocket" and scope["path"] == STREAM and asked.get("embed") == ["1"]


def may_stream(scope: Scope, public_url: str) -> bool:
    """Whether a WebSocket is asked for by our own page, by a program, or at the address for figures.

    A page in a sandbox has the origin "null".
    """
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if origin is None or is_embedded_stream(scope):
        return True
    own = {headers.get("host", ""), urlsplit(public_url).netloc} - {""}
    return urlsplit(origin).netloc in own
