"""Bad requests: what is said, where, and with which status."""

import copy
import json

import pytest

from app.networks.gallery import gallery
from app.web.limits import LINGER_BYTES

NAN = float("nan")


def spec(**changes):
    """The spec of xor with some places changed; a key such as layers__0__units is a path."""
    changed = copy.deepcopy(gallery["xor"].spec().model_dump(mode="json"))
    for path, value in changes.items():
        *parents, last = [int(part) if part.isdigit() else part for part in path.split("__")]
        place = changed
        for part in parents:
            place = place[part]
        place[last] = value
    return changed


def traced(**changes):
    return {"spec": spec(**changes)}


TABLE = {
    "unknown network": ("trace", {"network": "nope"}, 404, "unknown_network", "network",
        f"there is no network “nope”; there are: {', '.join(gallery)}"),
    "neither name nor spec": ("trace", {}, 422, "invalid_request", None,
        "needs one of the two: network, a name, or spec, an object"),
    "both name and spec": ("trace", {"network": "xor", **traced()}, 422, "invalid_request", None,
        "needs one of the two: network, a name, or spec, an object"),
    "a list instead of an object": ("trace", [1], 422, "invalid_request", None,
        "the body must be a JSON object, sent as application/json"),
    "unknown field": ("trace", {"network": "xor", "iterration": 3}, 422, "invalid_request",
        "iterration", "'iterration' isn't known here"),
    "unknown convention": ("trace", {"network": "xor", "convention": "sideways"}, 422,
        "invalid_request", "convention", "must be 'rows' or 'columns', not 'sideways'"),
    "iteration negative": ("trace", {"network": "xor", "iteration": -1}, 422, "invalid_request",
        "iteration", "must be 0 or more, not -1"),
    "iteration not whole": ("trace", {"network": "xor", "iteration": 1.5}, 422, "invalid_request",
        "iteration", "must be a whole number, not 1.5"),
    "iteration as text": ("trace", {"network": "xor", "iteration": "1"}, 422, "invalid_request",
        "iteration", "must be a whole number, not '1'"),
    "iteration over the limit": ("trace", {"network": "xor", "iteration": 501}, 422, "too_much",
        "iteration", "501 iterations; one request may compute at most 500"),
    "iterations over the limit": ("train", {"network": "xor", "iterations": 501}, 422, "too_much",
        "iterations", "501 iterations; one request may compute at most 500"),
    "no iterations": ("train", {"network": "xor"}, 422, "invalid_request", "iterations",
        "'iterations' is missing"),
    "every zero": ("train", {"network": "xor", "iterations": 5, "every": 0}, 422,
        "invalid_request", "every", "must be 1 or more, not 0"),
    "a trace too large": ("trace", {"network": "three_clusters"}, 422, "too_much", None,
        "this server writes at most 300000"),
    "ragged x": ("trace", traced(dataset__x=[[0, 0], [0], [1, 0], [1, 1]]), 422, "ragged_matrix",
        "dataset.x[1]", "row 1 has 1 columns, row 0 has 2; all rows must be as long"),
    "text in x": ("trace", traced(dataset__x__2__1="one"), 422, "invalid_spec", "dataset.x[2][1]",
        "must be a number, not 'one'"),
    "null in y": ("trace", traced(dataset__y__0__0=None), 422, "invalid_spec", "dataset.y[0][0]",
        "must be a number, not None"),
    "NaN in x": ("trace", traced(dataset__x__3__0=NAN), 422, "invalid_spec", "dataset.x[3][0]",
        "must be a finite number, not nan"),
    "∞ in y": ("trace", traced(dataset__y__3__0=float("inf")), 422, "invalid_spec",
        "dataset.y[3][0]", "must be a finite number, not inf"),
    "more rows in y than in x": ("trace", traced(dataset__y=[[0]] * 5), 422, "shape_mismatch",
        "dataset.y", "x has 4 rows (cases), y has 5"),
    "wrong weights shape": ("trace", traced(layers__0__weights=[[1, 2, 3]] * 3), 422,
        "shape_mismatch", "layers[0].weights",
        "weights are 3 × 3, but 2 inputs × 3 units are needed (without the bias row)"),
    "wrong number of bias values": ("trace", traced(layers__1__bias_values=[1, 2]), 422,
        "shape_mismatch", "layers[1].bias_values", "2 bias values, but the layer has 1 units"),
    "too many layers": ("trace", traced(layers=[{"units": 1}] * 9), 422, "too_large", "layers",
        "9 layers; at most 8 are allowed"),
    "too many units": ("trace", traced(layers__0__units=1000), 422, "too_large",
        "layers[0].units", "1000 units; at most 256 are allowed"),
    "no layers": ("trace", traced(layers=[]), 422, "invalid_spec", "layers",
        "needs at least 1, has 0"),
    "unknown activation": ("trace", traced(layers__1__activation="sgimoid"), 422, "invalid_spec",
        "layers[1].activation", "not 'sgimoid'"),
    "unknown optimizer": ("trace", traced(optimizer={"kind": "sdg"}), 422, "invalid_spec",
        "optimizer", "must be 'sgd', 'momentum', 'adam', 'sign', not 'sdg'"),
    "negative learning rate": ("trace", traced(optimizer__learning_rate=-1.0), 422,
        "invalid_spec", "optimizer.learning_rate", "must be more than 0, not -1"),
    "an init out of range": ("trace", traced(layers__0__init={"kind": "normal", "std": -2.0}),
        422, "invalid_spec", "layers[0].init.std", "must be more than 0, not -2"),
    "an empty history": ("figures/training", {"history": []}, 422, "invalid_request", "history",
        "needs at least 1, has 0"),
    "a history without loss": ("figures/training", {"history": [{"iteration": 0}]}, 422,
        "invalid_request", "history[0].loss", "'loss' is missing"),
    "a loss that is text": ("figures/training", {"history": [{"iteration": 0, "loss": "low"}]},
        422, "invalid_request", "history[0].loss", "must be a number"),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
async def test_bad_input_is_refused_with_place_and_remedy(client, name):
    call, body, status, code, where, said = TABLE[name]

    answer = await client.post(
        f"/api/{call}",
        content=json.dumps(body),
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert (error["code"], error["where"]) == (code, where), error
    assert said in error["message"], error


@pytest.mark.parametrize("body", [b"{", b"", b"\xff\xfe", b"[" * 15_000])
async def test_what_is_not_json_is_refused(client, body):
    headers = {"content-type": "application/json"}
    answer = await client.post("/api/trace", content=body, headers=headers)
    assert answer.status_code in (400, 422)
    assert set(answer.json()["error"]) == {"code", "message", "where"}


async def test_a_body_too_large_is_refused_by_what_it_declares(client):
    answer = await client.post("/api/trace", json={"network": "x" * 30_000})
    assert answer.status_code == 413
    assert answer.json()["error"] == {
        "code": "body_too_large",
        "message": "the body is too large: at most 20000 bytes are read",
        "where": None,
    }


async def test_a_body_too_large_is_refused_while_it_is_read(client):
    sent = 0

    async def endless():
        nonlocal sent
        while True:
            sent += 10_000
            yield b"[" * 10_000

    headers = {"content-type": "application/json"}
    answer = await client.post("/api/trace", content=endless(), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "body_too_large"
    # What was under way is taken in and thrown away, so that the client reads the refusal; not forever.
    assert sent <= LINGER_BYTES + 40_000


async def test_addresses_that_are_not_there_are_refused_in_the_same_shape(client):
    for method, path, status in (("GET", "/api/nothing", 404), ("GET", "/api/train", 405)):
        answer = await client.request(method, path)
        assert answer.status_code == status
        assert set(answer.json()["error"]) == {"code", "message", "where"}
    answer = await client.get("/api/networks/nope")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "unknown_network"


async def test_after_all_this_the_server_answers(client):
    assert (await client.get("/healthz")).json() == {"status": "ok"}
