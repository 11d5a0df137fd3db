"""An iteration as text: the engine's numbers, sums that add up, headings and real tables."""

import re
from html.parser import HTMLParser

import pytest

from app.networks.build import build
from app.networks.gallery import gallery, network_spec
from app.trace.numbers import number

TERM = re.compile(r"\(?(−?[\d.]+)\)? × \(?(−?[\d.]+)\)?")


class Outline(HTMLParser):
    """The headings, the tables by their ids and the texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[str, str]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.worked: list[str] = []
        self._into: list[str] | None = None
        self._table: list[list[str]] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "table":
            self._table = self.tables.setdefault(given["id"], [])
        elif tag == "tr":
            self._table.append([])
        if tag in {"h1", "h2", "h3", "th", "td", "caption"} or given.get("class") == "transcript__worked":
            self._into = []

    def handle_data(self, data):
        if self._into is not None:
            self._into.append(data)

    def handle_endtag(self, tag):
        if self._into is None:
            return
        text = "".join(self._into)
        if tag in {"h1", "h2", "h3"}:
            self.headings.append((tag, text))
        elif tag in {"th", "td"}:
            self._table[-1].append(text)
        elif tag == "p":
            self.worked.append(text)
        if tag in {"h1", "h2", "h3", "th", "td", "caption", "p"}:
            self._into = None


async def outline(client, path):
    answer = await client.get(path)
    assert answer.status_code == 200
    found = Outline()
    found.feed(answer.text)
    return found


def to_number(text):
    return float(text.replace("−", "-"))


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("network", gallery)
async def test_every_matrix_and_step_of_the_trace_is_told(client, network, convention):
    asked = {"network": network, "iteration": 3, "convention": convention}
    trace = (await client.post("/api/trace", json=asked)).json() if network == "xor" else None
    told = await outline(client, f"/n/{network}/transcript?iteration=3&convention={convention}")
    assert told.headings[0] == ("h1", f"{gallery[network].title}, iteration 3 as text")
    phases = [text for tag, text in told.headings if tag == "h2"]
    learning = ["backward", "update"] if build(network_spec(network)).program.parameters else []
    assert phases == ["What it begins with", "forward", "loss", *learning]
    steps = [text for tag, text in told.headings if tag == "h3"]
    assert [int(text.split()[1]) for text in steps] == list(range(1, len(steps) + 1))
    assert len(told.worked) == len(steps)
    if trace is None:
        return
    assert set(told.tables) == set(trace["values"])
    for matrix in trace["matrices"]:
        columns, *rows = told.tables[matrix["id"]]
        assert columns[1:] == matrix["column_labels"]
        assert [row[0] for row in rows] == matrix["row_labels"]
        for shown, exact in zip(rows, trace["values"][matrix["id"]], strict=True):
            for text, value in zip(shown[1:], exact, strict=True):
                decimals = len(text.split(".")[1]) if "." in text and "e" not in text else 0
                assert "e" in text or text == number(value, decimals)


@pytest.mark.parametrize("convention", ["rows", "columns"])
async def test_products_by_hand_add_up_as_written(client, convention):
    told = await outline(client, f"/n/xor/transcript?iteration=40&convention={convention}")
    products = [text for text in told.worked if text.count(" × ") > 2]
    assert len(products) >= 4
    for text in products:
        _cell, sum_, total = re.split(r" = | ≈ ", text)
        places = len(total.split(".")[1])
        terms = [to_number(left) * to_number(right) for left, right in TERM.findall(sum_)]
        assert sum(terms) == pytest.approx(to_number(total), abs=0.5001 * 10**-places)
        exact = abs(sum(terms) - to_number(total)) < 1e-9
        assert (f" = {total}" in text) == exact, text


async def test_long_matrices_are_shortened_and_say_so(client):
    page = (await client.get("/n/three_clusters/transcript")).text
    assert "The first 8 of 13,500 rows are shown." in page
    assert "With 13,495 more terms" in page
    assert len(page) < 100_000


async def test_it_speaks_the_reader_s_language(client):
    page = (await client.get("/n/xor/transcript?iteration=5&lang=de")).text
    assert '<html lang="de"' in page
    assert "<td>0,52</td>" in page
    assert "0.5" not in re.sub(r"<code>.*?</code>|<head>.*</head>", "", page, flags=re.DOTALL)
    assert 'href="/n/xor/transcript?iteration=6&amp;convention=rows&amp;lang=de"' in page


async def test_the_page_that_needs_javascript_leads_there(client):
    page = (await client.get("/n/xor")).text
    noscript = page[page.index("<noscript>") : page.index("</noscript>")]
    assert 'href="/n/xor/transcript?' in noscript
    assert not re.search(r"<style|style=|<script(?![^>]* src=)", (await client.get("/n/xor/transcript")).text)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/n/nothing/transcript", 404),
        ("/n/xor/transcript?iteration=-1", 422),
        ("/n/xor/transcript?iteration=x", 422),
        ("/n/xor/transcript?iteration=501", 422),
        ("/n/xor/transcript?convention=up", 422),
    ],
)
async def test_what_cannot_be_told_is_refused(client, path, status):
    assert (await client.get(path)).status_code == status
