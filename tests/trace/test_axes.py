"""Axes have plurals of their own; no name gets an "s" by itself."""

import pytest

from app.engine.matrix import Axis
from app.trace.axes import said, several
from app.words.catalogue import ENGLISH


@pytest.mark.parametrize(
    ("name", "some", "three"),
    [
        ("case", "cases", "3 cases"),
        ("bias", "biases", "3 biases"),
        ("loss", "losses", "3 losses"),
        ("hidden", "hidden", "3 hidden neurons"),
        ("hidden 2", "hidden 2", "3 neurons of hidden layer 2"),
        ("axis 1", "axis 1", "axis 1: 3"),
    ],
)
def test_several_of_an_axis_are_called_as_its_row_says(name, some, three):
    axis = Axis(name, 3, None)
    assert several(axis) == some
    assert said("i", axis, ENGLISH)["i.counted"] == three
