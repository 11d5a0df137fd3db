"""The application in this process, and real servers."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from app.main import create_app
from app.settings import Settings
from tests.web.server import Server, running


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    """One real server for all tests that leave it as it was."""
    with running(tmp_path_factory.mktemp("server")) as started:
        yield started


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """The application with small limits, without a socket."""
    app = create_app(Settings(max_body_bytes=20_000, max_iterations=500, max_trace_cells=300_000))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://rowcol") as made:
        yield made
