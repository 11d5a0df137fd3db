"""What other people's pages may read, frame and open, and what they may not."""

import re

import pytest
from websockets.exceptions import InvalidStatus

from app.web.origins import may_stream
from tests.web.server import running
from tests.web.stream_client import streaming

PUBLIC = [
    "/api/figure/xor",
    "/api/figure/nope",
    "/api/trace/xor",
    "/api/networks",
    "/api/networks/xor",
    "/api/forms",
    "/export/csv/xor.csv?matrix=W1",
    "/oembed?url=http://rowcol/n/xor",
    "/oembed?url=http://blog.example/",
    "/picture/xor.svg",
    "/picture/xor.png",
    "/picture.svg",
    "/figure.js",
    "/static/js/main.js",
    "/static/vendor/inter.woff2",
]
OWN = ["/", "/n/xor", "/n/xor/transcript", "/gallery", "/shapes", "/healthz", "/api/openapi.json", "/n/nope"]
FRAMED = ["/embed/xor", "/embed", "/embed/nope", "/embed/xor?step=3"]


@pytest.mark.parametrize("origin", [None, "null", "https://blog.example"])
@pytest.mark.parametrize("path", PUBLIC)
async def test_every_page_may_read_what_is_public(client, path, origin):
    answer = await client.get(path, headers={"origin": origin} if origin else {})
    # Whoever asks: a shared cache keeps one answer for all.
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-credentials" not in answer.headers
    assert "origin" not in answer.headers.get("vary", "").replace("accept-", "")


async def test_an_embedded_page_names_only_files_that_a_sandbox_may_read(client):
    html = (await client.get("/embed/xor")).text
    named = set(re.findall(r'(?:href|src|data-figure)="(/(?:static|api/figure)[^"]*)"', html))
    assert any(address.endswith("js/embed/main.js") for address in named)
    for address in named:
        answer = await client.get(address.replace("&amp;", "&"))
        assert answer.headers["access-control-allow-origin"] == "*", address
        assert "immutable" in answer.headers["cache-control"], address


@pytest.mark.parametrize("path", OWN)
async def test_nobody_may_read_or_frame_the_rest(client, path):
    headers = (await client.get(path, headers={"origin": "https://blog.example"})).headers
    assert "access-control-allow-origin" not in headers
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


async def test_a_call_with_a_body_is_for_our_own_pages(client):
    asked = {"network": "xor"}
    answer = await client.post("/api/trace", json=asked, headers={"origin": "https://blog.example"})
    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers
    wanted = {"origin": "https://blog.example", "access-control-request-method": "POST"}
    preflight = await client.request("OPTIONS", "/api/trace", headers=wanted)
    assert preflight.status_code == 405
    assert "access-control-allow-methods" not in preflight.headers


@pytest.mark.parametrize("path", FRAMED)
async def test_every_page_may_frame_an_embedded_one(client, path):
    headers = (await client.get(path)).headers
    # "*" would be http and https alone, not a page from a disk.
    assert "frame-ancestors" not in headers["content-security-policy"]
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/embedded", "/embed.html", "/n/embed", "/static/~000000000000/js/main.js"])
async def test_what_only_looks_like_it_is_not(client, path):
    headers = (await client.get(path)).headers
    if not path.startswith("/static/"):
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", [*PUBLIC, *OWN, *FRAMED])
async def test_no_cookie_is_ever_set(client, path):
    assert "set-cookie" not in (await client.get(path, headers={"cookie": "a=b"})).headers


# Streams


@pytest.mark.parametrize(
    ("origin", "query"),
    [
        (None, ""),
        ("own", ""),
        ("null", "?embed=1"),
        ("https://blog.example", "?embed=1"),
        ("own", "?embed=1"),
        (None, "?embed=1"),
    ],
)
async def test_a_stream_is_for_our_pages_for_programs_and_for_figures(server, origin, query):
    asked = server.url if origin == "own" else origin
    async with streaming(server.stream + query, origin=asked) as client:
        program, _frame = await client.open(network="xor")
        assert program["network"] == "xor"


@pytest.mark.parametrize("query", ["", "?embed=0", "?embed", "?x=embed=1", "?embed=1&embed=2"])
@pytest.mark.parametrize("origin", ["null", "https://blog.example", "http://127.0.0.1:1"])
async def test_a_page_of_somebody_else_is_refused_one(server, origin, query):
    with pytest.raises(InvalidStatus) as refused:
        async with streaming(server.stream + query, origin=origin):
            pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    ("origin", "public", "may"),
    [
        ("https://figures.example", "https://figures.example", True),
        ("https://figures.example", "", False),
        ("https://figures.example:8443", "https://figures.example", False),
        ("https://figures.example.evil.example", "https://figures.example", False),
        ("http://inside:8000", "https://figures.example", True),
        ("", "", False),
    ],
)
def test_behind_a_proxy_the_setting_says_which_pages_are_ours(origin, public, may):
    headers = [(b"host", b"inside:8000"), (b"origin", origin.encode())]
    scope = {"type": "websocket", "path": "/api/stream", "query_string": b"", "headers": headers}
    assert may_stream(scope, public) is may


async def test_figures_leave_streams_for_our_own_pages(tmp_path):
    with running(tmp_path, max_connections=3, max_embed_connections=1) as server:
        async with streaming(server.stream + "?embed=1", origin="null") as first:
            await first.open(network="xor")
            async with streaming(server.stream + "?embed=1", origin="null") as second:
                assert (await second.read())["error"]["code"] == "busy"
            async with streaming(server.stream, origin=server.url) as own:
                program, _frame = await own.open(network="xor")
                assert program["network"] == "xor"
