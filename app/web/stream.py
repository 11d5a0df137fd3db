"""`WS /api/stream`: three tasks a connection, so that none of them waits for another one's reason.

- the receiver awaits `receive()` always, so a client that goes away is noticed;
- the player computes and fills the outbox;
- the sender hands the outbox to the socket, and is the only one that a slow client holds up.

Pages of other origins, and those in a sandbox, have to ask for it with `?embed=1`.
"""

import asyncio
from contextlib import suppress

from fastapi import APIRouter
from starlette.types import Receive, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from app.engine.errors import RowcolError
from app.settings import Settings
from app.web.errors import InvalidRequestError
from app.web.mailbox import Inbox, Outbox
from app.web.messages import parse_message
from app.web.origins import may_stream
from app.web.player import Player
from app.web.sources import Networks
from app.web.urls import STREAM
from app.web.workers import Workers
from app.words.languages import Languages

POLICY_VIOLATION = 1008
CLOSE_SECONDS = 1.0


class _EndedError(Exception):
    """The connection is over; closed with `code` if the client is still there."""

    def __init__(self, code: int | None = None, reason: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def make_router(networks: Networks, workers: Workers, settings: Settings, languages: Languages) -> APIRouter:
    """The route of the stream."""
    router = APIRouter()

    @router.websocket(STREAM)
    async def stream(websocket: WebSocket) -> None:
        if not may_stream(websocket.scope, settings.public_url):
            # Before it is accepted: the answer is 403.
            await websocket.close()
            return
        await websocket.accept()
        wake = asyncio.Event()
        inbox = Inbox(wake, settings.max_body_bytes)
        outbox = Outbox(wake)
        player = Player(inbox, outbox, wake, networks, workers, settings, languages)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(_receive(websocket.receive, inbox))
                tasks.create_task(_send(websocket.send, outbox, settings.stall_seconds))
                tasks.create_task(player.serve())
        except* _EndedError as group:
            for ended in group.exceptions:
                if isinstance(ended, _EndedError) and ended.code is not None:
                    await _close(websocket, ended.code, ended.reason)

    return router


async def _close(websocket: WebSocket, code: int, reason: str) -> None:
    """Say why, unless the client doesn't read that either."""
    with suppress(TimeoutError, WebSocketDisconnect):
        async with asyncio.timeout(CLOSE_SECONDS):
            await websocket.close(code, reason)


async def _receive(receive: Receive, inbox: Inbox) -> None:
    """Queue what the client says, parsed, until it goes away."""
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            raise _EndedError
        text = message.get("text")
        if text is None:
            accepted = inbox.put(InvalidRequestError("a message must be JSON text, not binary"), 0)
        else:
            try:
                accepted = inbox.put(parse_message(text), len(text))
            except RowcolError as error:
                accepted = inbox.put(error, 0)
        if not accepted:
            raise _EndedError(POLICY_VIOLATION, "more messages are waiting than this server keeps")


async def _send(send: Send, outbox: Outbox, stall_seconds: float) -> None:
    """Hand the outbox to the socket. `send` waits while the client is behind, but not for ever."""
    while True:
        item = await outbox.next()
        kind = "text" if isinstance(item, str) else "bytes"
        try:
            async with asyncio.timeout(stall_seconds):
                await send({"type": "websocket.send", kind: item})
        except (TimeoutError, WebSocketDisconnect) as error:
            raise _EndedError from error
        outbox.sent()
