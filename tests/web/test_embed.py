"""The embedded page: its first picture, its options, its address, and nonsense."""

import asyncio
import re
from html import unescape

import httpx
import pytest

from app.exports.pictures import drawing
from app.main import create_app
from app.networks.gallery import gallery
from app.settings import Settings
from app.web.sharing import computed as computing
from app.web.sharing.embed import KEEP, SPACES
from app.web.sharing.link import pack
from app.web.sharing.options import CONTROLS, HIDES, LENSES, LOCKS, OPTIONS, read_options
from app.wire.exact import encode
from tests.web.server import ROOT

OWN = {
    "name": "mine",
    "dataset": {"x": [[0, 0], [0, 1]], "y": [[0], [1]]},
    "layers": [{"kind": "dense", "units": 1, "activation": "sigmoid", "bias": "added"}],
    "loss": "mean_squared_error",
    "optimizer": {"kind": "sgd", "learning_rate": 0.5},
    "seed": 7,
}


def data(html: str, name: str) -> str:
    found = re.search(rf'data-{name}="([^"]*)"', html)
    assert found is not None, name
    return unescape(found[1])


def numbers(html: str) -> list[str]:
    """What is written in the cells of the widest picture."""
    drawn = html.rsplit('class="stage-drawing"', maxsplit=1)[-1].split("</rowcol-stage>", maxsplit=1)[0]
    return re.findall(r">(−?\d\.\d\d)<", drawn)


@pytest.mark.parametrize("name", gallery)
async def test_the_first_step_is_in_the_page_for_each_size_of_frame(client, name):
    html = (await client.get(f"/embed/{name}")).text
    assert html.count("stage-drawing") == len(SPACES)
    assert data(html, "network") == name
    assert "<math" in html
    figure = await client.get(data(html, "figure"))
    assert "immutable" in figure.headers["cache-control"]
    assert figure.json()["program"]["title"] == gallery[name].title
    assert not re.search(r"<style|style=|<script(?![^>]* (?:src|type)=)| on\w+=", html)


async def test_the_picture_has_the_numbers_of_the_step(client):
    html = (await client.get("/embed/xor?step=0&iteration=3")).text
    told = (await client.get(data(html, "figure"))).json()
    assert told["iteration"] == 3
    assert html.count('class="embed-first embed-first--') == len(SPACES)
    values = [value for name in ("W1", "Z1") for row in told["values"][name] for value in row]
    # Some are written twice: the terms that the cursor is on stand once more beside the cell.
    assert set(numbers(html)) == {f"{value:.2f}".replace("-", "−") for value in values}


async def test_what_an_address_says_is_shown(client):
    query = "step=3&lens=outer&cell=2,0&k=1&theme=board&hide=formula,link,nonsense&controls=0&lang=de"
    html = (await client.get(f"/embed/xor?{query}")).text
    assert 'lang="de"' in html
    assert data(html, "theme") == "board"
    assert data(html, "hide").split() == [n for n in HIDES if n in {"formula", "link", *CONTROLS}]
    assert data(html, "stream") == "/api/stream?embed=1"
    opened = re.search(r'class="embed__open" href="([^"]*)"', html)
    assert opened is not None
    assert unescape(opened[1]) == "/n/xor?lang=de#step=3&lens=column_row&cell=2,0&k=1"
    dot = (await client.get("/embed/xor?step=3&cell=2,0&lang=de")).text
    assert html.split("<rowcol-stage>")[1] != dot.split("<rowcol-stage>")[1]


async def test_a_network_of_ones_own_is_shown_from_its_address(client):
    text = encode(OWN).decode()
    for query in ({"spec": text}, {"z": pack(f"spec={text}")}):
        answer = await client.get("/embed", params={**query, "step": "1", "iteration": "2"})
        assert "<title>mine" in answer.text
        figure = await client.get(data(answer.text, "figure"))
        assert "immutable" in figure.headers["cache-control"]
        told = figure.json()
        assert (told["program"]["network"], told["iteration"]) == ("mine", 2)


async def test_edits_are_in_the_picture_and_in_the_figure(client):
    html = (await client.get("/embed/xor?edits=W1,0,0,0.77@0")).text
    assert "0.77" in numbers(html)
    assert (await client.get(data(html, "figure"))).json()["values"]["W1"][0][0] == 0.77


@pytest.mark.parametrize(
    "query",
    [
        "step=99999&cell=1,2,3&k=-1",
        "step=500",
        "step=0&cell=9,9&k=99",
        "iteration=999999&edits=Q,0,0,1@0",
        "edits=W1,0,0,1e400@0",
        "edits=W1,44,0,1@0&iteration=2",
        "spec=%7B%7D",
        "spec=[]&z=AAAA",
        "lens=sideways&theme=neon&convention=both&labels=x&decimals=9",
        "hide=%00,%ff&lock=a&controls=maybe&autoplay=2",
        "lang=%3Cscript%3E",
        "lang=",
        "view=case:9-1",
        "=&&&=1&step",
        "%F0%9F=1",
        "predict=W1;drop",
    ],
)
async def test_nonsense_is_left_out(client, query):
    answer = await client.get(f"/embed/xor?{query}")
    assert answer.status_code == 200
    assert answer.text.count("stage-drawing") == len(SPACES)
    assert "<script>" not in answer.text
    usual = (await client.get("/embed/xor")).text
    assert numbers(answer.text) == numbers(usual) or "iteration=2" in query


async def test_an_unknown_network_is_a_page_in_plain_words(client):
    answer = await client.get("/embed/nope", headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "There is no network “nope”" in answer.text


# What it costs


async def test_the_page_is_kept_and_confirmed(client, monkeypatch):
    drawn = []
    real = drawing.svgs
    monkeypatch.setattr(computing, "svgs", lambda *asked: drawn.append(1) or real(*asked))
    first, *others = await asyncio.gather(*(client.get("/embed/xor?step=4&lang=de") for _ in range(5)))
    again = await client.get("/embed/xor?step=4&lang=de")
    assert {answer.content for answer in others} == {first.content} == {again.content}
    assert drawn == [1]
    assert first.headers["cache-control"] == KEEP
    assert first.headers["vary"] == "accept-encoding"
    known = {"if-none-match": first.headers["etag"]}
    assert (await client.get("/embed/xor?step=4&lang=de", headers=known)).status_code == 304


async def test_without_a_language_it_varies_by_that_of_the_reader(client):
    for language in ("de", "pt"):
        answer = await client.get("/embed/xor", headers={"accept-language": language})
        assert answer.headers["content-language"].startswith(language)
        assert "accept-language" in answer.headers["vary"]
        assert f"lang={answer.headers['content-language']}" in data(answer.text, "figure")


# What it says to machines


@pytest.mark.parametrize("path", ["/", "/n/xor?step=3", "/embed/xor?step=3"])
async def test_pages_say_what_card_and_frame_they_make(client, path):
    html = (await client.get(path)).text
    picture = re.search(r'<meta property="og:image" content="([^"]*)"', html)
    assert picture is not None
    assert unescape(picture[1]).startswith("http://rowcol/picture/xor.png")
    assert ("step=3" in picture[1]) == ("step=3" in path)
    image = await client.get(unescape(picture[1]))
    assert image.headers["content-type"] == "image/png"
    assert image.content.startswith(b"\x89PNG")
    for kind in ("json", "xml"):
        link = re.search(rf'type="[a-z]+/{kind}\+oembed" href="([^"]*)"', html)
        assert link is not None
        assert (await client.get(unescape(link[1]))).status_code == 200


async def test_addresses_for_elsewhere_begin_as_the_setting_says():
    app = create_app(Settings(public_url="https://figures.example"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://inside") as client:
        html = (await client.get("/embed/xor")).text
        assert "http://inside" not in html
        assert 'content="https://figures.example/picture/xor.png' in html
        answer = await client.get("/oembed", params={"url": "https://figures.example/n/xor"})
        assert 'src="https://figures.example/embed/xor"' in answer.json()["html"]


# The table


def test_the_table_is_that_of_the_browser() -> None:
    source = (ROOT / "static/js/embed/options.js").read_text(encoding="utf-8")

    def listed(name: str) -> list[str]:
        found = re.search(rf"\b{name} = (?:/\*\*.*?\*/ \()?\[([^\]]*)\]", source)
        assert found is not None, name
        return re.findall(r'"(\w+)"', found[1])

    assert [*listed("LINKED"), *listed("OWN")] == [*list(OPTIONS)[:11], "z", *list(OPTIONS)[11:]]
    assert listed("HIDES") == list(HIDES)
    assert listed("LOCKS") == list(LOCKS)
    assert listed("CONTROLS") == list(CONTROLS)


def test_every_row_of_the_table_is_read() -> None:
    said = {
        "convention": "columns",
        "iteration": "7",
        "step": "3",
        "lens": "outer",
        "cell": "1,2",
        "k": "1",
        "decimals": "4",
        "labels": "to_from",
        "view": "case:8-16",
        "edits": "W1,0,1,-1.5e-3@2",
        "spec": '{"a":1}',
        "controls": "0",
        "autoplay": "1",
        "hide": "title,link",
        "lock": "lens",
        "predict": "A1,0,2",
        "theme": "board",
        "lang": "pt-BR",
    }
    assert list(said) == list(OPTIONS)
    options = read_options("&".join(f"{name}={text}" for name, text in said.items()))
    assert options.faults == ()
    usual = read_options("")
    assert [name for name in OPTIONS if getattr(options, name) == getattr(usual, name)] == []
    assert options.lens in LENSES
    assert options.edits[0].value == -1.5e-3
