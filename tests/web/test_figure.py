"""Figures and traces by address: what they hold, what names them, and what a second reader costs."""

import asyncio
import json
import re
import tracemalloc

import numpy as np
import orjson
import pytest

from app.exports.figure import FigureRun, figure
from app.networks.build import build
from app.networks.gallery import gallery
from app.training.records import Edit
from app.training.run import Run
from app.web import examples
from app.web.sharing.link import pack
from app.wire.exact import encode
from tests.web.stream_client import streaming

FOREVER = "public, max-age=31536000, immutable"


def plain(value):
    return orjson.loads(encode(value))


async def named(client, address: str) -> str:
    """The hash of what an address holds."""
    return (await client.get(address, headers={"accept-encoding": "identity"})).headers["etag"].strip('"')


@pytest.mark.parametrize("query", ["", "?iteration=3", "?iteration=2&convention=columns&lang=de"])
async def test_a_figure_says_what_a_stream_says_that_is_opened_there(client, server, query):
    told = (await client.get(f"/api/figure/xor{query}")).json()
    wanted = dict(re.findall(r"(\w+)=(\w+)", query))
    opening = {"convention": wanted.get("convention", "rows"), "language": wanted.get("lang", "en")}
    async with streaming(server.stream) as stream:
        program, frame = await stream.open(
            network="xor", iteration=int(wanted.get("iteration", 0)), **opening
        )
    assert told["program"] == program
    assert told["iteration"] == frame.place[0]
    assert told["metrics"] == {name: frame.header[name] for name in ("loss", "accuracy")}
    assert told["first_nonfinite"] is None
    assert told["parts"] is None
    assert set(told["values"]) == set(frame.arrays) == {m["id"] for m in program["matrices"]}
    for name, values in told["values"].items():
        assert np.array_equal(np.array(values), frame.arrays[name]), name


async def test_a_figure_has_the_numbers_and_steps_of_the_trace(client):
    told = (await client.get("/api/figure/graph?iteration=5")).json()
    trace = (await client.get("/api/trace/graph?iteration=5")).json()
    asked = {"network": "graph", "iteration": 5}
    assert trace == (await client.post("/api/trace", json=asked)).json()
    assert told["values"] == trace["values"]
    assert told["program"]["steps"] == trace["steps"]


@pytest.mark.parametrize("name", gallery)
def test_what_begins_at_the_start_of_a_figure_comes_to_its_values(name):
    network = build(gallery[name].spec())
    told = figure(network, 2, "rows")
    assert set(told["start"]) <= set(network.program.updates)
    for variable, start in network.start.items():
        assert np.array_equal(told["start"].get(variable, told["values"][variable]), start)
    # The value after the update stands there too, under the name that the program gives it.
    following = {m["next_of"]: m["id"] for m in told["program"]["matrices"] if m["next_of"]}
    assert following.items() >= network.program.updates.items()
    run = Run(network)
    run.advance(3)
    for variable in network.program.parameters:
        assert np.array_equal(told["values"][following[variable]], run.record()[variable])


@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_edits_are_made_where_and_when_they_say(convention):
    network = build(gallery["xor"].spec())
    cells = [Edit(1, "W1", 0, 2, 0.5), Edit(1, "Y", 3, 0, 1.0), Edit(9, "W1", 0, 0, 7.0)]
    turned = [Edit(e.iteration, e.matrix, e.column, e.row, e.value) for e in cells]
    told = plain(figure(network, 4, convention, edits=turned if convention == "columns" else cells))
    run = Run(network)
    run.advance(1)
    for edit in cells[:2]:
        run.edit(edit.matrix, edit.row, edit.column, edit.value)
    run.advance(3)
    values = {name: array.T if convention == "columns" else array for name, array in run.record().items()}
    assert told["values"] == {name: array.tolist() for name, array in values.items()}
    assert [(e["iteration"], e["matrix"], e["value"]) for e in told["edits"]] == [(1, "W1", 0.5), (1, "Y", 1)]
    assert told["edits"][1]["before"] == 0.0
    given = np.array(told["start"]["Y"]).ravel()
    assert given.tolist() == [0.0, 1.0, 1.0, 0.0]
    assert [point[0] for point in told["history"]] == [0, 1, 2, 3, 4]


async def test_of_a_large_network_a_figure_holds_windows(client):
    told = (await client.get("/api/figure/three_clusters")).json()
    whole = figure(build(gallery["three_clusters"].spec()))
    assert told["parts"]["X"] == [[0, 8], [0, 2]]
    for name, values in told["values"].items():
        rows, columns = (slice(*span) for span in told["parts"][name])
        assert np.array_equal(values, whole["values"][name][rows, columns]), name
    assert len(json.dumps(told)) < 100_000


async def test_a_run_that_diverges_says_where(client):
    spec = {
        **examples.SPEC,
        "optimizer": {"kind": "sgd", "learning_rate": 1e200},
        "loss": "mean_squared_error",
    }
    spec["layers"] = [{"kind": "dense", "units": 1, "activation": "identity", "bias": "none"}]
    answer = await client.get("/api/figure", params={"spec": json.dumps(spec), "iteration": "9"})
    told = answer.json()
    assert told["first_nonfinite"]["iteration"] < 9
    assert "NaN" in answer.text
    assert told["metrics"]["loss"] in ("NaN", "Infinity")


# What names it


async def test_with_the_right_hash_it_may_be_kept_for_good(client):
    for path in ("/api/figure/xor?iteration=3", "/api/trace/xor?iteration=3"):
        digest = await named(client, path)
        right = await client.get(f"{path}&v={digest}")
        assert right.headers["cache-control"] == FOREVER
        for other in (path, f"{path}&v=", f"{path}&v=00", f"{path.replace('=3', '=4')}&v={digest}"):
            answer = await client.get(other)
            assert answer.headers["cache-control"] == "no-cache", other
        again = await client.get(f"{path}&v={digest}")
        assert again.headers["cache-control"] == FOREVER
        assert again.content == right.content


async def test_the_hash_names_what_is_held_not_how_it_is_asked_for(client):
    same = [
        "/api/figure/xor?iteration=3&convention=rows&lang=en",
        "/api/figure/xor?lang=en&iteration=3",
        "/api/figure/xor?iteration=3&utm_source=feed",
        "/api/figure/xor?iteration=3&edits=W1,0,0,5@7",
        "/api/figure?z="
        + pack(f"spec={encode(gallery['xor'].spec().model_dump(mode='json')).decode()}")
        + "&iteration=3",
    ]
    assert len({await named(client, address) for address in same}) == 1
    others = [
        "/api/figure/xor",
        "/api/figure/xor?iteration=3&convention=columns",
        "/api/figure/xor?iteration=3&lang=de",
        "/api/figure/xor?iteration=3&edits=W1,0,0,5@1",
        "/api/figure/two_to_one?iteration=3",
        "/api/trace/xor?iteration=3",
    ]
    assert len({await named(client, address) for address in [same[0], *others]}) == len(others) + 1


@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
async def test_each_coding_has_a_tag_of_its_own_and_is_confirmed_by_it(client, coding):
    accept = {"accept-encoding": coding}
    answer = await client.get("/api/figure/xor", headers=accept)
    etag = answer.headers["etag"]
    assert answer.headers.get("content-encoding", "identity") == coding
    assert answer.headers["vary"] == "accept-encoding"
    assert not etag.startswith("W/")
    for known in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        unchanged = await client.get("/api/figure/xor", headers={**accept, "if-none-match": known})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged.headers["etag"] == etag
    changed = await client.get("/api/figure/xor", headers={**accept, "if-none-match": '"other"'})
    assert changed.content == answer.content


# What it costs


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The iterations of the figures that were computed."""
    made: list[int] = []
    real = FigureRun.figure

    def counted(self, *rest):
        made.append(self.run.iteration)
        return real(self, *rest)

    monkeypatch.setattr(FigureRun, "figure", counted)
    return made


async def test_a_second_reader_costs_no_computation(client, computed):
    for _ in range(3):
        assert (await client.get("/api/figure/xor?iteration=6")).status_code == 200
    assert (await client.get("/api/figure/xor?lang=en&iteration=6")).status_code == 200
    assert computed == [6]


async def test_first_readers_who_come_at_once_share_one_computation(client, computed):
    answers = await asyncio.gather(*(client.get("/api/figure/xor?iteration=400") for _ in range(20)))
    assert len({answer.content for answer in answers}) == 1
    assert computed == [400]


async def test_a_refusal_is_not_kept(client, computed):
    for _ in range(2):
        answer = await client.get("/api/figure/xor?edits=W9,0,0,1@0")
        assert (answer.status_code, answer.json()["error"]["where"]) == (422, "edits[0].matrix")
    assert computed == []
    assert (await client.get("/api/figure/xor")).status_code == 200


# What is refused


@pytest.mark.parametrize(
    ("query", "where"),
    [
        ("iteration=-1", "iteration"),
        ("iteration=1e3", "iteration"),
        ("iteration=501", "iteration"),  # the client's limit is 500
        ("convention=both", "convention"),
        ("lang=xx", "language"),
        ("lang=%00", "lang"),
        ("edits=W1,0,0,nan@0", "edits"),
        ("edits=W1,0,0,1e999@0", "edits"),
        ("edits=W1,0,99,1@0", "edits[0].column"),
        ("spec=%7B", "spec"),
        ("spec=%7B%7D", "dataset"),
        ("z=AAAA", "z"),
        ("z=%F0", "z"),
        ("iteration=%ff", "iteration"),
    ],
)
async def test_nonsense_is_refused_with_its_place(client, query, where):
    answer = await client.get(f"/api/figure/xor?{query}")
    assert answer.status_code == 422, answer.text
    assert answer.json()["error"]["where"].startswith(where)
    assert answer.headers["cache-control"] == "no-store"


async def test_without_a_network_or_with_an_unknown_one(client):
    assert (await client.get("/api/figure")).json()["error"]["where"] == "spec"
    assert (await client.get("/api/trace")).status_code == 422
    assert (await client.get("/api/figure/nope")).status_code == 404
    # 300,000 cells are the most of the client's traces.
    assert (await client.get("/api/trace/three_clusters")).json()["error"]["code"] == "too_much"


@pytest.mark.parametrize("text", ["spec=" + " " * 50_000_000, "edits=" + "W1,0,0,1@0;" * 2_000_000])
async def test_a_small_address_cannot_fill_the_memory(client, text):
    packed = pack(text)
    assert len(packed) < 70_000
    tracemalloc.start()
    try:
        answer = await client.get(f"/api/figure/xor?z={packed}")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 10_000_000
    assert (answer.status_code, answer.json()["error"]["where"]) == (422, "z")


async def test_a_spec_may_be_deep_only_so_far(client):
    deep = "[" * 50 + "]" * 50
    answer = await client.get("/api/figure", params={"spec": f'{{"layers": {deep}}}'})
    assert (answer.status_code, answer.json()["error"]["where"]) == (422, "spec")
