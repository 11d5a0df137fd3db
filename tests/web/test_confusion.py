"""The confusion matrix as a figure: its counts are what the network says of the cases that it names."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import gallery, network_spec
from app.training.metrics import Confusion, are_classes
from app.training.run import Run
from app.web.errors import InvalidRequestError
from app.web.figures import confusion_figure, judge
from app.web.figures.confusion import Judged
from app.words.catalogue import ENGLISH
from tests.web.stream_client import streaming


def run_of(name: str, iterations: int) -> Run:
    run = Run(build(network_spec(name)))
    run.advance(iterations)
    return run


def test_cases_held_out_are_what_is_counted_where_there_are_some():
    run = run_of("digits", 20)
    data = run.network.dataset
    judged = judge(run, ENGLISH)
    recount = np.zeros((10, 10), int)
    for target, said in zip(data.test_y, run.predict(data.test_x), strict=True):
        recount[target.argmax(), said.argmax()] += 1
    np.testing.assert_array_equal(judged.confusion.counts, recount)
    assert judged.held_out
    assert judged.classes == [str(n) for n in range(10)]
    assert judged.confusion.right / 359 == run.test_metrics().accuracy


@pytest.mark.parametrize("name", gallery)
def test_of_every_network_with_classes_the_share_that_is_right_is_its_accuracy(name):
    network = build(network_spec(name))
    if not are_classes(network.dataset.y):
        with pytest.raises(InvalidRequestError, match="with a class"):
            judge(Run(network), ENGLISH)
        return
    run = Run(network)
    run.advance()
    judged = judge(run, ENGLISH)
    tested = run.test_metrics()
    assert judged.held_out == (tested is not None)
    assert judged.confusion.right / judged.confusion.cases == (tested or run.metrics()).accuracy
    assert len(judged.classes) == len(judged.confusion.counts)


def test_the_figure_has_a_number_in_every_cell_and_the_title_says_of_which_cases():
    run = run_of("digits", 20)
    judged = judge(run, ENGLISH)
    figure = confusion_figure(judged, "paper", ENGLISH)
    written = {(one["y"], one["x"]): one["text"] for one in figure["layout"]["annotations"]}
    expected = {cell: str(count) for cell, count in np.ndenumerate(judged.confusion.counts)}
    assert written == expected
    assert len(figure["layout"]["shapes"]) == 100
    right = judged.confusion.right
    title = figure["layout"]["title"]["text"]
    assert title == f"Right on {right} of 359 cases held out from training: {100 * right / 359:.2f} %"
    spoken = figure["data"][0]["text"]
    assert spoken[83] == f"target 8, said to be 3: {judged.confusion.counts[8, 3]} of 47"


def test_without_cases_held_out_those_of_the_training_are_counted_and_it_is_said():
    judged = judge(run_of("neuron", 3), ENGLISH)
    figure = confusion_figure(judged, "board", ENGLISH)
    assert judged.classes == ["virginica = 0", "virginica = 1"]
    assert not judged.held_out
    assert "of 100 training cases" in figure["layout"]["title"]["text"]


def test_the_counts_follow_what_was_edited_of_the_training_cases():
    run = run_of("xor", 0)
    before = judge(run, ENGLISH).confusion.counts.sum(axis=1).tolist()
    run.edit("Y", 0, 0, 1.0)
    assert (before, judge(run, ENGLISH).confusion.counts.sum(axis=1).tolist()) == ([2, 2], [1, 3])


def test_cases_that_are_said_to_be_of_no_class_are_told():
    judged = Judged(
        held_out=True,
        classes=["0", "1"],
        confusion=Confusion(np.array([[3, 1], [0, 4]]), np.array([0, 2])),
    )
    title = confusion_figure(judged, "paper", ENGLISH)["layout"]["title"]["text"]
    assert title == (
        "Right on 7 of 10 cases held out from training: 70.00 %. Of 2 it says no class: NaN or ∞"
    )


async def test_the_stream_answers_with_the_counts_of_its_iteration(server):
    async with streaming(server.stream) as client:
        program, _ = await client.open(network="digits", iteration=3, language="de")
        await client.send("confusion", theme="projector")
        answer = await client.until("confusion")
    assert program["classes"]
    assert (answer["iteration"], answer["held_out"], np.sum(answer["counts"])) == (3, True, 359)
    assert answer["figure"]["layout"]["font"]["size"] == 20
