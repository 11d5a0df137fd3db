"""Every kind of layer in whole networks: gradients against HIPS autograd, and what is stated of a kind."""

import numpy as np
import pytest
from autograd import grad

from app.engine.execute import Executor
from app.networks.build import build
from app.networks.layers import LAYERS
from app.networks.spec import parse_spec
from app.trace.trace import trace_json
from app.training.run import Run
from tests.networks.reference import KINDS, loss
from tests.networks.samples import written

SPECS = [
    pytest.param(written(**spec), id=f"{name}-{n}")
    for name, kind in KINDS.items()
    for n, spec in enumerate(kind.SPECS)
]


def test_every_kind_of_layer_is_compared():
    assert set(KINDS) | {"dense"} == set(LAYERS)


@pytest.mark.parametrize("spec", SPECS)
def test_all_gradients_agree_with_autograd(spec):
    network = build(parse_spec(spec))
    program = network.program
    executor = Executor(program)
    executor.load(network.start | network.feeds(network.dataset.x, network.dataset.y))
    executor.run(executor.plan())
    # Start values such as zero biases and unit gains hide mistakes.
    rng = np.random.default_rng(5)
    start = {
        name: network.start[name] + rng.normal(0, 0.1, network.start[name].shape)
        for name in program.parameters
    }
    executor.load(start)
    executor.run(executor.plan())
    assert executor.values["L"][0, 0] == pytest.approx(loss(spec, start), rel=1e-12)
    expected = grad(lambda parameters: loss(spec, parameters))(start) if start else {}
    for name, reference in expected.items():
        ours = executor.values[program.gradient(name)]
        np.testing.assert_allclose(ours, reference, rtol=1e-8, atol=1e-13, err_msg=name)


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_the_trace_can_be_made_in_both_conventions(spec, convention):
    network = build(parse_spec(spec))
    run = Run(network)
    run.advance(2)
    trace = trace_json(network, run.record(), 2, convention)
    shapes = {matrix["id"]: tuple(matrix["shape"]) for matrix in trace["matrices"]}
    assert {name: array.shape for name, array in trace["values"].items()} == shapes
    for step in trace["steps"]:
        scope = {"np": np} | {name: np.array(trace["values"][name]) for name in step["inputs"]}
        exec(step["numpy"], scope)
        np.testing.assert_allclose(scope[step["output"]], trace["values"][step["output"]], atol=1e-12)


@pytest.mark.parametrize("spec", SPECS)
def test_training_goes_back_exactly(spec):
    run = Run(build(parse_spec(spec)))
    run.advance(3)
    before = {name: array.copy() for name, array in run.record().items()}
    run.advance(70)
    run.seek(3)
    after = run.record()
    assert all(np.array_equal(array, after[name], equal_nan=True) for name, array in before.items())
