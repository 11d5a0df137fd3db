"""Addresses where nothing is, and methods besides GET: pages for browsers, JSON for programs."""

import asyncio
import json
from urllib.parse import urlsplit

import pytest

from app.networks.gallery import gallery

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize("path", ["/nope", "/n/", "/embed/", "/n/xor/nope", "/static/nope.js"])
async def test_a_browser_gets_a_page_where_there_is_none(client, path):
    answer = await client.get(path, headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "There is no page at this address." in answer.text
    assert all(f'href="/n/{name}"' in answer.text for name in gallery)
    assert "content-security-policy" in answer.headers or path.startswith("/static/")


@pytest.mark.parametrize("path", ["/nope", "/n/", "/embed/", "/static/nope.js", "/api/nope"])
@pytest.mark.parametrize("accept", ["*/*", "application/json", None])
async def test_a_program_gets_the_one_shape(client, path, accept):
    answer = await client.get(path, headers={"accept": accept} if accept else {})
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


async def test_below_api_nothing_is_a_page(client):
    for path in ("/api/nope", "/api/networks/nope", "/api/"):
        answer = await client.get(path, headers=BROWSER)
        assert answer.status_code == 404
        assert set(answer.json()["error"]) == {"code", "message", "where"}


@pytest.mark.parametrize("path", ["/favicon.ico", "/static/icon.svg"])
async def test_the_icon_is_where_browsers_look_for_it(client, path):
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert "<svg" in answer.text


@pytest.mark.parametrize(
    "path",
    ["/", "/n/xor", "/embed/xor", "/n/nope", "/shapes", "/static/js/main.js", "/api/networks", "/nope"],
)
async def test_head_says_what_get_says_without_the_body(client, path):
    got, head = await client.get(path), await client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    said = [{**answer.headers, "date": ""} for answer in (got, head)]
    assert said[0] == said[1]


async def test_a_real_server_answers_head_and_goes_on(server):
    """Three requests over one connection: a body after HEAD would be taken for the next answer."""
    address = urlsplit(server.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    for path in ("/", "/static/js/main.js"):
        writer.write(f"HEAD {path} HTTP/1.1\r\nhost: rowcol\r\n\r\n".encode())
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        assert head.startswith(b"HTTP/1.1 200 ")
        assert b"content-length: 0" not in head
    writer.write(b"GET /healthz HTTP/1.1\r\nhost: rowcol\r\nconnection: close\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 10)
    assert answer.startswith(b"HTTP/1.1 200 ")
    writer.close()


@pytest.mark.parametrize("declared", [True, False])
async def test_a_client_that_sends_far_too_much_reads_why_it_is_refused(server, declared):
    """The answer comes while it is still sending, and isn't lost when the connection ends."""
    address = urlsplit(server.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    length = 40_000_000
    framing = f"content-length: {length}" if declared else "transfer-encoding: chunked"
    head = f"POST /api/trace HTTP/1.1\r\nhost: rowcol\r\ncontent-type: application/json\r\n{framing}\r\n\r\n"
    writer.write(head.encode())
    chunk = b"[" * 1_000_000
    for _ in range(length // len(chunk)):
        writer.write(chunk if declared else b"%x\r\n%s\r\n" % (len(chunk), chunk))
        await writer.drain()
    if not declared:
        writer.write(b"0\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 10)
    status, _, rest = answer.partition(b"\r\n")
    assert status.split()[1] == b"413"
    assert json.loads(rest.partition(b"\r\n\r\n")[2])["error"]["code"] == "body_too_large"
    writer.close()
