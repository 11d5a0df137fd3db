"""Optimizers against a few independent lines each, over 50 iterations of a linear regression."""

import numpy as np
import pytest

from app.networks.models import Adam
from app.training.run import Run
from tests.networks.samples import dataset, network

RATE = 0.05


def gradients(x, y, w, b):
    """Of the mean over cases and outputs of (X W + b − Y)²."""
    slope = 2 * (x @ w + b - y) / y.size
    return x.T @ slope, slope.sum(axis=0, keepdims=True)


def sgd(parameter, gradient, _state, _t):
    return parameter - RATE * gradient


def momentum(parameter, gradient, state, _t):
    state["v"] = 0.8 * state.get("v", 0) + gradient
    return parameter - RATE * state["v"]


def adam(parameter, gradient, state, t):
    state["m"] = 0.7 * state.get("m", 0) + 0.3 * gradient
    state["s"] = 0.95 * state.get("s", 0) + 0.05 * gradient**2
    mean, square = state["m"] / (1 - 0.7**t), state["s"] / (1 - 0.95**t)
    return parameter - RATE * mean / (np.sqrt(square) + 1e-6)


@pytest.mark.parametrize(
    ("rule", "more"),
    [(sgd, {}), (momentum, {"momentum": 0.8}), (adam, {"beta1": 0.7, "beta2": 0.95, "epsilon": 1e-6})],
)
def test_50_iterations_agree_with_the_textbook(rule, more):
    data = dataset(cases=7)
    layers = [{"kind": "dense", "units": 2, "bias": "added"}]
    kind = {"kind": rule.__name__, "learning_rate": RATE}
    run = Run(network(dataset=data, layers=layers, optimizer=kind | more))
    x, y = np.array(data["x"]), np.array(data["y"])
    w, b = run.network.start["W1"], run.network.start["b1"]
    states = {}, {}
    first = w
    for t in range(1, 51):
        dw, db = gradients(x, y, w, b)
        w, b = rule(w, dw, states[0], t), rule(b, db, states[1], t)
        run.advance()
        values = run.record()
        np.testing.assert_allclose(values["W1"], w, rtol=1e-12, atol=1e-13)
        np.testing.assert_allclose(values["b1"], b, rtol=1e-12, atol=1e-13)
    assert np.abs(w - first).max() > 0.1


def test_defaults_of_adam_are_those_of_its_paper():
    assert (Adam(kind="adam").beta1, Adam(kind="adam").beta2, Adam(kind="adam").epsilon) == (0.9, 0.999, 1e-8)


@pytest.mark.parametrize("kind", ["sgd", "momentum", "adam"])
def test_the_state_of_an_optimizer_is_a_matrix_of_the_program(kind):
    net = network(optimizer={"kind": kind})
    states = set(net.program.updates) - set(net.program.parameters)
    assert (
        states
        == {
            "sgd": set(),
            "momentum": {"V_W1", "V_W2"},
            "adam": {"M_W1", "M_W2", "S_W1", "S_W2", "beta1_power", "beta2_power"},
        }[kind]
    )
    for state in states:
        expected = 1.0 if state.endswith("power") else 0.0
        assert (net.start[state] == expected).all()
        assert net.start[state].shape == net.program.matrices[state].shape
