"""Windows: what is shown of an axis."""

import pytest

from app.wire.windows import WindowError, cut, resolve_windows

SIZES = {"case": 13500, "input": 3, "hidden": 12}


def test_short_axes_are_whole_and_long_ones_show_their_first_eight():
    assert resolve_windows(SIZES, {}) == {"case": (0, 8), "input": (0, 3), "hidden": (0, 12)}


def test_a_window_is_cut_to_its_axis():
    assert resolve_windows(SIZES, {"case": [13496, 13504]})["case"] == (13496, 13500)


@pytest.mark.parametrize("window", [[5, 5], [6, 2], [13500, 13508], [-1, 4]])
def test_a_window_that_shows_nothing_is_refused(window):
    with pytest.raises(WindowError, match=r"“case”, 13500 long: start must be from 0 to 13499") as e:
        resolve_windows(SIZES, {"case": window})
    assert e.value.where == "windows.case"


def test_an_axis_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(WindowError, match="no axis “cases”; its axes are: case, hidden, input"):
        resolve_windows(SIZES, {"cases": [0, 4]})


def test_an_axis_with_the_bias_in_front_is_longer_and_a_batch_shorter():
    assert cut((0, 4), 3) == (0, 3)
    assert cut((100, 108), 104) == (96, 104)
    assert cut((0, 8), 1) == (0, 1)
