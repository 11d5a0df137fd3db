"""What one client may take from the others: pure ASGI, outermost, before anything is parsed."""

import asyncio
import resource

from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.errors import error_body
from app.web.origins import is_embedded_stream
from app.web.responses import json_response
from app.wire.exact import encode

BUSY_RETRY_SECONDS = 2
# A client that is still sending would lose the refusal if the connection ended at once.
LINGER_SECONDS = 5.0
LINGER_BYTES = 64_000_000
WEBSOCKET_TRY_AGAIN_LATER = 1013


def raise_open_files(wanted: int) -> int:
    """Raise the limit of open files (each connection is one) as far as `wanted` and the system
    allow; return it.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
        return allowed
    return soft


class BodyLimit:
    """Refuse a body larger than `limit` bytes with 413, as soon as it is known to be."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        message = f"the body is too large: at most {self.limit} bytes are read"
        # The rest of the body is thrown away, and the connection isn't used again.
        headers = {"connection": "close"}
        declared = dict(scope["headers"]).get(b"content-length", b"0")
        if declared.isdigit() and int(declared) > self.limit:
            refused = json_response(error_body("body_too_large", message), 413, headers)
            await refused(scope, receive, _lingering(receive, send))
            return
        read = 0
        linger = _lingering(receive, send)

        async def answer(part: Message) -> None:
            await (linger if read > self.limit else send)(part)

        async def counted() -> Message:
            nonlocal read
            received = await receive()
            read += len(received.get("body", b""))
            if read > self.limit:
                raise HTTPException(413, message, headers)
            return received

        await self.app(scope, counted, answer)


def _lingering(receive: Receive, send: Send) -> Send:
    """Send, and before the answer ends take in what the client is still sending, for a while."""

    async def linger(message: Message) -> None:
        if message["type"] != "http.response.body" or message.get("more_body"):
            await send(message)
            return
        await send({**message, "more_body": True})
        try:
            async with asyncio.timeout(LINGER_SECONDS):
                taken = 0
                while taken < LINGER_BYTES:
                    received = await receive()
                    taken += len(received.get("body", b""))
                    if not received.get("more_body"):
                        break
        except TimeoutError:
            pass
        await send({"type": "http.response.body", "body": b""})

    return linger


class Capacity:
    """Refuse what goes over the number of requests or streams at once: 503, or close code 1013.

    Of the streams, figures on other people's pages may have so many.
    """

    def __init__(self, app: ASGIApp, requests: int, streams: int, embedded: int) -> None:
        self.app = app
        self.caps = {"http": requests, "websocket": streams, "embedded": embedded}
        self.open = {"http": 0, "websocket": 0, "embedded": 0}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["type"]
        if kind not in self.caps or scope["path"] == "/healthz":
            await self.app(scope, receive, send)
            return
        kinds = [kind, "embedded"] if is_embedded_stream(scope) else [kind]
        full = [one for one in kinds if self.open[one] >= self.caps[one]]
        if not full:
            for one in kinds:
                self.open[one] += 1
            try:
                await self.app(scope, receive, send)
            finally:
                for one in kinds:
                    self.open[one] -= 1
        elif kind == "http":
            body = error_body(
                "busy", f"{self.caps[kind]} requests are being answered already; try again soon"
            )
            await json_response(body, 503, {"retry-after": str(BUSY_RETRY_SECONDS)})(scope, receive, send)
        else:
            await self._close_stream(self.caps[full[0]], receive, send)

    async def _close_stream(self, most: int, receive: Receive, send: Send) -> None:
        """Accept first: of a refused handshake a browser learns neither message nor code."""
        await receive()
        body = error_body("busy", f"{most} streams are open already; try again soon")
        text = encode({"type": "error", "about": None, **body}).decode()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": text})
        await send(
            {
                "type": "websocket.close",
                "code": WEBSOCKET_TRY_AGAIN_LATER,
                "reason": "too many streams",
            }
        )
