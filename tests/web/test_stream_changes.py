"""Undo, redo and what has changed, on a real server."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import gallery
from app.training.run import Run
from tests.web.stream_client import streaming

SPEC = gallery["xor"].spec().model_dump(mode="json")


def edit(iteration, row, column, value, matrix="W1"):
    return {"iteration": iteration, "matrix": matrix, "row": row, "column": column, "value": value}


FIRST, SECOND, THIRD = edit(0, 1, 2, 0.5), edit(6, 0, 0, -2.0), edit(6, 2, 1, 1.0, "X")


def plain(edits):
    return [{name: value for name, value in one.items() if name != "before"} for one in edits]


async def test_undo_and_redo_set_the_list_and_the_numbers_are_those_of_that_list(server):
    async with streaming(server.stream) as client, streaming(server.stream) as fresh:
        await client.open(network="xor")
        for one in (FIRST, SECOND, THIRD):
            await client.send("seek", iteration=one["iteration"])
            cell = {name: one[name] for name in ("matrix", "row", "column", "value")}
            await client.send("edit", **cell)
        await client.send("seek", iteration=30, step=4)
        while (await client.until("state"))["iteration"] != 30:
            pass
        await client.frame()
        for edits in ([FIRST, SECOND], [FIRST], [], [FIRST, SECOND], [FIRST, SECOND, THIRD], [THIRD]):
            await client.send("edits", edits=edits)
            state = await client.until("state")
            assert plain(state["edits"]) == edits
            assert (state["iteration"], state["step"]) == (30, 4)
            frame = await client.frame()
            _, expected = await fresh.open(network="xor", iteration=30, edits=edits)
            assert frame.header["loss"] == expected.header["loss"]
            assert all(np.array_equal(array, expected.arrays[id_]) for id_, array in frame.arrays.items())


async def test_edits_that_are_refused_leave_the_list_and_the_numbers_as_they_were(server):
    async with streaming(server.stream) as client:
        _, before = await client.open(network="xor", iteration=9, edits=[FIRST, SECOND])
        await client.send("edits", edits=[SECOND, edit(6, 0, 0, 1.0, "X")])
        while (read := await client.read()) and not (isinstance(read, dict) and read["type"] == "error"):
            pass
        assert (read["about"], read["error"]["where"]) == ("edits", "edits[1].column")
        await client.send("pause")
        assert plain((await client.until("state"))["edits"]) == [FIRST, SECOND]
        after = await client.frame()
        assert all(np.array_equal(array, after.arrays[id_]) for id_, array in before.arrays.items())


async def test_an_edit_says_what_the_cell_held_and_dragging_leaves_one_edit(server):
    async with streaming(server.stream) as client:
        _, frame = await client.open(network="xor", iteration=3)
        for value in (0.1, 0.2, 0.3):
            await client.send("edit", matrix="W1", row=1, column=2, value=value)
        for _ in range(3):
            state = await client.until("state")
        (only,) = state["edits"]
        assert plain([only]) == [edit(3, 1, 2, 0.3)]
        assert only["before"] == frame.arrays["W1"][1, 2]


@pytest.mark.parametrize("convention", ["rows", "columns"])
async def test_cells_edited_at_once_are_one_answer_and_opened_again_they_give_the_same(server, convention):
    def at(case, pixel, value):
        row, column = (case, pixel) if convention == "rows" else (pixel, case)
        return {"row": row, "column": column, "value": value}

    async with streaming(server.stream) as client, streaming(server.stream) as fresh:
        await client.open(network="digits", iteration=3, convention=convention)
        cells = [at(7, pixel, (pixel % 17) / 16) for pixel in range(64)]
        await client.send("edit_cells", matrix="X", cells=cells)
        state = await client.until("state")
        frame = await client.frame()
        await client.send("line", matrix="X", along="row" if convention == "rows" else "column", index=7)
        line = await client.until("line")
        assert state["about"] == "edit_cells"
        assert 30 < len(state["edits"]) <= 64
        assert line["values"] == [cell["value"] for cell in cells]
        _, again = await fresh.open(
            network="digits", iteration=3, convention=convention, edits=state["edits"]
        )
        assert again.header["loss"] == frame.header["loss"]
        assert all(np.array_equal(array, again.arrays[id_]) for id_, array in frame.arrays.items())


async def test_a_state_says_what_it_answers_and_too_many_changes_are_refused(server):
    async with streaming(server.stream) as client:
        await client.open(network="digits")
        for case in range(15):
            cells = [{"row": case, "column": pixel, "value": 2.0} for pixel in range(64)]
            await client.send("edit_cells", matrix="X", cells=cells)
            assert (await client.until("state"))["about"] == "edit_cells"
        await client.send("pause")
        assert (await client.until("state"))["about"] == "pause"
        await client.send("edit_cells", matrix="X", cells=cells)
        while (read := await client.read()) and not (isinstance(read, dict) and read["type"] == "error"):
            pass
        assert (read["about"], read["error"]["code"]) == ("edit_cells", "too_much")


@pytest.mark.parametrize("convention", ["rows", "columns"])
async def test_compare_gives_start_now_and_difference_exactly(server, convention):
    run = Run(build(gallery["xor"].spec()))
    start = run.start("W1").copy()
    run.seek(25)
    now = run.record()["W1"].copy()
    if convention == "columns":
        start, now = start.T, now.T
    async with streaming(server.stream) as client:
        await client.open(network="xor", iteration=25, convention=convention)
        await client.send("compare", matrix="W1")
        answer = await client.until("compare")
        assert (answer["iteration"], answer["rows"], answer["columns"]) == (25, [0, 3], [0, 3])
        for name, expected in (("start", start), ("now", now), ("difference", now - start)):
            assert np.array_equal(answer[name], expected), name


@pytest.mark.parametrize(("convention", "row", "column"), [("rows", 2, 1), ("columns", 1, 2)])
async def test_a_trail_is_one_cell_at_every_iteration_that_is_kept(server, convention, row, column):
    run = Run(build(gallery["xor"].spec()))
    expected = []
    for iteration in range(41):
        run.seek(iteration)
        expected.append([iteration, float(run.record()["W1"][2, 1])])
    async with streaming(server.stream) as client:
        await client.open(network="xor", iteration=40, convention=convention)
        await client.send("trail", matrix="W1", row=row, column=column)
        answer = await client.until("trail")
        assert answer["points"] == expected
        assert (answer["row"], answer["column"]) == (row, column)


@pytest.mark.parametrize("convention", ["rows", "columns"])
async def test_a_line_is_a_whole_row_or_column_now_with_edits_and_outside_the_window(server, convention):
    async with streaming(server.stream) as client:
        made = {"iteration": 2, "matrix": "W1", "row": 1, "column": 2, "value": 0.125}
        await client.open(network="xor", iteration=4, convention=convention, edits=[made])
        await client.send("watch", windows={"hidden": [0, 3]})
        whole = (await client.frame()).arrays
        await client.send("watch", windows={"hidden": [0, 1], "case": [0, 1]})
        await client.frame()
        for matrix in ("X", "W1", "dW1", "W1_next"):
            rows, columns = whole[matrix].shape
            lines = [("row", n, whole[matrix][n]) for n in range(rows)]
            lines += [("column", n, whole[matrix][:, n]) for n in range(columns)]
            for along, index, expected in lines:
                await client.send("line", matrix=matrix, along=along, index=index)
                answer = await client.until("line")
                assert np.array_equal(answer["values"], expected), (matrix, along, index)
                assert (answer["along"], answer["index"], answer["iteration"]) == (along, index, 4)


@pytest.mark.parametrize("convention", ["rows", "columns"])
async def test_a_film_is_a_whole_parameter_at_iterations_spread_over_the_run(server, convention):
    run = Run(build(gallery["xor"].spec()))
    async with streaming(server.stream) as client:
        await client.open(network="xor", iteration=40, convention=convention)
        await client.send("seek", iteration=13)
        await client.send("film", matrix="W1", pictures=5)
        answer = await client.until("film")
        assert answer["iterations"] == [0, 10, 13, 20, 30, 40]
        for iteration, values in zip(answer["iterations"], answer["values"], strict=True):
            run.seek(iteration)
            expected = run.record()["W1"]
            assert np.array_equal(values, expected.T if convention == "columns" else expected), iteration


async def test_check_tells_what_would_be_built_and_opens_nothing(server):
    async with streaming(server.stream) as client:
        wide = {**SPEC, "layers": [{"units": 5}, *SPEC["layers"]]}
        await client.send("check", spec=wide)
        assert await client.read() == {"type": "check", "sizes": [2, 5, 3, 1], "cases": 4}
        program, _ = await client.open(network="xor")
        await client.send("check", spec=wide)
        await client.until("check")
        await client.send("pause")
        assert set((await client.frame()).arrays) == {matrix["id"] for matrix in program["matrices"]}
