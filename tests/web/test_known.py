"""The figure of what the network says beside what can be known: its marks and lines are those numbers."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.datasets.weather import posterior
from app.networks.gallery import gallery, network_spec
from app.training.run import Run
from app.web.errors import InvalidRequestError
from app.web.figures import known_figure
from app.web.figures.known import different_inputs
from app.words.catalogue import ENGLISH
from tests.web.stream_client import streaming
from tests.web.test_regions import numbers, run_of


def drawn(run):
    """The figure, and cases × classes of its lines and of its marks."""
    figure = known_figure(run, "paper", ENGLISH)
    lines, marks = (
        np.array([numbers(one["y"]) for one in figure["data"] if one["mode"] == mode]).T
        for mode in ("lines", "markers")
    )
    return figure, lines, marks


def test_every_different_input_stands_once_in_the_order_of_the_first_class():
    run = run_of("weather", 30)
    inputs = different_inputs(run.network.dataset)
    assert inputs.shape == (32, 10)
    _, lines, marks = drawn(run)
    assert (np.diff(lines[:, 0]) <= 0).all()
    order = np.argsort(-posterior(inputs)[:, 0], kind="stable")
    np.testing.assert_allclose(lines, posterior(inputs)[order])
    np.testing.assert_allclose(marks, run.predict(inputs[order]))


def test_its_title_says_how_far_they_are_apart():
    run = Run(build(network_spec("weather")))
    run.advance(gallery["weather"].stated.iterations)
    figure, lines, marks = drawn(run)
    mean, most = np.abs(lines - marks).mean(), np.abs(lines - marks).max()
    assert f"{mean:.3f} beside it on average, {most:.3f} at most" in figure["layout"]["title"]["text"]


def test_the_forward_algorithm_says_what_can_be_known():
    _, lines, marks = drawn(Run(build(network_spec("forward_algorithm"))))
    np.testing.assert_allclose(marks, lines, rtol=1e-12)


def test_a_mark_names_what_was_seen():
    figure = known_figure(run_of("weather", 0), "board", ENGLISH)
    assert "no₁, no₂, no₃, no₄, no₅" in figure["data"][1]["text"]


def test_where_nothing_is_known_besides_the_cases_there_is_no_such_figure():
    with pytest.raises(InvalidRequestError, match="more is known than the cases"):
        known_figure(run_of("xor", 1), "paper", ENGLISH)


async def test_the_stream_answers_with_the_figure_of_its_iteration(server):
    async with streaming(server.stream) as client:
        await client.open(network="forward_algorithm")
        await client.send("known", theme="projector")
        answer = await client.until("known")
    assert answer["iteration"] == 0
    assert answer["figure"]["layout"]["font"]["size"] == 20
