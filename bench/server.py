"""The server under load: bytes of its frames, and its answers while it trains."""

from __future__ import annotations

import asyncio
import json
import statistics
import time

import httpx
from websockets.asyncio.client import ClientConnection, connect

from bench.measure import Result, percentile
from tests.web.server import Server

_FRAMES = 20
_PROBES = 400


def frame_bytes(server: Server) -> Result:
    """Bytes of live frames against the raw float32 bytes of the cells that they carry."""
    received, cells = asyncio.run(_watch(server))
    ratio = statistics.median(received) / (4 * cells)
    return Result(
        "live frame ÷ raw float32 of the watched matrices",
        ratio,
        1.05,
        "×",
        f"three_clusters, 1,000 cases of every matrix: {statistics.median(received):,.0f} bytes "
        f"for {cells:,} cells",
    )


async def _watch(server: Server) -> tuple[list[int], int]:
    """The sizes of some live frames, and how many cells each carries."""
    sizes: list[int] = []
    cells: dict[int, int] = {}
    async with connect(server.stream, max_size=None) as stream:
        opening = {"type": "open", "network": "three_clusters", "windows": {"case": [0, 1000]}}
        for message in (opening, {"type": "play", "what": "iterations"}):
            await stream.send(json.dumps(message))
        async with asyncio.timeout(60):
            while len(sizes) < _FRAMES:
                received = await stream.recv()
                if isinstance(received, str):
                    message = json.loads(received)
                    if message["type"] == "layout":
                        cells[message["layout"]] = sum(map(_cells, message["arrays"]))
                    continue
                header = json.loads(received[4 : 4 + int.from_bytes(received[:4], "little")])
                if header["playing"] == "iterations":
                    sizes.append(len(received))
                    live = cells[header["layout"]]
    return sizes, live


def _cells(array: dict[str, list[int]]) -> int:
    rows, columns = array["rows"], array["columns"]
    return (rows[1] - rows[0]) * (columns[1] - columns[0])


def health_while_training(server: Server) -> Result:
    """p99 of /healthz while a stream trains all out and a long /api/train is under way."""
    return asyncio.run(_probe(server))


async def _probe(server: Server) -> Result:
    async with (
        connect(server.stream, max_size=None) as stream,
        httpx.AsyncClient(base_url=server.url, timeout=120) as client,
    ):
        for message in (
            {"type": "open", "network": "three_clusters"},
            {"type": "speed", "iterations_per_second": None},
            {"type": "play", "what": "iterations"},
        ):
            await stream.send(json.dumps(message))
        reading = asyncio.create_task(_read_all(stream))
        job = {"network": "three_clusters", "iterations": 100_000, "every": 1000}
        training = asyncio.create_task(client.post("/api/train", json=job))
        await asyncio.sleep(0.5)
        waits = []
        for _ in range(_PROBES):
            begun = time.perf_counter()
            (await client.get("/healthz")).raise_for_status()
            waits.append(1000 * (time.perf_counter() - begun))
            await asyncio.sleep(0.01)
        still_training = not training.done()
        for task in (reading, training):
            task.cancel()
    assert still_training, "the training ended before the probes did"
    return Result(
        "/healthz with two trainings under way, p99",
        percentile(waits, 99),
        50.0,
        "ms",
        f"{_PROBES} requests, median {statistics.median(waits):.1f} ms",
    )


async def _read_all(stream: ClientConnection) -> None:
    async for _message in stream:
        pass
