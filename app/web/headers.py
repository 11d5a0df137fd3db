"""Security headers and the date on every response."""

from email.utils import formatdate

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'self'; connect-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors {ancestors}"
)


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
        added = _headers(scope["path"])

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(added)
            await send(message)

        await self.app(scope, receive, with_headers)


def _headers(path: str) -> dict[str, str]:
    headers = {"x-content-type-options": "nosniff"}
    if path.startswith("/static/"):
        return headers
    embedded = path.startswith("/embed/")
    headers |= {
        "date": formatdate(usegmt=True),
        "content-security-policy": _POLICY.format(ancestors="*" if embedded else "'none'"),
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
    }
    return headers if embedded else {**headers, "x-frame-options": "DENY"}
