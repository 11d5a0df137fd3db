"""Security headers and the date on every response."""

from email.utils import formatdate

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.origins import is_embedded, is_public

_POLICY = (
    "default-src 'self'; connect-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'"
)
_UNFRAMED = "; frame-ancestors 'none'"

# A picture carries its own letters.
_PICTURES = "default-src 'none'; font-src data:; style-src 'unsafe-inline'" + _UNFRAMED
_FOR_ALL = {"access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin"}


class SecurityHeaders:
    """The page runs only the server's own code; nobody may frame it, except /embed, made for that.

    Files of static/ carry the one header that counts for them, and no date, since none of them
    grows old: ninety of them make the first page, and headers aren't compressed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        added = _headers(scope["method"], scope["path"])

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(added)
            await send(message)

        await self.app(scope, receive, with_headers)


def _headers(method: str, path: str) -> dict[str, str]:
    headers = {"x-content-type-options": "nosniff"}
    if is_public(method, path):
        headers |= _FOR_ALL
    if path.startswith("/static/"):
        return headers
    embedded = is_embedded(path)
    headers |= {
        "date": formatdate(usegmt=True),
        "content-security-policy": _policy(path),
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }
    return headers if embedded else {**headers, "x-frame-options": "DENY"}


def _policy(path: str) -> str:
    if path.startswith("/picture"):
        return _PICTURES
    # Said of nobody: "*" would leave out pages from a disk, and those that a notebook writes.
    return _POLICY if is_embedded(path) else _POLICY + _UNFRAMED
