"""Programs are built step by step; equal steps are built once."""

from dataclasses import FrozenInstanceError, replace

import pytest

from app.engine.backward import differentiate
from app.engine.errors import ShapeMismatch, UnknownName
from app.engine.matrix import Axis, Matrix
from app.engine.program import Builder


def given(builder, name, rows=2, columns=3):
    return builder.given(
        name, name, "input", Axis("case", rows, None), Axis("input", columns, None), noun=f"numbers {name}"
    )


@pytest.fixture
def builder():
    builder = Builder()
    for name in "ABC":
        given(builder, name)
    return builder


def test_equal_steps_are_built_once(builder):
    first = builder.apply("add", "A", "B")
    assert builder.apply("add", "A", "B") == first
    assert len(builder.steps) == 1


@pytest.mark.parametrize("other", [("add", ("B", "A")), ("subtract", ("A", "B")), ("add", ("A", "C"))])
def test_steps_that_differ_in_anything_are_built_apart(builder, other):
    first = builder.apply("add", "A", "B")
    assert builder.apply(other[0], *other[1]) != first
    assert len(builder.steps) == 2


def test_steps_that_differ_in_a_parameter_are_built_apart(builder):
    assert builder.apply("scale", "A", factor=2.0) != builder.apply("scale", "A", factor=3.0)


def test_an_equal_step_is_found_under_its_new_name_too(builder):
    total = builder.apply("add", "A", "B")
    builder.name(total, replace(builder.matrices[total], id="S"))
    squared = builder.apply("square", "S")
    builder.name("S", replace(builder.matrices["S"], id="T"))
    assert builder.apply("add", "A", "B") == "T"
    assert builder.apply("square", "T") == squared
    assert [(step.inputs, step.output) for step in builder.steps] == [(("A", "B"), "T"), (("T",), squared)]
    assert "S" not in builder.matrices


def test_a_name_keeps_its_place_in_the_order(builder):
    total = builder.apply("add", "A", "B")
    builder.apply("square", total)
    order = list(builder.matrices)
    builder.name(total, replace(builder.matrices[total], id="S"))
    assert list(builder.matrices) == [name.replace(total, "S") if name == total else name for name in order]


def test_a_name_that_is_taken_is_refused(builder):
    total = builder.apply("add", "A", "B")
    with pytest.raises(ValueError, match="matrix A is there already"):
        builder.name(total, replace(builder.matrices[total], id="A"))
    with pytest.raises(ValueError, match="matrix A is there already"):
        given(builder, "A")


def test_a_name_of_another_shape_is_refused(builder):
    total = builder.apply("add", "A", "B")
    wrong = Matrix("S", "S", "input", Axis("case", 5, None), Axis("input", 3, None))
    with pytest.raises(ValueError, match=r"S is \(5, 3\), its step gives \(2, 3\)"):
        builder.name(total, wrong)


def test_an_unknown_matrix_is_refused(builder):
    with pytest.raises(UnknownName, match=r"^add: no matrix 'D'$"):
        builder.apply("add", "A", "D")


def test_operands_that_do_not_fit_are_refused_and_nothing_is_built(builder):
    with pytest.raises(
        ShapeMismatch,
        match=r"^matmul: the inner dimension differs: A has 3 columns \(input\), B has 2 rows \(case\)$",
    ):
        builder.apply("matmul", "A", "B")
    assert builder.steps == []
    assert list(builder.matrices) == ["A", "B", "C"]


def test_automatic_names_that_collide_are_told_apart(builder):
    names = {builder.apply("scale", "A", factor=float(n)) for n in range(4)}
    assert len(names) == 4
    assert all(name.isidentifier() for name in names)


def test_a_step_stands_where_the_builder_says(builder):
    with builder.at("backward", layer=2, answers=0):
        builder.apply("add", "A", "B")
    builder.apply("add", "B", "C")
    where = [(step.index, step.phase, step.layer, step.answers) for step in builder.steps]
    assert where == [(0, "backward", 2, 0), (1, "forward", None, None)]


def test_programs_steps_and_matrices_cannot_be_changed(builder):
    total = builder.apply("add", "A", "B")
    program = builder.finish(loss=total, prediction=total)
    with pytest.raises(FrozenInstanceError):
        program.loss = "A"
    with pytest.raises(FrozenInstanceError):
        program.steps[0].op = "subtract"
    with pytest.raises(FrozenInstanceError):
        program.matrices["A"].id = "B"
    builder.apply("add", "B", "C")
    assert len(program.steps) == 1


def test_a_matrix_used_twice_accumulates_its_contributions_visibly(builder):
    """L = mean (A⊙B)² + ½·0.5·ΣA²."""
    builder.parameters.append("A")
    with builder.at("loss"):
        product = builder.apply("mean_square", builder.apply("multiply", "A", "B"))
        loss = builder.apply("add", product, builder.apply("l2_penalty", "A", l2=0.5))
    gradients = differentiate(builder, loss, ["A"])
    assert gradients == {"A": "dA"}
    parts = [matrix.id for matrix in builder.matrices.values() if matrix.part_of == "dA"]
    assert parts == ["dA_1", "dA_2"]
    last = builder.steps[-1]
    assert (last.op, set(last.inputs), last.output) == ("add", {"dA_1", "dA_2"}, "dA")
    assert builder.matrices["dA"].gradient_of == "A"
    assert builder.matrices["dA"].noun == "gradient of the numbers A"


def test_a_matrix_that_no_parameter_changes_gets_no_gradient(builder):
    loss = builder.apply("mean_square", builder.apply("multiply", "A", "B"))
    before = len(builder.steps)
    differentiate(builder, loss, ["A"])
    assert {m.gradient_of for m in builder.matrices.values()} & {"B", "C"} == set()
    assert all(step.phase == "backward" and step.answers is not None for step in builder.steps[before:])


def test_a_gradient_that_is_asked_for_in_vain_is_said_not_to_be_there(builder):
    total = builder.apply("add", "A", "B")
    with pytest.raises(UnknownName, match="A has no gradient in this program"):
        builder.finish(loss=total, prediction=total).gradient("A")


def test_labels_of_a_long_axis_are_made_on_demand():
    axis = Axis("case", 3, None)
    assert axis.all_labels() == ["case 1", "case 2", "case 3"]
    assert axis.with_bias_first().all_labels() == ["bias", "case 1", "case 2", "case 3"]
    assert axis.without_first() == Axis("case", 2, None)
