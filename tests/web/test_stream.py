"""The stream on a real server: what is asked for arrives, in order, whole."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import gallery
from app.training.run import Run
from tests.web.stream_client import Frame, streaming


def values_at(name, iteration, *edits):
    """Every matrix of an iteration, computed without a server."""
    run = Run(build(gallery[name].spec()))
    for at, matrix, row, column, value in edits:
        run.seek(at)
        run.edit(matrix, row, column, value)
    run.seek(iteration)
    return {id_: array.copy() for id_, array in run.record().items()}


def same(frame: Frame, values) -> None:
    for id_, array in frame.arrays.items():
        assert np.array_equal(array, values[id_]), id_


async def test_open_answers_with_program_state_history_layout_and_frame(server):
    async with streaming(server.stream) as client:
        await client.send("open", network="xor")
        read = [await client.read() for _ in range(5)]
        assert [message["type"] for message in read[:4]] == ["program", "state", "history", "layout"]
        program, state, history, _, frame = read
        assert program["windows"]["case"] == [0, 4]
        assert (state["playing"], state["iteration"], state["step"]) == (None, 0, 0)
        assert set(frame.arrays) == {matrix["id"] for matrix in program["matrices"]}
        same(frame, values_at("xor", 0))
        assert history["points"] == [[0, frame.header["loss"], frame.header["accuracy"]]]


async def test_playing_steps_loses_none_and_goes_on_into_the_next_iteration(server):
    async with streaming(server.stream) as client:
        program, first = await client.open(network="xor")
        count = len(program["steps"])
        await client.send("speed", steps_per_second=60)
        await client.send("play", what="steps")
        places = [first.place]
        while len(places) < 2 * count + 3:
            places.append((await client.frame()).place)
        assert places == [divmod(n, count) for n in range(2 * count + 3)]


async def test_playing_iterations_moves_on_and_pausing_lands_on_a_whole_iteration(server):
    async with streaming(server.stream) as client:
        await client.open(network="xor")
        await client.send("play", what="iterations")
        seen = [await client.frame() for _ in range(5)]
        iterations = [frame.header["iteration"] for frame in seen]
        assert iterations == sorted(set(iterations))
        assert all(array.dtype == np.float32 for array in seen[0].arrays.values())
        assert seen[0].header["playing"] == "iterations"
        await client.send("pause")
        while (await client.until("state"))["playing"] is not None:
            pass
        last = await client.frame()
        assert last.header["playing"] is None
        same(last, values_at("xor", last.header["iteration"]))
        history = await client.until("history")
        assert history["points"][-1][0] == last.header["iteration"]


async def test_as_fast_as_it_can_is_faster_than_thirty_a_second(server):
    async with streaming(server.stream) as client:
        await client.open(network="xor")
        await client.send("speed", iterations_per_second=None, frames_per_second=20)
        await client.send("play", what="iterations")
        frames = [await client.frame() for _ in range(3)]
        assert frames[2].header["iteration"] - frames[1].header["iteration"] > 10


async def test_step_goes_both_ways_across_iterations_and_stops_at_the_start(server):
    async with streaming(server.stream) as client:
        program, _ = await client.open(network="xor")
        last = len(program["steps"]) - 1
        for by, place in ((1, (0, 1)), (last, (1, 0)), (-1, (0, last)), (-1000, (0, 0)), (2, (0, 2))):
            await client.send("step", by=by)
            assert (await client.frame()).place == place


async def test_seek_goes_to_any_iteration_and_back_exactly(server):
    async with streaming(server.stream) as client:
        await client.open(network="xor")
        for iteration, step in ((300, 4), (150, 0), (0, 7)):
            await client.send("seek", iteration=iteration, step=step)
            frame = await client.frame()
            assert frame.place == (iteration, step)
            same(frame, values_at("xor", iteration))
        await client.send("seek", step=2)
        assert (await client.frame()).place == (0, 2)


async def test_a_long_seek_leaves_points_on_the_curve(server):
    async with streaming(server.stream) as client:
        await client.open(network="xor")
        await client.send("seek", iteration=2000)
        points = (await client.until("history"))["points"]
        assert 100 <= len(points) <= 500
        assert points[0][0] == 0
        assert points[-1][0] == 2000


async def test_an_edit_changes_what_follows_and_reset_takes_it_back(server):
    async with streaming(server.stream) as client:
        await client.open(network="xor", iteration=20)
        await client.send("edit", matrix="W1", row=0, column=1, value=0.5)
        state = await client.until("state")
        held = values_at("xor", 20)["W1"][0, 1]
        edit = {"iteration": 20, "matrix": "W1", "row": 0, "column": 1, "value": 0.5, "before": held}
        assert state["edits"] == [edit]
        same(await client.frame(), values_at("xor", 20, (20, "W1", 0, 1, 0.5)))
        await client.send("seek", iteration=30)
        same(await client.frame(), values_at("xor", 30, (20, "W1", 0, 1, 0.5)))
        await client.send("reset")
        assert (await client.until("state"))["edits"] == []
        same(await client.frame(), values_at("xor", 0))


async def test_a_case_may_be_edited_too(server):
    async with streaming(server.stream) as client:
        await client.open(network="xor", iteration=4)
        await client.send("edit", matrix="Y", row=0, column=0, value=1.0)
        frame = await client.frame()
        assert frame.arrays["Y"][0, 0] == 1.0
        same(frame, values_at("xor", 4, (4, "Y", 0, 0, 1.0)))


@pytest.mark.parametrize("convention", ["rows", "columns"])
async def test_a_reconnect_goes_on_at_the_same_iteration_and_step_with_the_edits(server, convention):
    async with streaming(server.stream) as client:
        await client.open(network="xor", convention=convention)
        for iteration, column in ((5, 0), (9, 2)):
            await client.send("seek", iteration=iteration)
            await client.until("history")
            await client.send("edit", matrix="W1", row=1, column=column, value=-1.5)
            await client.until("history")
        await client.send("seek", iteration=17, step=11)
        state = await client.until("state")
        before = await client.frame()
        client.connection.transport.abort()
    async with streaming(server.stream) as client:
        resumed = {name: state[name] for name in ("iteration", "step", "edits")}
        _, after = await client.open(network="xor", convention=convention, **resumed)
        assert after.place == before.place == (17, 11)
        same(after, before.arrays)


async def test_columns_are_the_transposes_and_edits_follow_them(server):
    async with streaming(server.stream) as client:
        program, frame = await client.open(network="xor", convention="columns")
        assert program["convention"] == "columns"
        expected = values_at("xor", 0)
        same(frame, {id_: array.T for id_, array in expected.items()})
        await client.send("edit", matrix="W1", row=2, column=0, value=3.0)
        edited = values_at("xor", 0, (0, "W1", 0, 2, 3.0))
        same(await client.frame(), {id_: array.T for id_, array in edited.items()})


async def test_watch_sends_only_those_windows_of_those_matrices(server):
    async with streaming(server.stream) as client:
        _, frame = await client.open(network="three_clusters")
        assert frame.arrays["X"].shape == (8, 2)
        await client.send("watch", windows={"case": [13490, 13500]}, matrices=["X", "W1", "P"])
        frame = await client.frame()
        expected = values_at("three_clusters", 0)
        assert set(frame.arrays) == {"X", "W1", "P"}
        same(frame, {**expected, "X": expected["X"][13490:], "P": expected["P"][13490:]})


async def test_terms_sum_up_what_is_too_long_to_be_listed(server):
    async with streaming(server.stream) as client:
        program, _ = await client.open(network="three_clusters")
        step = next(s for s in program["steps"] if s["op"] == "matmul_left_transposed")
        values = values_at("three_clusters", 0)
        left, right = (values[id_] for id_ in step["inputs"])
        asked = {"step": step["index"], "row": 1, "column": 2, "start": 100, "stop": 108}
        await client.send("terms", **asked)
        answer = await client.until("terms")
        assert {name: answer[name] for name in asked} == asked
        assert answer["total"] == values[step["output"]][1, 2]
        products = left[:, 1] * right[:, 2]
        parts = (products[:100], products[100:108], products[108:])
        for name, part in zip(("before", "inside", "after"), parts, strict=True):
            assert answer[name] == pytest.approx(part.sum(), rel=1e-12, abs=1e-12)
        assert answer["before"] + answer["inside"] + answer["after"] == pytest.approx(
            answer["total"], rel=1e-12
        )


async def test_divergence_is_shown_and_says_where_it_began(server):
    spec = gallery["xor"].spec().model_dump(mode="json")
    spec["layers"] = [{**layer, "activation": "identity"} for layer in spec["layers"]]
    spec["optimizer"] = {"kind": "sgd", "learning_rate": 50.0}
    async with streaming(server.stream) as client:
        await client.open(spec=spec, iteration=100)
        await client.send("step", by=1)
        frame = await client.frame()
        assert frame.header["loss"] == "NaN"
        first = frame.header["first_nonfinite"]
        assert 0 < first["iteration"] < 100
        await client.send("seek", iteration=first["iteration"], step=first["step"])
        assert not np.isfinite((await client.frame()).arrays[first["matrix"]]).all()
