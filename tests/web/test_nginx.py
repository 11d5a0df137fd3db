"""deploy/nginx.conf, run by the real nginx in front of a real server."""

import asyncio
import json
import os
import re
import subprocess
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from tests.web.server import ROOT, Server, free_port, running
from tests.web.stream_client import streaming

NGINX = "/usr/sbin/nginx"
CONFIGURATION = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
# Only what depends on the machine is exchanged.
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@dataclass
class Front:
    """nginx, and the server behind it."""

    url: str
    server: Server

    def asked(self, path: str) -> int:
        """How many requests for a path the app has answered."""
        # The log is written after the answer: whoever finds a later one there finds all before.
        mark = f"/{uuid.uuid4()}"
        httpx.get(self.server.url + mark)
        end = time.monotonic() + 10
        while mark not in (text := self.server.log.read_text()):
            assert time.monotonic() < end
            time.sleep(0.01)
        lines = [json.loads(line) for line in text[: text.rindex("\n")].splitlines()]
        return sum(line.get("event") == "request" and line["path"] == path for line in lines)


def exchanged(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("nginx")
    port = free_port()
    with running(folder) as server:
        text = exchanged(CONFIGURATION, "listen 80;", f"listen 127.0.0.1:{port};")
        text = exchanged(text, "server 127.0.0.1:8000;", f"server 127.0.0.1:{server.port};")
        text = exchanged(text, "/var/cache/nginx/rowcol", str(folder / "cache"))
        paths = "".join(f"{name}_temp_path {folder / name};" for name in TEMPORARY)
        text = exchanged(text, "http {", f"http {{ access_log off; {paths}")
        written = folder / "nginx.conf"
        written.write_text(text, encoding="utf-8")
        own = f"daemon off; pid {folder / 'nginx.pid'};" + (" user root;" if os.getuid() == 0 else "")
        log = folder / "error.log"
        command = [NGINX, "-e", str(log), "-p", str(folder), "-c", str(written), "-g", own]
        process = subprocess.Popen(command)
        try:
            wait_until_it_answers(f"http://127.0.0.1:{port}", process, log)
            yield Front(f"http://127.0.0.1:{port}", server)
        finally:
            process.terminate()
            process.wait(10)


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(url + "/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError(log.read_text() if log.exists() else "nginx did not start")


def figure_address(front: Front, query: str) -> str:
    """The address of a figure with its hash, as an embedded page names it."""
    page = httpx.get(f"{front.server.url}/embed/xor?{query}").text
    found = re.search(r'data-figure="([^"]+)"', page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def test_the_second_reader_of_a_figure_costs_the_app_nothing(front):
    address = figure_address(front, "iteration=7")
    before = front.asked("/api/figure/xor")
    first, second = (httpx.get(front.url + address) for _ in range(2))
    assert (first.headers["x-cache"], second.headers["x-cache"]) == ("MISS", "HIT")
    assert first.content == second.content
    assert first.json()["iteration"] == 7
    assert "immutable" in second.headers["cache-control"]
    assert second.headers["access-control-allow-origin"] == "*"
    unchanged = httpx.get(front.url + address, headers={"if-none-match": first.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert front.asked("/api/figure/xor") == before + 1


def test_readers_who_come_at_once_ask_the_app_once(front):
    address = figure_address(front, "iteration=2000")
    before = front.asked("/api/figure/xor")

    async def crowd() -> list[httpx.Response]:
        async with httpx.AsyncClient(timeout=60) as client:
            return await asyncio.gather(*(client.get(front.url + address) for _ in range(12)))

    answers = asyncio.run(crowd())
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert front.asked("/api/figure/xor") == before + 1


def test_each_coding_is_kept_however_a_browser_lists_them(front):
    address = figure_address(front, "iteration=8")
    seen = {}
    for accepted in ("gzip, deflate, br", "br;q=1.0, gzip", "gzip, deflate", "gzip", "identity"):
        answer = httpx.get(front.url + address, headers={"accept-encoding": accepted})
        coding = answer.headers.get("content-encoding", "")
        seen.setdefault(coding, []).append(answer.headers["x-cache"])
        assert answer.json()["iteration"] == 8
    assert seen == {"br": ["MISS", "HIT"], "gzip": ["MISS", "HIT"], "": ["MISS"]}


def test_a_figure_without_its_hash_is_asked_for_each_time(front):
    before = front.asked("/api/figure/two_to_one")
    answers = [httpx.get(front.url + "/api/figure/two_to_one") for _ in range(2)]
    assert [answer.headers.get("x-cache") for answer in answers] == [None, None]
    assert front.asked("/api/figure/two_to_one") == before + 2
    headers = {"if-none-match": answers[0].headers["etag"]}
    assert httpx.get(front.url + "/api/figure/two_to_one", headers=headers).status_code == 304


@pytest.mark.parametrize(
    "path", ["/embed/xor?lang=de", "/picture/xor.svg?step=2", "/figure.js", "/gallery/xor/picture"]
)
def test_what_changes_seldom_is_kept_for_a_while(front, path):
    assert [httpx.get(front.url + path).headers["x-cache"] for _ in range(2)] == ["MISS", "HIT"]


def test_a_page_is_kept_for_each_language_that_browsers_prefer(front):
    for language in ("de", "pt", "de"):
        answer = httpx.get(front.url + "/embed/neuron", headers={"accept-language": language})
        assert answer.headers["content-language"].startswith(language)
    assert front.asked("/embed/neuron") == 2


def test_files_with_a_digest_are_kept(front):
    page = httpx.get(front.url + "/embed/xor").text
    found = re.search(r'"(/static/@[^"]+\.css)"', page)
    assert found is not None
    answers = [httpx.get(front.url + found[1], headers={"accept-encoding": "br"}) for _ in range(2)]
    assert [answer.headers["x-cache"] for answer in answers] == ["MISS", "HIT"]
    assert answers[1].headers["content-encoding"] == "br"


def test_live_pages_and_calls_go_through(front):
    for _ in range(2):
        answer = httpx.get(front.url + "/n/xor")
        assert (answer.status_code, answer.headers.get("x-cache")) == (200, None)
    asked = {"network": "xor", "iteration": 1}
    assert httpx.post(front.url + "/api/trace", json=asked).json()["iteration"] == 1
    assert front.asked("/n/xor") == 2


@pytest.mark.parametrize(("origin", "query"), [("own", ""), ("null", "?embed=1"), (None, "")])
async def test_a_stream_goes_through(front, origin, query):
    url = front.url.replace("http", "ws") + f"/api/stream{query}"
    async with streaming(url, origin=front.url if origin == "own" else origin) as client:
        program, frame = await client.open(network="xor", iteration=3)
        assert program["network"] == "xor"
        assert frame.place == (3, 0)


async def test_the_page_of_somebody_else_gets_no_stream_of_ours(front):
    with pytest.raises(InvalidStatus) as refused:
        async with streaming(front.url.replace("http", "ws") + "/api/stream", origin="https://blog.example"):
            pass
    assert refused.value.response.status_code == 403
