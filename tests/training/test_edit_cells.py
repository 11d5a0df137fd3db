"""Several cells edited at once: the same as one after the other, without those that change nothing."""

import numpy as np
import pytest

from app.training.errors import RunError
from app.training.run import Run
from tests.networks.samples import layer, network

CELLS = [(1, 1, 0.25), (1, 2, -1.0), (0, 1, 4.0)]
NETWORKS = {
    "all cases": network(),
    "batches": network(batch_size=2),
    "bias added": network(layers=[layer(3, bias="added"), layer(2)]),
}


def same_values(one: Run, other: Run) -> None:
    for name, values in one.record().items():
        np.testing.assert_array_equal(values, other.record()[name], err_msg=name)


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("matrix", ["X", "W1"])
def test_cells_at_once_are_the_same_as_one_after_the_other(name, matrix):
    at_once, one_by_one = Run(NETWORKS[name]), Run(NETWORKS[name])
    for run in (at_once, one_by_one):
        run.advance(3)
    at_once.edit_cells(matrix, CELLS)
    for cell in CELLS:
        one_by_one.edit(matrix, *cell)
    expected = Run(NETWORKS[name])
    expected.advance(3)
    held = expected.record()[matrix]
    assert [edit.before for edit in at_once.edits] == [held[cell[:2]] for cell in CELLS]
    assert at_once.edits == one_by_one.edits
    assert [edit.before for edit in at_once.edits] == [edit.before for edit in one_by_one.edits]
    same_values(at_once, one_by_one)
    for run in (at_once, one_by_one):
        run.advance(5)
        run.seek(4)
    same_values(at_once, one_by_one)


def test_what_changes_nothing_is_no_edit_and_what_is_changed_back_is_none_any_more():
    run = Run(network())
    held = float(run.record()["X"][1, 1])
    run.edit_cells("X", [(1, 1, held), (1, 2, held + 1)])
    assert [(edit.row, edit.column) for edit in run.edits] == [(1, 2)]
    run.edit_cells("X", [(1, 1, 0.5), (1, 2, run.edits[0].before)])
    assert [(edit.row, edit.column, edit.before) for edit in run.edits] == [(1, 1, held)]
    run.edit_cells("X", [(1, 1, held)])
    assert run.edits == []
    same_values(run, Run(network()))


def test_a_second_time_keeps_what_the_cell_held_first_and_the_last_of_a_cell_counts():
    run = Run(network())
    held = float(run.record()["X"][1, 1])
    run.edit_cells("X", [(1, 1, 5.0)])
    run.edit_cells("X", [(1, 1, 6.0), (1, 1, 7.0)])
    (only,) = run.edits
    assert (only.value, only.before) == (7.0, held)
    assert run.record()["X"][1, 1] == 7.0


def test_one_refused_cell_leaves_all_as_they_were():
    run = Run(network())
    for cells, where in (
        ([(0, 1, 1.0), (0, 9, 1.0)], "column"),
        ([(0, 1, 1.0), (0, 0, 2.0)], "column"),  # the column of ones
        ([(0, 1, 1.0), (0, 2, float("nan"))], "value"),
    ):
        with pytest.raises(RunError) as refused:
            run.edit_cells("X", cells)
        assert refused.value.where == where
    assert run.edits == []
    same_values(run, Run(network()))


def test_targets_of_a_softmax_take_each_other_away():
    run = Run(network(loss="softmax_cross_entropy"))
    other = int(run.record()["Y"][0].argmin())
    run.edit_cells("Y", [(0, other, 1.0)])
    (edit,) = run.edits
    assert edit.others == ((0, 1 - other, 1.0),)
    run.edit_cells("Y", [(0, 1 - other, 1.0)])
    assert run.record()["Y"][0].tolist() == [float(n == 1 - other) for n in range(2)]
