"""Pages, files and headers."""

import gzip
import re
from html import unescape

import brotli
import httpx
import pytest

from app.networks.gallery import gallery
from app.web.assets import Assets
from app.web.sharing.embed import KEEP

PAGES = ["/", "/gallery", *(f"/n/{name}" for name in gallery), *(f"/embed/{name}" for name in gallery)]


def addresses(html: str) -> list[str]:
    return re.findall(r'(?:href|src)="([^"#]+)"', html)


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_names_only_addresses_that_answer_on_this_server(client, path):
    answer = await client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    embedded = path.startswith("/embed/")
    assert answer.headers["cache-control"] == (KEEP if embedded else "no-cache")
    for named in addresses(answer.text):
        address = unescape(named).removeprefix("http://rowcol")
        assert address.startswith("/")
        assert (await client.get(address)).status_code == 200, address


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("path", ["/", "/gallery", "/shapes", "/n/xor", "/embed/xor"])
async def test_no_markup_is_shown_as_text(client, path, language):
    html = (await client.get(path, params={"lang": language})).text
    # What is escaped belongs into an attribute, as the address of a page in an address does.
    assert "&lt;" not in re.sub(r'"[^"]*"', "", html)


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_needs_neither_inline_script_nor_inline_style(client, path):
    html = (await client.get(path)).text
    assert not re.search(r"<style|style=|<script(?![^>]* src=)| on\w+=", html)


async def test_the_first_page_shows_xor_without_a_redirect(client):
    assert 'data-network="xor"' in (await client.get("/")).text


@pytest.mark.parametrize("path", ["/n/nope", "/embed/nope", "/n/%3Cscript%3E"])
async def test_an_unknown_network_is_a_page_in_plain_words(client, path):
    answer = await client.get(path)
    assert answer.status_code == 404
    assert "There is no network “" in answer.text
    assert "<script>" not in answer.text
    assert all(f'href="/n/{name}"' in answer.text for name in gallery)


async def test_every_response_has_the_security_headers(client):
    for path in ("/", "/healthz", "/api/networks", "/api/nothing", "/n/nope"):
        headers = (await client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
    refused = await client.post("/api/trace", json={"network": "x" * 30_000})
    assert "content-security-policy" in refused.headers
    file = await client.get("/static/js/main.js")
    assert file.headers["x-content-type-options"] == "nosniff"


async def test_the_embedded_view_may_be_framed_by_anyone(client):
    headers = (await client.get("/embed/xor")).headers
    assert "frame-ancestors" not in headers["content-security-policy"]
    assert "x-frame-options" not in headers


async def test_a_file_with_the_digest_may_be_kept_and_without_it_is_asked_for_again(client):
    page = await client.get("/")
    kept = next(address for address in addresses(page.text) if address.endswith("main.js"))
    answer = await client.get(kept)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"] == "text/javascript"
    for other in ("/static/js/main.js", "/static/~000000000000/js/main.js"):
        again = await client.get(other)
        assert again.content == answer.content
        assert again.headers["cache-control"] == "no-cache"
        unchanged = await client.get(other, headers={"if-none-match": again.headers["etag"]})
        assert (unchanged.status_code, unchanged.content) == (304, b"")


@pytest.mark.parametrize(("coding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
async def test_text_is_compressed_as_the_client_reads_it(client, coding, unpack):
    accepted = {"accept-encoding": coding}
    async with client.stream("GET", "/static/js/main.js", headers=accepted) as answer:
        packed = b"".join([chunk async for chunk in answer.aiter_raw()])
    assert answer.headers["content-encoding"] == coding
    plain = await client.get("/static/js/main.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert unpack(packed) == plain.content


async def test_fonts_are_not_compressed_again(client):
    assert "content-encoding" not in (await client.get("/static/vendor/inter.woff2")).headers


@pytest.mark.parametrize("path", ["../pyproject.toml", "js", "~0/../../app/main.py", "nothing.js"])
async def test_nothing_but_the_files_of_static_is_served(client, path):
    url = httpx.URL("http://rowcol", raw_path=f"/static/{path}".encode())
    assert (await client.get(url)).status_code == 404


def test_a_changed_file_changes_the_digest(tmp_path):
    (tmp_path / "a.js").write_text("one")
    assets = Assets(tmp_path)
    before = assets.digest
    assets.refresh()
    assert assets.digest == before
    (tmp_path / "a.js").write_text("other")
    assets.refresh()
    assert assets.digest != before
