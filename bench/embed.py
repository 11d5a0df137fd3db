"""An embedded figure: what a reader costs a server that knows it already, and how many bytes it is."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx

from bench.measure import Result
from tests.web.server import Server

_CLIENTS = 16
_SECONDS = 3.0
_NETWORK = "xor"


def cached(server: Server) -> Iterator[Result]:
    """Milliseconds of one worker for a figure, a trace and a page that it has made before."""
    page = f"/embed/{_NETWORK}?lang=en"
    figure = _address(server, page)
    trace = f"/api/trace/{_NETWORK}"
    for what, path, goal in (("figure", figure, 1.0), ("trace", trace, 1.0), ("page", page, 1.5)):
        rate = asyncio.run(_load(server.port, path))
        yield Result(
            f"embed: a cached {what}, per request",
            1000 / rate,
            goal,
            "ms",
            f"{rate:,.0f} requests a second on one worker, {_CLIENTS} clients on the same machine",
        )


def transfer(server: Server) -> Iterator[Result]:
    """Bytes of the page with its first picture, and of its figure, as a browser gets them."""
    page = f"/embed/{_NETWORK}?lang=en"
    for what, path, goal in (("page with its picture", page, 12.0), ("figure", _address(server, page), 8.0)):
        with httpx.stream("GET", server.url + path, headers={"accept-encoding": "br"}) as answer:
            size = sum(len(part) for part in answer.iter_raw())
        yield Result(f"embed: {what}, brotli", size / 1000, goal, "kB", f"{_NETWORK}, without headers")


def _address(server: Server, page: str) -> str:
    """Of the figure, as a page names it."""
    found = re.search(r'data-figure="([^"]*)"', httpx.get(server.url + page).text)
    assert found is not None
    return found[1].replace("&amp;", "&")


async def _load(port: int, path: str) -> float:
    """Requests a second, over connections that stay open; the client does as little as it can."""
    begun = time.perf_counter()
    counts = await asyncio.gather(*(_client(port, path, begun + _SECONDS) for _ in range(_CLIENTS)))
    return sum(counts) / (time.perf_counter() - begun)


async def _client(port: int, path: str, until: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept-encoding: br\r\n\r\n".encode()
    count = 0
    while time.perf_counter() < until:
        writer.write(asked)
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        assert head.startswith(b"HTTP/1.1 200 "), urlsplit(path).path
        assert length is not None
        await reader.readexactly(int(length[1]))
        count += 1
    writer.close()
    return count
