"""200 random dense networks agree with HIPS autograd, which knows nothing of the engine."""

import numpy as np
import pytest
from autograd import grad

from app.engine.execute import Executor
from app.networks.build import build
from app.networks.spec import parse_spec
from tests.networks.reference import loss
from tests.networks.samples import HIDDEN, LAST, random_spec

NUMBERS = range(200)


@pytest.mark.parametrize("number", NUMBERS)
def test_all_gradients_of_a_random_network_agree_with_autograd(number):
    spec = random_spec(number)
    network = build(parse_spec(spec))
    program = network.program
    executor = Executor(program)
    executor.load(network.start | network.feeds(network.dataset.x, network.dataset.y))
    executor.run(executor.plan())
    start = {name: network.start[name] for name in program.parameters}
    assert executor.values["L"][0, 0] == pytest.approx(loss(spec, start), rel=1e-12)
    expected = grad(lambda parameters: loss(spec, parameters))(start)
    largest = max(np.abs(array).max() for array in expected.values())
    assert set(expected) == set(program.parameters)
    for name, reference in expected.items():
        ours = executor.values[program.gradient(name)]
        np.testing.assert_allclose(ours, reference, rtol=1e-9, atol=1e-13 * max(1.0, largest), err_msg=name)


def test_the_random_networks_leave_no_combination_out():
    specs = [random_spec(number) for number in NUMBERS]
    last = {(s["layers"][-1]["activation"], s["loss"], s["layers"][-1]["bias"]) for s in specs}
    hidden = {(layer["activation"], s["loss"], layer["bias"]) for s in specs for layer in s["layers"][:-1]}
    assert last == set(LAST)
    assert hidden == set(HIDDEN)
    assert {len(s["layers"]) for s in specs} == {1, 2, 3, 4}
    assert {layer["units"] for s in specs for layer in s["layers"]} == {1, 2, 3, 4, 5, 6}
    assert {s["l2"] == 0 for s in specs} == {True, False}
    assert len({s["seed"] for s in specs}) == 200
