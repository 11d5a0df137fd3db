"""What /oembed answers, by the document of oembed.com."""

import re
from html import unescape
from xml.etree import ElementTree

import pytest

from app.networks.gallery import gallery

REQUIRED = {"version", "type", "html", "width", "height", "title", "provider_name", "provider_url"}
THUMBNAIL = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}


async def asked(client, url: str, **more: str):
    return await client.get("/oembed", params={"url": url, **more})


def frame(html: str) -> dict[str, str]:
    """The attributes of the one iframe."""
    assert html.count("<iframe") == 1
    return {name: unescape(value) for name, value in re.findall(r'(\w+)="([^"]*)"', html)}


@pytest.mark.parametrize("name", gallery)
async def test_a_link_to_a_network_becomes_a_frame(client, name):
    answer = await asked(client, f"http://rowcol/n/{name}")
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    assert set(told) >= REQUIRED | THUMBNAIL
    assert (told["version"], told["type"], told["title"]) == ("1.0", "rich", gallery[name].title)
    attributes = frame(told["html"])
    assert attributes["src"] == f"http://rowcol/embed/{name}"
    assert attributes["sandbox"].split()[0] == "allow-scripts"
    assert "allow-same-origin" not in attributes["sandbox"]
    assert attributes["loading"] == "lazy"
    assert (int(attributes["width"]), int(attributes["height"])) == (told["width"], told["height"])
    assert (await client.get(attributes["src"])).status_code == 200


async def test_the_thumbnail_is_as_large_as_it_says(client):
    told = (await asked(client, "http://rowcol/n/xor#step=3")).json()
    picture = await client.get(told["thumbnail_url"])
    assert picture.headers["content-type"] == "image/png"
    # Width and height stand at the same place in every PNG.
    sizes = [int.from_bytes(picture.content[at : at + 4], "big") for at in (16, 20)]
    assert sizes == pytest.approx([told["thumbnail_width"], told["thumbnail_height"]], abs=1)


async def test_what_the_link_shows_the_frame_shows(client):
    url = "http://rowcol/n/xor?theme=board&step=1#step=3&lens=column_row&hide=all&cell=2,0"
    source = frame((await asked(client, url)).json()["html"])["src"]
    assert source == "http://rowcol/embed/xor?step=3&lens=column_row&cell=2,0&predict=all&theme=board"


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("http://rowcol/", "/embed/xor"),
        ("http://rowcol", "/embed/xor"),
        ("http://rowcol/embed/graph?hide=title#?secret=abc", "/embed/graph?hide=title"),
        ("http://rowcol/n/xor/?utm_source=feed", "/embed/xor"),
        ("http://rowcol/n/xor#step=%3Cscript%3E", "/embed/xor"),
        ('http://rowcol/n/xor#lens="><script>', "/embed/xor"),
    ],
)
async def test_links_are_read_as_they_come(client, url, source):
    html = (await asked(client, url)).json()["html"]
    assert frame(html)["src"] == f"http://rowcol{source}"
    assert "<script" not in html


@pytest.mark.parametrize(
    "url",
    [
        "https://blog.example/n/xor",
        "http://rowcol.evil.example/n/xor",
        "http://rowcol@blog.example/n/xor",
        "ftp://rowcol/n/xor",
        "http://rowcol/n/nope",
        "http://rowcol/gallery",
        "http://rowcol/n/xor/transcript",
        "//rowcol/n/xor",
        "xor",
        "",
        "http://[",
        "javascript:alert(1)",
    ],
)
async def test_what_is_no_network_of_ours_is_not_found(client, url):
    assert (await asked(client, url)).status_code == 404


async def test_the_frame_is_no_larger_than_asked_for(client):
    whole = (await asked(client, "http://rowcol/n/xor")).json()
    for width, height in ((400, 300), (200, 100), (5000, 5000)):
        told = (await asked(client, "http://rowcol/n/xor", maxwidth=str(width), maxheight=str(height))).json()
        assert told["width"] == min(width, whole["width"])
        assert told["height"] <= height
    for nonsense in ("0", "-1", "wide", "1e9"):
        assert (await asked(client, "http://rowcol/n/xor", maxwidth=nonsense)).status_code == 422


async def test_xml_says_the_same(client):
    url = "http://rowcol/n/xor#step=3&lens=rows"
    told = (await asked(client, url)).json()
    answer = await asked(client, url, format="xml")
    assert answer.headers["content-type"].startswith("text/xml")
    root = ElementTree.fromstring(answer.text)
    assert root.tag == "oembed"
    assert {child.tag: child.text for child in root} == {name: str(value) for name, value in told.items()}


async def test_another_format_is_not_implemented(client):
    assert (await asked(client, "http://rowcol/n/xor", format="yaml")).status_code == 501
    assert (await client.get("/oembed")).status_code == 422
