"""The Hopfield network recalls what it stores, its energy falls, and what it can't store is refused."""

from itertools import pairwise

import numpy as np
import pytest

from app.networks.build import build
from app.networks.errors import SpecError
from app.networks.gallery import network_spec
from app.networks.spec import parse_spec
from app.training.run import Run
from tests.networks.kinds.hopfield import SPECS
from tests.networks.samples import written


def states(run, count):
    """The energy and the state of so many iterations."""
    for _ in range(count):
        values = run.record()
        yield values["L"][0, 0], values["S1"].copy()
        run.advance()


def test_noisy_letters_settle_and_the_energy_falls_until_they_have():
    run = Run(build(network_spec("hopfield")))
    letters = run.network.dataset.x
    settled = [(energy, (state != letters).sum(axis=1).tolist()) for energy, state in states(run, 5)]
    energies, wrong = zip(*settled, strict=True)
    assert wrong[0] == [22, 22, 22, 22]
    assert wrong[3:] == ([0, 0, 0, 0], [0, 0, 0, 0])
    assert energies[0] > energies[1] > energies[2] > energies[3] == energies[4]


@pytest.mark.parametrize("seed", range(30))
def test_the_energy_never_rises_whatever_is_stored(seed):
    rng = np.random.default_rng(seed)
    patterns = rng.choice([-1.0, 1.0], (rng.integers(1, 9), 12)).tolist()
    spec = written(**SPECS[0] | {"dataset": {"x": patterns, "y": patterns}, "seed": seed})
    energies = [energy for energy, _ in states(Run(build(parse_spec(spec))), 8)]
    assert all(later <= before + 1e-12 for before, later in pairwise(energies))


def test_the_weights_are_the_sum_of_the_outer_products_of_the_patterns():
    run = Run(build(network_spec("hopfield")))
    x = run.network.dataset.x
    assert np.array_equal(run.record()["W1"], sum(np.outer(row, row) for row in x) / 64)


@pytest.mark.parametrize(
    ("changes", "where", "message"),
    [
        (
            {"dataset": {"x": [[1, 0]], "y": [[1, 1]]}},
            "dataset.x[0]",
            "a hopfield layer stores patterns of 1 and −1",
        ),
        (
            {"dataset": {"x": [[1, -1]], "y": [[1]]}},
            "dataset.y",
            "the targets are the patterns again: y needs the 2 columns of x",
        ),
        ({"loss": "mean_squared_error"}, "loss", "loss 'energy' and a hopfield layer go together"),
        ({"optimizer": {"kind": "sgd"}}, "optimizer", "optimizer 'sign' and a hopfield layer go together"),
        (
            {"layers": [SPECS[0]["layers"][0]] * 2},
            "layers[1]",
            "a hopfield layer stores the inputs, so it stands alone",
        ),
    ],
)
def test_what_cannot_be_a_hopfield_network_is_refused(changes, where, message):
    with pytest.raises(SpecError) as refused:
        build(parse_spec(written(**SPECS[0] | changes)))
    assert (refused.value.where, str(refused.value)) == (where, message)
