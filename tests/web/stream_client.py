"""A client of the stream that reads everything in order, as docs/stream.md describes it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.wire.decode import decode_frame

PATIENCE = 20.0  # seconds


@dataclass
class Frame:
    """A frame that was read."""

    header: dict[str, Any]
    arrays: dict[str, np.ndarray]

    @property
    def place(self) -> tuple[int, int]:
        return self.header["iteration"], self.header["step"]


@dataclass
class StreamClient:
    """One connection."""

    connection: ClientConnection
    layouts: dict[int, dict[str, Any]] = field(default_factory=dict)

    async def send(self, type_: str, **fields: Any) -> None:
        await self.connection.send(json.dumps({"type": type_, **fields}))

    async def read(self) -> dict[str, Any] | Frame:
        """The next message, or frame."""
        async with asyncio.timeout(PATIENCE):
            received = await self.connection.recv()
        if isinstance(received, bytes):
            return Frame(*decode_frame(received, self.layouts))
        message: dict[str, Any] = json.loads(received)
        if message["type"] == "layout":
            self.layouts[message["layout"]] = message
        return message

    async def until(self, type_: str) -> dict[str, Any]:
        """The next message of a type; an error that isn't asked for is a failure."""
        while True:
            read = await self.read()
            if isinstance(read, Frame):
                continue
            if read["type"] == type_:
                return read
            assert read["type"] != "error", read

    async def frame(self) -> Frame:
        """The next frame."""
        while True:
            read = await self.read()
            if isinstance(read, Frame):
                return read
            assert read["type"] != "error", read

    async def open(self, **fields: Any) -> tuple[dict[str, Any], Frame]:
        """Open a network: the program and the first frame."""
        await self.send("open", **fields)
        return await self.until("program"), await self.frame()


async def until_there_is_room(url: str) -> None:
    """Try again until the server takes one more stream."""
    async with asyncio.timeout(PATIENCE):
        while True:
            async with streaming(url) as client:
                with suppress(ConnectionClosed):
                    await client.send("open", network="xor")
                    if (await client.read())["type"] == "program":
                        return
            await asyncio.sleep(0.1)


@asynccontextmanager
async def streaming(url: str, **options: Any) -> AsyncIterator[StreamClient]:
    async with connect(url, max_size=None, compression=None, **options) as connection:
        yield StreamClient(connection)
