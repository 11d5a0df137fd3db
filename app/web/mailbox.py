"""The two queues of one connection, both bounded, and the event that wakes whoever serves them."""

import asyncio
from collections import deque

from app.engine.errors import RowcolError
from app.web.messages import Message, Open, Reset, Seek

OUTBOX_BYTES = 1 << 20  # what may wait for a client besides one more message
INBOX_MESSAGES = 256


class Inbox:
    """Messages from the client, each parsed, or the reason why it could not be."""

    def __init__(self, wake: asyncio.Event, max_bytes: int) -> None:
        self._wake = wake
        self._max_bytes = max_bytes
        self._items: deque[tuple[Message | RowcolError, int]] = deque()
        self._bytes = 0

    def put(self, item: Message | RowcolError, size: int) -> bool:
        """Queue an item; False if the client has sent more than is kept for it."""
        if len(self._items) >= INBOX_MESSAGES or (self._items and self._bytes + size > self._max_bytes):
            return False
        self._items.append((item, size))
        self._bytes += size
        self._wake.set()
        return True

    def take(self) -> Message | RowcolError | None:
        """The oldest item, or None."""
        if not self._items:
            return None
        item, size = self._items.popleft()
        self._bytes -= size
        return item

    @property
    def waiting(self) -> bool:
        """Whether there is an item to take."""
        return bool(self._items)

    def superseded(self) -> bool:
        """Whether a message is waiting that makes a long seek pointless."""
        return any(isinstance(item, Open | Seek | Reset) for item, _ in self._items)


class Outbox:
    """What goes to the client: a queue in which nothing is lost, and one place where the newest
    frame wins.
    """

    def __init__(self, wake: asyncio.Event) -> None:
        self._wake = wake
        self._queue: deque[str | bytearray] = deque()
        self._bytes = 0
        self._latest: bytearray | None = None
        self._ready = asyncio.Event()
        self._room = asyncio.Event()
        self._sending = False

    @property
    def settled(self) -> bool:
        """Everything has been handed to the socket, and it took it."""
        return not (self._queue or self._latest or self._sending)

    @property
    def latest_taken(self) -> bool:
        """The newest frame is on its way."""
        return self._latest is None

    async def put(self, item: str | bytearray) -> None:
        """Queue an item that must arrive; waits while the client is behind.

        An older frame that wins nothing is dropped.
        """
        self._latest = None
        while self._bytes >= OUTBOX_BYTES:
            self._room.clear()
            await self._room.wait()
        self._queue.append(item)
        self._bytes += len(item)
        self._ready.set()

    def replace(self, frame: bytearray) -> None:
        """Put the newest frame in the place of the one that was not taken yet."""
        self._latest = frame
        self._ready.set()

    async def next(self) -> str | bytearray:
        """The next item to send; call `sent` when the socket has taken it."""
        while True:
            if self._queue:
                item = self._queue.popleft()
                self._bytes -= len(item)
                self._room.set()
                break
            if self._latest is not None:
                item, self._latest = self._latest, None
                self._wake.set()
                break
            self._ready.clear()
            await self._ready.wait()
        self._sending = True
        return item

    def sent(self) -> None:
        """The socket has taken the last item."""
        self._sending = False
        self._wake.set()
