"""The figure of the cases in the plane: every point and region is what the network says."""

import base64

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import network_spec
from app.training.run import Run
from app.web.errors import InvalidRequestError
from app.web.figures import regions_figure
from app.words.catalogue import ENGLISH
from tests.web.stream_client import streaming


def run_of(name: str, iterations: int) -> Run:
    run = Run(build(network_spec(name)))
    run.advance(iterations)
    return run


def numbers(packed) -> np.ndarray:
    """An array as Plotly packs it."""
    array = np.frombuffer(base64.b64decode(packed["bdata"]), np.dtype(packed["dtype"]))
    return array.reshape([int(size) for size in packed.get("shape", str(len(array))).split(",")])


def parts(figure):
    regions = [one for one in figure["data"] if one["type"] == "contour"]
    return regions, [one for one in figure["data"] if one["type"] == "scatter"]


@pytest.mark.parametrize(("name", "classes"), [("neuron", 2), ("xor", 2), ("three_clusters", 3)])
def test_a_region_is_where_its_class_is_ahead(name, classes):
    run = run_of(name, 60)
    regions, points = parts(regions_figure(run, "paper", "class", ENGLISH))
    assert len(regions) == len(points) == classes
    across, up = numbers(regions[0]["x"]), numbers(regions[0]["y"])
    plane = np.array([[x, y] for y in up for x in across])
    outputs = run.predict(plane)
    said = (outputs[:, 0] > 0.5).astype(int) if outputs.shape[1] == 1 else outputs.argmax(axis=1)
    for n, region in enumerate(regions):
        lead = numbers(region["z"]).ravel()
        sure = np.abs(lead) > 1e-3
        np.testing.assert_array_equal((lead > 0)[sure], (said == n)[sure])
        # What is filled is what the constraint leaves out.
        assert region["contours"]["operation"] == "<"


def test_the_network_says_of_the_cases_what_its_values_say():
    run = run_of("xor", 40)
    np.testing.assert_allclose(run.predict(run.cases[0]), run.record()["A2"], rtol=1e-12)


@pytest.mark.parametrize("name", ["neuron", "xor"])
def test_right_and_wrong_are_as_many_as_the_accuracy_says(name):
    run = run_of(name, 30)
    _, (right, wrong) = parts(regions_figure(run, "board", "right", ENGLISH))
    count = {"right": len(numbers(right["x"])), "wrong": len(numbers(wrong["x"]))}
    assert count["right"] / sum(count.values()) == run.metrics().accuracy


def test_of_many_cases_some_are_drawn_and_the_title_says_how_many():
    figure = regions_figure(run_of("three_clusters", 1), "projector", "class", ENGLISH)
    _, points = parts(figure)
    assert sum(len(numbers(one["x"])) for one in points) == 1500
    assert "1,500 of 13,500" in figure["layout"]["title"]["text"]


def test_a_network_without_classes_has_no_plane():
    with pytest.raises(InvalidRequestError, match="two inputs and a class"):
        regions_figure(run_of("two_to_one", 1), "paper", "class", ENGLISH)


async def test_the_stream_answers_with_the_figure_of_its_iteration_in_its_language(server):
    async with streaming(server.stream) as client:
        await client.open(network="xor", iteration=5, language="de")
        await client.send("plane", theme="projector", by="right")
        answer = await client.until("plane")
    assert (answer["iteration"], answer["by"]) == (5, "right")
    assert "Netz" in answer["figure"]["layout"]["title"]["text"]
    assert answer["figure"]["layout"]["font"]["size"] == 20
