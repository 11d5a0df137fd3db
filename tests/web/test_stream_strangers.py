"""Clients that behave badly, or go away: nobody else notices, and nothing of them stays."""

import asyncio
import json
import os
import socket
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from tests.web.server import running
from tests.web.stream_client import StreamClient, streaming, until_there_is_room

MEGABYTE = 1 << 20


class Stalled:
    """A client that shakes hands, opens a network, plays it all out, and reads nothing ever again."""

    def __init__(self, port: int) -> None:
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.connect(("127.0.0.1", port))
        self.socket.sendall(
            b"GET /api/stream HTTP/1.1\r\nHost: rowcol\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        assert b"101" in self.socket.recv(64)

    def say(self, type_: str, **fields: object) -> None:
        text = json.dumps({"type": type_, **fields}).encode()
        mask = os.urandom(4)
        length = bytes([0x80 | len(text)]) if len(text) < 126 else b"\xfe" + len(text).to_bytes(2)
        masked = bytes(byte ^ mask[n % 4] for n, byte in enumerate(text))
        self.socket.sendall(b"\x81" + length + mask + masked)

    def play_and_stop_reading(self) -> None:
        self.say("open", network="three_clusters", windows={"case": [0, 2000]})
        self.say("speed", iterations_per_second=None, frames_per_second=60)
        self.say("play", what="iterations")

    def __enter__(self) -> "Stalled":
        return self

    def __exit__(self, *_exc: object) -> None:
        self.socket.close()


@pytest.mark.parametrize("what", ["iterations", "steps"])
async def test_a_client_that_reads_nothing_holds_up_nobody_else(server, what):
    with Stalled(server.port) as stalled:
        stalled.say("open", network="three_clusters", windows={"case": [0, 2000]})
        stalled.say("speed", iterations_per_second=None, steps_per_second=60, frames_per_second=60)
        stalled.say("play", what=what)
        await asyncio.sleep(0.5)
        async with streaming(server.stream) as client:
            await client.open(network="xor")
            await client.send("play", what="iterations")
            for _ in range(20):
                await client.frame()
        async with httpx.AsyncClient() as http:
            assert (await http.get(server.url + "/healthz")).json() == {"status": "ok"}


async def test_memory_does_not_grow_with_a_client_that_reads_nothing(server):
    with Stalled(server.port) as stalled:
        stalled.play_and_stop_reading()
        await asyncio.sleep(2.0)
        before = server.memory()
        await asyncio.sleep(2.0)
        # At 60 frames a second of 200 KB each, what is kept for it would be 24 MB.
        assert server.memory() - before < 4 * MEGABYTE


async def test_a_client_that_talks_faster_than_it_can_be_answered_is_cut_off(server):
    async with streaming(server.stream) as client:
        await client.open(network="three_clusters")
        with pytest.raises(ConnectionClosed) as closed:
            await _talk_too_fast(client)
        assert closed.value.rcvd.code == 1008


async def test_a_stream_that_stays_unread_is_ended(tmp_path):
    with (
        running(tmp_path, stall_seconds=1, max_connections=1) as small,
        Stalled(small.port) as stalled,
    ):
        stalled.play_and_stop_reading()
        await until_there_is_room(small.stream)


async def test_nothing_of_a_client_that_went_away_goes_on(server):
    def ticks() -> int:
        """Processor time of the server, in hundredths of a second."""
        fields = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    async with streaming(server.stream) as client:
        await client.open(network="three_clusters")
        await client.send("speed", iterations_per_second=None)
        await client.send("play", what="iterations")
        await client.frame()
        await client.frame()
        client.connection.transport.abort()
    await asyncio.sleep(0.5)
    before = ticks()
    await asyncio.sleep(1.0)
    assert ticks() - before < 30


async def test_sigterm_ends_the_server_within_5_seconds_with_clients_connected(tmp_path):
    with running(tmp_path) as own, Stalled(own.port) as stalled:
        stalled.play_and_stop_reading()
        training = asyncio.create_task(_train(own.url))
        async with streaming(own.stream) as client:
            await client.open(network="xor")
            await client.send("play", what="iterations")
            await client.frame()
            took = await asyncio.to_thread(own.terminate, 5.0)
        assert took < 5.0
        await asyncio.wait([training])


async def test_healthz_answers_while_networks_are_trained(server):
    training = [asyncio.create_task(_train(server.url)) for _ in range(4)]
    await asyncio.sleep(0.3)
    async with httpx.AsyncClient(timeout=10) as http:
        for _ in range(20):
            assert (await http.get(server.url + "/healthz")).json() == {"status": "ok"}
    assert not any(task.done() for task in training)
    for task in training:
        task.cancel()
    await asyncio.wait(training)


async def _talk_too_fast(client: StreamClient) -> None:
    for iteration in range(5000):
        await client.send("seek", iteration=iteration)
    while True:
        await client.read()


async def _train(url: str) -> None:
    asked = {"network": "three_clusters", "iterations": 100_000, "every": 1000}
    async with httpx.AsyncClient(timeout=60) as http:
        try:
            await http.post(url + "/api/train", json=asked)
        except httpx.TransportError:
            return
