"""The calls of the contract, without a socket."""

import math

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import gallery
from app.training.run import Run
from app.web import examples

NAMED = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def matrix(rows):
    return np.array([[NAMED.get(x, x) if isinstance(x, str) else x for x in row] for row in rows])


async def test_the_gallery_lists_name_title_summary_and_shape(client):
    networks = (await client.get("/api/networks")).json()["networks"]
    assert [entry["name"] for entry in networks] == list(gallery)
    assert all(set(entry) == {"name", "title", "summary", "shape"} for entry in networks)


@pytest.mark.parametrize("name", gallery)
async def test_the_spec_of_a_network_builds_the_same_network(client, name):
    spec = (await client.get(f"/api/networks/{name}")).json()
    asked = {"iterations": 3, "every": 1}
    by_name = await client.post("/api/train", json={"network": name, **asked})
    by_spec = await client.post("/api/train", json={"spec": spec, **asked})
    assert by_name.json() == by_spec.json()


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("iteration", [0, 7])
async def test_each_step_of_a_trace_follows_from_its_numpy_line_alone(client, convention, iteration):
    asked = {"network": "xor", "iteration": iteration, "convention": convention}
    trace = (await client.post("/api/trace", json=asked)).json()
    values = {id_: matrix(rows) for id_, rows in trace["values"].items()}
    assert set(values) == {m["id"] for m in trace["matrices"]}
    for step in trace["steps"]:
        scope = {"np": np, **{id_: values[id_] for id_ in step["inputs"]}}
        exec(step["numpy"], scope)
        np.testing.assert_allclose(scope[step["output"]], values[step["output"]], 1e-15, 1e-15)


async def test_a_trace_holds_the_exact_numbers_of_the_run(client):
    trace = (await client.post("/api/trace", json={"network": "xor", "iteration": 12})).json()
    run = Run(build(gallery["xor"].spec()))
    run.seek(12)
    recorded = run.record()
    assert (trace["version"], trace["network"], trace["iteration"]) == (1, "xor", 12)
    for described in trace["matrices"]:
        array = matrix(trace["values"][described["id"]])
        assert np.array_equal(array, recorded[described["id"]])
        assert list(array.shape) == described["shape"]
        assert [len(described["row_labels"]), len(described["column_labels"])] == described["shape"]
    assert trace["metrics"]["loss"] == recorded["L"][0, 0]


async def test_a_network_that_diverged_is_traced_with_what_is_not_finite(client):
    spec = gallery["xor"].spec().model_dump(mode="json")
    spec["layers"] = [{**layer, "activation": "identity"} for layer in spec["layers"]]
    spec["optimizer"]["learning_rate"] = 1e6
    trace = (await client.post("/api/trace", json={"spec": spec, "iteration": 100})).json()
    assert trace["metrics"]["loss"] == "NaN"
    assert trace["values"]["L"] == [["NaN"]]


async def test_train_lists_every_so_many_iterations_and_the_last(client):
    asked = {"network": "xor", "iterations": 24, "every": 10}
    history = (await client.post("/api/train", json=asked)).json()
    assert [point["iteration"] for point in history["history"]] == [0, 10, 20, 23]
    assert history["test"] is None
    run = Run(build(gallery["xor"].spec()))
    run.seek(23)
    assert history["history"][-1]["loss"] == run.metrics().loss


async def test_train_tells_how_the_test_set_does(client):
    asked = {"network": "three_clusters", "iterations": 2, "every": 1}
    trained = (await client.post("/api/train", json=asked)).json()
    assert trained["history"][0]["loss"] == pytest.approx(2.97031569282, abs=1e-6)
    assert set(trained["test"]) == {"loss", "accuracy"}


@pytest.mark.parametrize(("theme", "paper"), [("paper", "#fbfaf7"), ("board", "#14171f")])
async def test_the_figure_has_two_axes_and_the_font_of_the_page(client, theme, paper):
    history = [
        {"iteration": 0, "loss": 0.5, "accuracy": 0.25},
        {"iteration": 10, "loss": "NaN", "accuracy": 0.5},
    ]
    answer = await client.post("/api/figures/training", json={"history": history, "theme": theme})
    figure = answer.json()
    loss, accuracy = figure["data"]
    assert (loss["y"], accuracy["y"], accuracy["yaxis"]) == ([0.5, None], [25.0, 50.0], "y2")
    assert figure["layout"]["font"]["family"].startswith("Inter")
    assert figure["layout"]["paper_bgcolor"] == paper
    assert figure["layout"]["yaxis2"]["title"]["text"] == "accuracy (%)"


async def test_without_classes_the_figure_has_the_loss_alone(client):
    history = [{"iteration": 0, "loss": 1, "accuracy": None}]
    figure = (await client.post("/api/figures/training", json={"history": history})).json()
    assert len(figure["data"]) == 1
    assert "yaxis2" not in figure["layout"]


def keys(value):
    """The form of an answer: its keys, and those of the first item of a list."""
    if isinstance(value, dict):
        return {key: keys(item) for key, item in value.items()}
    return [keys(value[0])] if isinstance(value, list) and value else None


def covers(real, example) -> bool:
    if isinstance(example, dict):
        return all(key in real and covers(real[key], item) for key, item in example.items())
    return not isinstance(example, list) or covers(real[0], example[0])


async def test_the_examples_of_the_documentation_are_answered_as_shown(client):
    schema = (await client.get("/api/openapi.json")).json()
    for path, call in (("trace", examples.TRACE_REQUESTS), ("train", examples.TRAIN_REQUESTS),
                       ("figures/training", examples.FIGURE_REQUESTS)):  # fmt: skip
        shown = schema["paths"][f"/api/{path}"]["post"]
        assert shown["requestBody"]["content"]["application/json"]["examples"] == call
        example = shown["responses"]["200"]["content"]["application/json"]["example"]
        for request in call.values():
            answer = await client.post(f"/api/{path}", json=request["value"])
            assert answer.status_code == 200, answer.text
            assert covers(keys(answer.json()), keys(example))


async def test_every_call_shows_an_answer_and_every_refusal_its_shape(client):
    schema = (await client.get("/api/openapi.json")).json()
    for path, calls in schema["paths"].items():
        for call in calls.values():
            for status, answer in call["responses"].items():
                assert "example" in answer["content"]["application/json"], (path, status)
                if status != "200":
                    reference = answer["content"]["application/json"]["schema"]["$ref"]
                    assert reference == "#/components/schemas/Refusal", (path, status)
