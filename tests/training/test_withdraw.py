"""Edits that are taken back leave no trace, and a second edit of a cell replaces the first."""

import numpy as np

from app.networks.build import build
from app.networks.gallery import gallery
from app.training.run import Run

EDITS = [(0, "W1", 0, 1, 2.0), (3, "Y", 0, 0, 1.0), (700, "W2", 2, 0, -1.5)]


def run_with(*edits):
    run = Run(build(gallery["xor"].spec()))
    for iteration, *cell in edits:
        run.seek(iteration)
        run.edit(*cell)
    return run


def same_at(run, other, iteration):
    run.seek(iteration)
    other.seek(iteration)
    expected = {name: array.copy() for name, array in other.record().items()}
    assert all(np.array_equal(array, expected[name]) for name, array in run.record().items())
    assert run.metrics() == other.metrics()
    assert run.edits == other.edits


def test_without_the_last_edits_the_run_is_as_if_they_had_never_been():
    for count in range(len(EDITS) + 1):
        run = run_with(*EDITS)
        run.seek(900)
        if count < len(EDITS):
            run.withdraw(EDITS[count][0])
        for iteration in (0, 2, 3, 4, 699, 700, 950):
            same_at(run, run_with(*EDITS[:count]), iteration)


def test_it_stands_where_the_edit_was_or_before_it():
    run = run_with(*EDITS)
    run.seek(900)
    run.withdraw(700)
    assert run.iteration <= 700
    run.withdraw(0)
    assert (run.iteration, run.edits) == (0, [])


def test_an_edit_of_the_same_cell_at_the_same_iteration_takes_the_place_of_the_first():
    run = run_with((5, "W1", 0, 0, 1.0), (5, "W1", 0, 1, 2.0))
    before = run.edits[0].before
    run.edit("W1", 0, 0, 3.0)
    assert [(edit.column, edit.value) for edit in run.edits] == [(1, 2.0), (0, 3.0)]
    assert run.edits[1].before == before
    same_at(run, run_with((5, "W1", 0, 1, 2.0), (5, "W1", 0, 0, 3.0)), 40)


def test_an_edit_knows_what_the_cell_held():
    plain = run_with()
    plain.seek(7)
    held = plain.record()["W2"][1, 0]
    assert run_with((7, "W2", 1, 0, 9.0)).edits[0].before == held


def test_an_edit_of_a_softmax_target_says_which_other_target_became_0():
    run = Run(build(gallery["three_clusters"].spec()))
    held = run.record()["Y"][0].copy()
    right, other = int(held.argmax()), int(held.argmin())
    run.edit("Y", 0, other, 1.0)
    assert run.edits[0].others == ((0, right, 1.0),)
    run.edit("Y", 0, other, 1.0)
    assert [edit.others for edit in run.edits] == [((0, right, 1.0),)]
    run.edit("W1", 0, 0, 3.0)
    assert run.edits[1].others == ()
