"""What a network's program looks like, whatever its layers, losses and optimizers."""

import dataclasses
import json
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import network_spec
from app.networks.spec import parse_spec
from app.training.run import Run
from tests.networks.samples import BIASES, HIDDEN, LAST, network, random_spec

PHASES = ("forward", "loss", "backward", "update")
SPECS = [
    random_spec(n) | {"optimizer": {"kind": kind}}
    for n, kind in zip(range(len(LAST) + len(HIDDEN)), ["sgd", "momentum", "adam"] * 99, strict=False)
]
PROGRAMS = [build(parse_spec(spec)).program for spec in SPECS]
PROGRAMS += [build(network_spec(name)).program for name in ("xor", "three_clusters")]
every_program = pytest.mark.parametrize("program", PROGRAMS, ids=range(len(PROGRAMS)))


@every_program
def test_the_phases_follow_one_another(program):
    order = [PHASES.index(step.phase) for step in program.steps]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2, 3}
    assert [step.index for step in program.steps] == list(range(len(program.steps)))


@every_program
def test_a_step_uses_only_what_was_there_before(program):
    computed = {step.output for step in program.steps}
    known = set(program.matrices) - computed
    for step in program.steps:
        assert set(step.inputs) <= known
        assert step.output not in known
        known.add(step.output)
    assert known == set(program.matrices)


@every_program
def test_equal_steps_are_built_once(program):
    keys = [(step.op, step.inputs, tuple(sorted(step.params.items()))) for step in program.steps]
    assert len(set(keys)) == len(keys)


@every_program
def test_the_times_1_of_the_loss_is_no_step(program):
    assert "multiply_scalar" not in {step.op for step in program.steps}
    assert "1" not in program.matrices


@every_program
def test_backward_steps_name_the_forward_or_loss_step_that_they_answer(program):
    for step in program.steps:
        if step.phase != "backward":
            assert step.answers is None
            continue
        answered = program.steps[step.answers]
        assert answered.phase in ("forward", "loss")
        assert answered.layer == step.layer
    answers = [step.answers for step in program.steps if step.phase == "backward"]
    assert answers == sorted(answers, reverse=True)


@every_program
def test_every_parameter_has_exactly_one_gradient_of_its_own_shape(program):
    of = Counter(m.gradient_of for m in program.matrices.values() if m.gradient_of)
    assert set(of.values()) == {1}
    assert set(of) >= set(program.parameters)
    for matrix in program.matrices.values():
        if matrix.gradient_of:
            original = program.matrices[matrix.gradient_of]
            assert matrix.shape == original.shape
            assert (matrix.rows, matrix.columns) == (original.rows, original.columns)
            assert matrix.place == original.place
            assert matrix.role == "gradient"
        if matrix.part_of:
            assert program.matrices[matrix.part_of].gradient_of
            assert matrix.shape == program.matrices[matrix.part_of].shape


@every_program
def test_every_parameter_and_state_has_its_next_value(program):
    computed = {step.output: step for step in program.steps}
    assert set(program.updates) >= set(program.parameters)
    assert len(set(program.updates.values())) == len(program.updates)
    for name, following in program.updates.items():
        assert program.matrices[following].next_of == name
        assert program.matrices[following].shape == program.matrices[name].shape
        assert computed[following].phase == "update"
        assert name not in computed
    others = set(program.matrices) - set(computed) - set(program.updates)
    assert others - {"ones"} == {"X", "Y"}


@every_program
def test_every_id_is_an_identifier_and_every_matrix_has_a_symbol(program):
    for name, matrix in program.matrices.items():
        assert name == matrix.id
        assert name.isidentifier()
        assert matrix.symbol.strip()
        assert min(matrix.shape) >= 1
        for axis in (matrix.rows, matrix.columns):
            assert len(axis.all_labels()) == axis.size


@every_program
def test_a_program_holds_no_arrays(program):
    def look(value):
        assert not isinstance(value, np.ndarray | np.generic)
        if dataclasses.is_dataclass(value):
            value = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        if isinstance(value, Mapping):
            value = [*value.keys(), *value.values()]
        if isinstance(value, list | tuple):
            for item in value:
                look(item)
        else:
            assert value is None or isinstance(value, str | int | float)

    look(program)
    json.dumps(dataclasses.asdict(program))


@pytest.mark.parametrize("number", range(len(SPECS)))
def test_the_outline_of_the_layers_names_matrices_that_are_there(number):
    built = build(parse_spec(SPECS[number]))
    for layer in built.layers:
        named = {layer.input, layer.weight, layer.pre_activation, layer.activation} | ({layer.bias} - {None})
        assert named <= set(built.program.matrices)
        assert built.program.matrices[layer.activation].columns.size == layer.units
    assert built.program.matrices[built.program.loss].shape == (1, 1)
    assert built.program.prediction in built.program.matrices


def test_three_clusters_has_one_softmax_which_the_backward_pass_uses():
    program = build(network_spec("three_clusters")).program
    (softmax,) = [step for step in program.steps if step.op == "softmax"]
    assert (softmax.phase, softmax.output) == ("forward", program.prediction)
    users = {step.phase for step in program.steps if softmax.output in step.inputs}
    assert users == {"backward"}
    assert "log_softmax" not in {step.op for step in program.steps}


def test_the_sigmoid_before_a_binary_cross_entropy_is_computed_once():
    for activation in ("sigmoid", "identity"):
        net = network(
            loss="binary_cross_entropy", layers=[{"kind": "dense", "units": 2, "activation": activation}]
        )
        assert [step.op for step in net.program.steps].count("sigmoid") == 1
        assert net.layers[-1].activation in net.program.matrices


def test_xor_is_these_steps():
    program = build(network_spec("xor")).program
    assert [(step.phase, step.layer, step.op, step.inputs, step.output) for step in program.steps] == [
        ("forward", 1, "matmul", ("X", "W1"), "Z1"),
        ("forward", 1, "sigmoid", ("Z1",), "A1"),
        ("forward", 2, "prepend_ones", ("A1",), "A1_ones"),
        ("forward", 2, "matmul", ("A1_ones", "W2"), "Z2"),
        ("forward", 2, "sigmoid", ("Z2",), "A2"),
        ("loss", None, "subtract", ("A2", "Y"), "E"),
        ("loss", None, "mean_square", ("E",), "L"),
        ("backward", None, "scale", ("E",), "dA2"),
        ("backward", 2, "sigmoid_derivative", ("A2",), "slope_A2"),
        ("backward", 2, "multiply", ("dA2", "slope_A2"), "dZ2"),
        ("backward", 2, "matmul_left_transposed", ("A1_ones", "dZ2"), "dW2"),
        ("backward", 2, "matmul_right_transposed", ("dZ2", "W2"), "dA1_ones"),
        ("backward", 2, "drop_first_column", ("dA1_ones",), "dA1"),
        ("backward", 1, "sigmoid_derivative", ("A1",), "slope_A1"),
        ("backward", 1, "multiply", ("dA1", "slope_A1"), "dZ1"),
        ("backward", 1, "matmul_left_transposed", ("X", "dZ1"), "dW1"),
        ("update", 2, "sgd_update", ("W2", "dW2"), "W2_next"),
        ("update", 1, "sgd_update", ("W1", "dW1"), "W1_next"),
    ]


def test_xor_is_labelled_as_the_picture_has_it():
    matrices = build(network_spec("xor")).program.matrices
    labels = {name: (m.rows.all_labels(), m.columns.all_labels()) for name, m in matrices.items()}
    cases = ["case 1", "case 2", "case 3", "case 4"]
    assert labels["X"] == (cases, ["bias", "x₁", "x₂"])
    assert labels["W1"] == (["bias", "x₁", "x₂"], ["h₁", "h₂", "h₃"])
    assert labels["A1_ones"] == (cases, ["bias", "h₁", "h₂", "h₃"])
    assert labels["W2"] == (["bias", "h₁", "h₂", "h₃"], ["ŷ"])
    assert labels["Y"] == (cases, ["y"])
    assert labels["dW1"] == labels["W1"]
    assert [matrices[name].symbol for name in ("W1", "A1_ones", "dW1", "W1_next")] == [
        "W₁",
        "Ā₁",
        "dW₁",
        "W₁⁺",
    ]


@pytest.mark.parametrize("bias", BIASES)
def test_the_penalty_leaves_biases_out(bias):
    layers = [{"kind": "dense", "units": 2, "bias": bias, "weights": [[0.0, 0], [0, 0], [0, 0]]}]
    if bias != "none":
        layers[0]["bias_values"] = [5.0, 7.0]
    net = network(layers=layers, l2=1.0)
    assert Run(net).record()["R1"][0, 0] == 0
