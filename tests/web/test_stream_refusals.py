"""What a client sends wrongly: an error says where and what would be right, and nothing else happens."""

import json
import math

import pytest
from websockets.exceptions import ConnectionClosedError

from app.networks.gallery import gallery
from tests.web.server import running
from tests.web.stream_client import streaming, until_there_is_room

SPEC = gallery["xor"].spec().model_dump(mode="json")
EDIT = {"iteration": 1, "matrix": "W1", "row": 0, "column": 0, "value": 2.5}


def say(type_, **fields):
    return json.dumps({"type": type_, **fields})


TABLE = [
    (
        say("dance"),
        "invalid_request",
        "type",
        "there is no message of type “dance”; there are: open, watch, play",
    ),
    ('{"step": 1}', "invalid_request", "type", "the message has no type"),
    ("[1, 2]", "invalid_request", None, "must be an object"),
    ("{nonsense", "not_json", None, "the message is not JSON"),
    (b"\x00\x01", "invalid_request", None, "a message must be JSON text, not binary"),
    (say("open"), "invalid_request", None, "needs one of the two: network, a name, or spec, an object"),
    (
        say("open", network="nope"),
        "unknown_network",
        "network",
        "there is no network “nope”; there are: neuron",
    ),
    (say("open", network="xor", iteration=-1), "invalid_request", "iteration", "must be 0 or more, not -1"),
    (
        say("open", network="xor", iteration=1000000000.0),
        "invalid_request",
        "iteration",
        "must be a whole number",
    ),
    (say("open", network="xor", iteration=1000000), "too_much", "iteration", "up to iteration 100,000"),
    (say("open", network="xor", step=999), "invalid_request", "step", "step must be from 0 to"),
    (
        say(
            "open", network="xor", edits=[{"iteration": 0, "matrix": "Z1", "row": 0, "column": 0, "value": 1}]
        ),
        "invalid_request",
        "edits[0].matrix",
        "'Z1' can't be edited: it is computed; W1, W2, X, Y can",
    ),
    (say("open", spec={"layers": []}), "invalid_spec", "dataset", "'dataset' is missing"),
    (
        say("open", spec={**SPEC, "dataset": {"x": [[0, 1], [1]], "y": [[0], [1]]}}),
        "ragged_matrix",
        "dataset.x[1]",
        "row 1 has 1 columns, row 0 has 2; all rows must be as long",
    ),
    (
        say("watch", windows={"cases": [0, 8]}),
        "window",
        "windows.cases",
        "no axis “cases”; its axes are: case",
    ),
    (say("watch", windows={"case": [9, 12]}), "window", "windows.case", "“case”, 4 long"),
    (say("watch", windows={"case": [1]}), "invalid_request", "windows.case", "needs at least 2, has 1"),
    (say("watch", matrices=["X", "Q"]), "invalid_request", "matrices[1]", "has no matrix “Q”; it has X"),
    (say("play", what="films"), "invalid_request", "what", "must be 'steps' or 'iterations', not 'films'"),
    (say("step", by="two"), "invalid_request", "by", "must be a whole number, not 'two'"),
    (say("seek", iteration=100001), "too_much", "iteration", "100,001 is beyond it"),
    (say("seek", step=-3), "invalid_request", "step", "must be 0 or more, not -3"),
    (say("speed", frames_per_second=10000), "too_much", "frames_per_second", "must be at most 60"),
    (say("speed", steps_per_second=0), "invalid_request", "steps_per_second", "must be 0.01 or more, not 0"),
    (say("speed", iterations_per_second=1e7), "invalid_request", "iterations_per_second", "1e+06 or less"),
    (
        say("edit", matrix="W1", row=7, column=0, value=1),
        "invalid_request",
        "row",
        "numbered 0 to 2; there is no 7",
    ),
    (
        say("edit", matrix="W1", row=0, column=0, value=math.nan),
        "invalid_request",
        "value",
        "must be a finite number",
    ),
    (
        say("edit", matrix="W1", row=0, column=0, value=1, colour=2),
        "invalid_request",
        "colour",
        "'colour' isn't known here",
    ),
    (
        say("edit", matrix="X", row=1, column=0, value=3),
        "invalid_request",
        "column",
        "the column of ones isn't an input",
    ),
    (
        say("edits", edits=[EDIT, {**EDIT, "iteration": 2, "matrix": "Z1"}]),
        "invalid_request",
        "edits[1].matrix",
        "'Z1' can't be edited",
    ),
    (
        say("edits", edits=[{**EDIT, "iteration": 100001}]),
        "too_much",
        "edits[0].iteration",
        "100,001 is beyond it",
    ),
    (say("edits", edits=[{**EDIT, "colour": 1}]), "invalid_request", "edits[0].colour", "isn't known here"),
    (say("compare", matrix="Z1"), "invalid_request", "matrix", "'Z1' isn't a parameter; there is W1, W2"),
    (
        say("trail", matrix="W1", row=0, column=3),
        "invalid_request",
        "column",
        "numbered 0 to 2; there is no 3",
    ),
    (say("trail", matrix="Q", row=0, column=0), "invalid_request", "matrix", "'Q' isn't a parameter"),
    (say("film", matrix="Z1"), "invalid_request", "matrix", "'Z1' isn't a parameter; there is W1, W2"),
    (say("film", matrix="W1", pictures=1), "invalid_request", "pictures", "must be 2 or more, not 1"),
    (
        say("line", matrix="Q", along="row", index=0),
        "invalid_request",
        "matrix",
        "has no matrix “Q”; it has X",
    ),
    (
        say("line", matrix="Z1", along="row", index=4),
        "invalid_request",
        "index",
        "Z1 has 4 rows, numbered 0 to 3; there is no 4",
    ),
    (
        say("line", matrix="Z1", along="column", index=3),
        "invalid_request",
        "index",
        "Z1 has 3 columns, numbered 0 to 2; there is no 3",
    ),
    (say("line", matrix="Z1", along="k", index=0), "invalid_request", "along", "must be 'row' or 'column'"),
    (
        say("check", spec={**SPEC, "layers": [{"units": 2}]}),
        "shape_mismatch",
        "layers[0].units",
        "the last layer has 2 units, but y has 1 columns (outputs); give the last layer 1 units",
    ),
    (say("terms", step=0, row=0, column=0, start=0, stop=9), "terms", "start", "has 3 terms"),
    (say("terms", step=1, row=0, column=0, start=0, stop=1), "terms", "step", "not a sum of terms"),
    (say("terms", step=0, row=50, column=0, start=0, stop=1), "terms", "row", "Z1 is 4 × 3"),
]


@pytest.mark.parametrize(("sent", "code", "where", "said"), TABLE)
async def test_a_wrong_message_is_refused_and_disturbs_nothing(server, sent, code, where, said):
    async with streaming(server.stream) as client:
        _, before = await client.open(network="xor", iteration=3, step=2)
        await client.connection.send(sent)
        message = await client.read()
        assert message["type"] == "error", message
        assert (message["error"]["code"], message["error"]["where"]) == (code, where), message
        assert said in message["error"]["message"]
        assert message["about"] in (None, json.loads(sent)["type"] if message["about"] else None)
        await client.send("step", by=1)
        after = await client.frame()
        assert after.place == (3, 3)
        assert all((after.arrays[id_] == array).all() for id_, array in before.arrays.items())


async def test_before_a_network_is_open_there_is_nothing_to_play(server):
    async with streaming(server.stream) as client:
        await client.send("play", what="steps")
        message = await client.read()
        assert message["error"]["message"] == "no network is open: send an open message first"


async def test_a_message_too_large_ends_the_stream_with_1009(server):
    async with streaming(server.stream) as client:
        await client.open(network="xor")
        with pytest.raises(ConnectionClosedError) as closed:
            await client.open(network="x" * 3_000_000)
        # The rest of the message meets a closed socket, whose reset may overtake the close frame.
        assert closed.value.rcvd is None or closed.value.rcvd.code == 1009


async def test_a_stream_too_many_is_told_so_and_closed_with_1013(tmp_path):
    with running(tmp_path, max_connections=1) as small:
        async with streaming(small.stream) as first, streaming(small.stream) as second:
            refused = await second.read()
            assert refused["error"]["code"] == "busy"
            with pytest.raises(ConnectionClosedError) as closed:
                await second.read()
            assert closed.value.rcvd.code == 1013
            await first.open(network="xor")
        await until_there_is_room(small.stream)


async def test_the_last_iteration_ends_playing_and_says_so(tmp_path):
    with running(tmp_path, max_iterations=25) as small:
        async with streaming(small.stream) as client:
            await client.open(network="xor", iteration=20)
            await client.send("speed", iterations_per_second=None)
            await client.send("play", what="iterations")
            while (read := await client.read()) and not (isinstance(read, dict) and read["type"] == "error"):
                last = read
            assert read["error"]["code"] == "too_much"
            assert "up to iteration 25" in read["error"]["message"]
            assert last["points"][-1][0] == 25
