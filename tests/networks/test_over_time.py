"""Layers that go through time: what is refused, and what can be known of the weather."""

import itertools

import numpy as np
import pytest

from app.networks.build import build
from app.networks.datasets.weather import DAYS, EMISSION, START, TRANSITION, posterior, weather
from app.networks.errors import SpecError
from app.networks.gallery import gallery, network_spec
from app.networks.spec import parse_spec
from app.training.run import Run
from tests.networks.samples import layer, written

SEEN = list(itertools.product((0, 1), repeat=DAYS))
EVERY = np.array([np.eye(2)[list(seen)].ravel() for seen in SEEN])
"""All 32 sequences of umbrella (0) and none (1), one-hot a day."""
MODEL = {
    "kind": "hidden_markov",
    "transition": TRANSITION,
    "emission": EMISSION,
    "start": START,
    "steps": 2,
}
PAIRS = {"x": [[1, 0, 0, 1], [0, 1, 0, 1]], "y": [[0, 1, 0], [1, 0, 0]]}


def by_enumeration(seen):
    """The posterior of the last day, summed over every possible weather of the days before."""
    total = np.zeros(3)
    for states in itertools.product(range(3), repeat=DAYS):
        probability = START[states[0]]
        for one, following in itertools.pairwise(states):
            probability *= TRANSITION[one][following]
        for state, observed in zip(states, seen, strict=True):
            probability *= EMISSION[state][observed]
        total[states[-1]] += probability
    return total / total.sum()


def trained(name):
    run = Run(build(network_spec(name)))
    run.advance(gallery[name].stated.iterations)
    return run


def test_the_forward_algorithm_is_the_sum_over_every_possible_weather():
    expected = np.array([by_enumeration(seen) for seen in SEEN])
    np.testing.assert_allclose(posterior(EVERY), expected, rtol=1e-12)
    np.testing.assert_allclose(trained("forward_algorithm").predict(EVERY), expected, rtol=1e-12)


def test_the_model_is_the_published_one():
    assert TRANSITION == [[0.8, 0.05, 0.15], [0.2, 0.6, 0.2], [0.2, 0.3, 0.5]]
    assert EMISSION == [[0.1, 0.9], [0.8, 0.2], [0.3, 0.7]]
    assert START == [0.8, 0.05, 0.15]


def test_the_trained_network_says_nearly_what_can_be_known():
    difference = np.abs(trained("weather").predict(EVERY) - posterior(EVERY))
    assert round(difference.max(), 3) == 0.055
    assert round(difference.mean(), 3) == 0.012


def test_it_is_nearer_than_counting_the_cases_that_it_learned_from():
    data = weather()
    counted = np.array([data.y[(data.x == seen).all(axis=1)].mean(axis=0) for seen in EVERY])
    difference = np.abs(counted - posterior(EVERY))
    assert round(difference.max(), 3) == 0.153
    assert round(difference.mean(), 3) == 0.037


def test_it_names_the_same_weather_for_everything_that_may_be_seen():
    said, known = trained("weather").predict(EVERY), posterior(EVERY)
    assert (said.argmax(axis=1) == known.argmax(axis=1)).all()


def test_the_cases_are_drawn_from_the_model():
    data = weather()
    assert (data.x.shape, data.y.shape) == ((8_000, 2 * DAYS), (8_000, 3))
    assert (data.test_x.shape, data.test_y.shape) == ((2_000, 2 * DAYS), (2_000, 3))
    days = data.x.reshape(-1, DAYS, 2)
    assert (days.sum(axis=2) == 1).all()
    np.testing.assert_allclose(days[:, 0].mean(axis=0), np.array(START) @ np.array(EMISSION), atol=0.02)
    last = np.array(START) @ np.linalg.matrix_power(np.array(TRANSITION), DAYS - 1)
    np.testing.assert_allclose(data.y.mean(axis=0), last, atol=0.02)


def test_a_network_without_parameters_is_run_and_has_two_phases():
    network = build(network_spec("forward_algorithm"))
    program = network.program
    assert {step.phase for step in program.steps} == {"forward", "loss"}
    assert (program.parameters, program.updates, network.start) == ((), {}, {})
    run = Run(network)
    before = run.metrics()
    run.advance(70)
    run.seek(3)
    run.reset()
    assert run.metrics() == before
    assert (run.edits, run.first_nonfinite) == ([], None)


def test_every_step_of_time_uses_the_same_weights_and_their_gradients_are_sums():
    program = build(network_spec("weather")).program
    assert program.parameters == ("W1", "U1", "b1", "W2", "b2")
    for weight, uses in (("W1", 5), ("U1", 4), ("b1", 5)):
        assert sum(weight in step.inputs for step in program.steps if step.phase == "forward") == uses
        sums = [step for step in program.steps if step.op == "add" and step.output.startswith(f"d{weight}")]
        assert len(sums) == uses - 1
        assert sums[-1].output == program.gradient(weight)


def test_the_gradients_of_the_shared_weights_are_the_sums_of_their_parts():
    values = Run(build(network_spec("weather"))).record()
    for weight, uses in (("W1", 5), ("U1", 4), ("b1", 5)):
        parts = sum(values[f"d{weight}_{n}"] for n in range(1, uses + 1))
        np.testing.assert_allclose(values[f"d{weight}"], parts, rtol=1e-12)


def test_a_step_names_its_inputs_without_the_day():
    matrices = build(network_spec("weather")).program.matrices
    assert matrices["X"].columns.all_labels()[:3] == ["yes₁", "no₁", "yes₂"]
    assert matrices["Xt2"].columns.all_labels() == matrices["W1"].rows.all_labels() == ["yes", "no"]
    assert matrices["H1_2"].symbol == "H₁⁽²⁾"


REFUSED = [
    (
        written(layers=[{"kind": "recurrent", "units": 4, "steps": 2}, layer(2)]),
        "layers[0].steps",
        "3 inputs can't be parted into 2 equal time steps; choose a number of steps that divides them",
    ),
    (
        written(layers=[layer(33), {"kind": "recurrent", "units": 2, "steps": 33}]),
        "layers[1].steps",
        "33 time steps; at most 32 are allowed",
    ),
    (
        written(dataset=PAIRS, layers=[MODEL | {"steps": 3}]),
        "layers[0].steps",
        "4 inputs can't be parted into 3 equal time steps; choose a number of steps that divides them",
    ),
    (
        written(dataset=PAIRS, layers=[MODEL | {"transition": TRANSITION[:2]}]),
        "layers[0].transition",
        "transition is 2 × 3, but 3 states need 3 × 3",
    ),
    (
        written(dataset=PAIRS, layers=[MODEL | {"emission": TRANSITION}]),
        "layers[0].emission",
        "emission is 3 × 3, but 3 states need 3 × 2",
    ),
    (
        written(dataset=PAIRS, layers=[MODEL | {"emission": [[0.1, 0.9], [0.8, 0.3], [0.3, 0.7]]}]),
        "layers[0].emission[1]",
        "probabilities add up to 1; these add up to 1.1",
    ),
    (
        written(dataset=PAIRS, layers=[MODEL | {"start": [0.5, 0.7, -0.2]}]),
        "layers[0].start",
        "a probability can't be negative",
    ),
    (
        written(dataset=PAIRS, layers=[MODEL | {"start": []}]),
        "layers[0].start",
        "a hidden Markov model needs at least one state",
    ),
]


@pytest.mark.parametrize(("spec", "where", "message"), REFUSED)
def test_what_does_not_fit_is_refused(spec, where, message):
    with pytest.raises(SpecError) as refused:
        build(parse_spec(spec))
    assert (refused.value.where, str(refused.value)) == (where, message)
