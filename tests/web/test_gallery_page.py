"""The gallery's page, and the numbers that its cards draw."""

import html
import re

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import gallery
from app.networks.gallery.entry import Group
from app.trace.picture import CORNER
from app.training.run import Run
from app.words.catalogue import read_catalogue
from tools.words import LOCALE

LANGUAGES = sorted(path.stem.replace("_", "-") for path in LOCALE.glob("*.po"))


def cards(page: str) -> list[str]:
    return re.findall(r'<li class="card".*?</li>', page, re.DOTALL)


async def test_each_network_has_one_card_with_all_that_is_said_of_it(client):
    page = html.unescape((await client.get("/gallery")).text)
    listed = cards(page)
    assert len(listed) == len(gallery)
    for entry in gallery.values():
        (card,) = [card for card in listed if f'href="/n/{entry.name}"' in card]
        said = (entry.title, entry.question, entry.summary, entry.shape, entry.stated.text)
        assert [text for text in said if text not in card] == []


async def test_the_cards_stand_under_their_headings_and_no_heading_is_empty(client):
    page = (await client.get("/gallery")).text
    groups = re.findall(r"<section.*?</section>", page, re.DOTALL)
    headings = [re.search(r"<h2[^>]*>(.*?)</h2>", group)[1] for group in groups]
    known = [group.value for group in Group]
    assert headings == [name for name in known if name in headings]
    for heading, group in zip(headings, groups, strict=True):
        own = [entry.name for entry in gallery.values() if entry.group.value == heading]
        assert re.findall(r'href="/n/(\w+)"', group) == own != []


@pytest.mark.parametrize("name", gallery)
def test_a_question_is_one_short_sentence(name):
    question = gallery[name].question
    assert re.fullmatch(r"[A-Z][^.?!]*\?", question)
    assert len(question) <= 70


def test_no_question_is_asked_twice():
    assert len({entry.question for entry in gallery.values()}) == len(gallery)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_is_in_its_language_and_links_to_pages_that_are(client, language):
    texts = read_catalogue(LOCALE / f"{language.replace('-', '_')}.po").texts
    page = html.unescape((await client.get("/gallery", params={"lang": language})).text)
    for entry in gallery.values():
        said = [texts[str(text)] for text in (entry.title, entry.question, entry.group.value)]
        assert [text for text in said if text not in page] == []
        assert f'href="/n/{entry.name}?lang={language}"' in page
        assert f'data-picture="/gallery/{entry.name}/picture?lang={language}"' in page
    assert " iterations</dd>" not in page


async def test_the_contract_still_lists_four_fields(client):
    networks = (await client.get("/api/networks")).json()["networks"]
    assert all(list(network) == ["name", "title", "summary", "shape"] for network in networks)


@pytest.mark.parametrize("name", gallery)
async def test_a_card_draws_the_numbers_of_iteration_0(client, name):
    answer = await client.get(f"/gallery/{name}/picture")
    assert answer.headers["content-type"] == "application/json"
    assert "max-age" in answer.headers["cache-control"]
    assert len(answer.content) < 20_000
    sent = answer.json()
    network = build(gallery[name].spec())
    values = Run(network).record()
    turned = network.spec.convention == "columns"
    assert set(sent["views"]) == {matrix["id"] for matrix in sent["program"]["matrices"]}
    assert network.program.prediction == sent["program"]["steps"][-1]["output"]
    for id_, view in sent["views"].items():
        corner = (values[id_].T if turned else values[id_])[:CORNER, :CORNER]
        assert [[0, size] for size in corner.shape] == [view["rows"], view["columns"]]
        np.testing.assert_allclose(view["data"], corner.ravel(), rtol=1e-5)


async def test_where_inputs_are_pixels_the_first_picture_is_whole(client):
    sent = (await client.get("/gallery/digits/picture")).json()
    values = Run(build(gallery["digits"].spec())).record()
    assert set(sent["pictures"]) == {"X", "W1"}
    np.testing.assert_allclose(sent["pictures"]["X"], values["X"][0], rtol=1e-5)
    np.testing.assert_allclose(sent["pictures"]["W1"], values["W1"][:, 0], rtol=1e-5)
    assert (await client.get("/gallery/xor/picture")).json()["pictures"] == {}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_picture_names_what_it_shows_in_its_language(client, language):
    (await client.get("/gallery/three_clusters/picture")).raise_for_status()
    sent = (await client.get("/gallery/three_clusters/picture", params={"lang": language})).json()
    names = sent["program"]["names"]
    assert names["cluster 1"] != "cluster 1"
    assert not any(name.startswith("pixel") for name in names)


async def test_there_is_no_picture_of_a_network_that_is_not_there(client):
    answer = await client.get("/gallery/nothing/picture")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "unknown_network"


@pytest.mark.parametrize("path", ["/", "/n/xor", "/n/nothing", "/nothing"])
async def test_the_way_there_is_on_the_page(client, path):
    page = await client.get(path, headers={"accept": "text/html"})
    assert 'href="/gallery"' in page.text


async def test_the_way_back_is_on_the_page(client):
    page = (await client.get("/gallery")).text
    assert 'href="/"' in page
    assert 'href="/shapes"' in page
