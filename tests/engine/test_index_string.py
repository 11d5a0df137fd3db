"""Index strings say which cells meet, and they are true."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine import operations as _operations  # noqa: F401  (fills the registry)
from app.engine.errors import ShapeMismatch
from app.engine.index_cells import cells_changed, cells_read
from app.engine.index_string import mirrored, parse, result_axes
from app.engine.matrix import Axis, Matrix
from app.engine.registry import OPERATIONS
from tests.engine.samples import domains, forward, inputs_for, letter_sizes

MOVES = {
    "real": lambda x: (-x, x + 0.3, x - 0.2, 40.0, -40.0),
    "positive": lambda x: (x + 0.3, x * 2, 40.0, x / 2),
    "unit": lambda x: (1 - x, x / 2, (1 + x) / 2),
    "distribution": lambda x: (1 - x, x / 2, x + 0.3),
    "mask": lambda x: (1 - x,),
}


def changed(operation, sizes, inputs, operand, cell):
    """The result cells that do change when the cell takes other values."""
    before = forward(operation, inputs, sizes)
    domain = domains(operation)[operand]
    found = set()
    for value in MOVES[domain](inputs[operand][cell]):
        moved = [array.copy() for array in inputs]
        moved[operand][cell] = value
        after = forward(operation, moved, sizes)
        found |= {tuple(where) for where in np.argwhere(before != after).tolist()}
    return found


@pytest.mark.parametrize("name", OPERATIONS)
@settings(max_examples=12)
@given(data=st.data())
def test_exactly_the_cells_that_the_index_string_names_change(name, data):
    operation = OPERATIONS[name]
    index = parse(operation.index)
    whole = {axis.letter for term in index.operands for axis in term if axis.whole}
    # One logit alone always has probability 1: an axis that is read whole needs two cells to show it.
    sizes = {letter: data.draw(st.integers(2 if letter in whole else 1, 4), letter) for letter in "ijk"}
    if name == "softmax_cross_entropy":
        sizes["j"] = max(2, sizes["j"])
    sizes = letter_sizes(operation, sizes)
    inputs = inputs_for(operation, np.random.default_rng(data.draw(st.integers(0, 2**32), "seed")), sizes)
    for operand, array in enumerate(inputs):
        for cell in np.ndindex(array.shape):
            shapes = [array.shape for array in inputs]
            expected = set(cells_changed(index, operand, shapes, operation.example, cell))
            assert changed(operation, sizes, inputs, operand, cell) == expected, (operand, cell)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_shape_rule_gives_the_shape_that_numpy_gives(name):
    operation = OPERATIONS[name]
    inputs = inputs_for(operation, np.random.default_rng(1))
    operands = [matrix(f"M{n}", *array.shape) for n, array in enumerate(inputs)]
    rows, columns = result_axes(name, operation.index, operands, operation.example)
    assert (rows.size, columns.size) == forward(operation, inputs).shape
    line = operation.numpy if "{out}" in operation.numpy else "{out} = " + operation.numpy
    names = {str(n): f"M{n}" for n in range(len(inputs))} | {"out": "result", "across": "1", "down": "0"}
    names |= {"T": ""}
    for key, value in (names | operation.example).items():
        line = line.replace("{" + key + "}", str(value))
    scope = {"np": np, **{f"M{n}": array for n, array in enumerate(inputs)}}
    exec(line, scope)
    assert scope["result"].shape == (rows.size, columns.size)


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_a_cell_reads_is_what_changes_it(name):
    operation = OPERATIONS[name]
    index, params = parse(operation.index), operation.example
    inputs = inputs_for(operation, np.random.default_rng(2))
    shapes = [array.shape for array in inputs]
    result = forward(operation, inputs)
    reads = {cell: cells_read(index, shapes, params, cell) for cell in np.ndindex(result.shape)}
    for operand, array in enumerate(inputs):
        for cell in np.ndindex(array.shape):
            readers = {place for place, read in reads.items() if cell in read[operand]}
            assert readers == set(cells_changed(index, operand, shapes, params, cell))


COMPOSITE = [
    ("patches", (2, 12), (5, 2), [(0, 10)]),
    ("sum_patches", (12, 4), (1, 5), [(6, 3), (7, 2), (9, 1), (10, 0)]),
    ("fold", (6, 2), (1, 3), [(4, 1)]),
    ("take_block", (2, 6), (1, 0), [(1, 2)]),
    ("place_block", (2, 2), (1, 2), [(1, 0)]),
    ("place_block", (2, 2), (1, 4), []),
]


@pytest.mark.parametrize(("name", "shape", "cell", "read"), COMPOSITE)
def test_the_cells_of_a_composite_axis_are_counted_row_by_row(name, shape, cell, read):
    operation = OPERATIONS[name]
    assert cells_read(parse(operation.index), [shape], operation.example, cell) == [read]


@pytest.mark.parametrize(
    ("name", "rows", "columns", "message"),
    [
        ("patches", 2, 11, "patches: the columns of M must be (y+a) = 3 × (x+b) = 4: there are 11 (input)"),
        ("fold", 7, 2, "fold: the rows of M must be i = 2 × q = 3: there are 7 (case)"),
    ],
)
def test_a_composite_axis_that_does_not_fit_is_explained(name, rows, columns, message):
    with pytest.raises(ShapeMismatch) as refused:
        result_axes(name, OPERATIONS[name].index, [matrix("M", rows, columns)], OPERATIONS[name].example)
    assert str(refused.value) == message


@pytest.mark.parametrize("name", OPERATIONS)
def test_mirrored_twice_an_index_string_is_what_it_was(name):
    assert mirrored(mirrored(OPERATIONS[name].index)) == OPERATIONS[name].index


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ik,kj->ij", "ki,jk->ji"),
        ("ij->i(1+j)", "ji->(1+j)i"),
        ("iJ->ij", "Ji->ji"),
        ("ij,1j->ij", "ji,j1->ji"),
        ("ij->11", "ji->11"),
        ("i(y+a,x+b)->(i,y,x)(a,b)", "(y+a,x+b)i->(a,b)(i,y,x)"),
        ("i(=t,j)->ij", "(=t,j)i->ji"),
    ],
)
def test_the_mirror_turns_every_term(text, expected):
    assert mirrored(text) == expected


@pytest.mark.parametrize("text", ["i->ij", "ijk->ij", "ij->", "i?->ij", "ij,->ij", "(2+i)j->ij"])
def test_a_term_that_does_not_name_two_axes_is_refused(text):
    with pytest.raises(ValueError, match="doesn't name two axes"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("ik,kj->ij", "k"),
        ("ki,kj->ij", "k"),
        ("ik,jk->ij", "k"),
        ("ij,ij->ij", None),
        ("ij,ij->11", None),
        ("ij->1j", None),
        ("ij,1j->ij", None),
    ],
)
def test_the_inner_letter_is_the_one_that_a_product_sums_over(text, inner):
    assert parse(text).inner == inner


def matrix(name, rows, columns, axes=("case", "input")):
    return Matrix(name, name, "input", Axis(axes[0], rows, None), Axis(axes[1], columns, None))


def test_the_result_takes_the_names_and_labels_of_the_axes_it_keeps():
    left = Matrix("X", "X", "input", Axis("case", 2, ("rain", "sun")), Axis("input", 3, None))
    right = Matrix("W", "W", "weight", Axis("input", 3, None), Axis("hidden", 1, ("h",)))
    rows, columns = result_axes("matmul", "ik,kj->ij", [left, right], {})
    assert rows == Axis("case", 2, ("rain", "sun"))
    assert columns == Axis("hidden", 1, ("h",))


def test_a_column_in_front_is_labelled_bias_and_goes_away_again():
    plain = Matrix("A", "A", "hidden", Axis("case", 2, None), Axis("hidden", 2, ("h₁", "h₂")))
    rows, columns = result_axes("prepend_ones", "ij->i(1+j)", [plain], {})
    assert columns == Axis("hidden", 3, ("bias", "h₁", "h₂"))
    wide = Matrix("B", "B", "hidden", rows, columns)
    assert result_axes("drop_first_column", "i(1+j)->ij", [wide], {}) == (plain.rows, plain.columns)


REFUSALS = [
    (
        "matmul",
        [matrix("X", 4, 3), matrix("W1", 4, 2, ("hidden", "output"))],
        "matmul: the inner dimension differs: X has 3 columns (input), W1 has 4 rows (hidden)",
    ),
    (
        "matmul",
        [matrix("X", 4, 1), matrix("W1", 2, 2, ("hidden", "output"))],
        "matmul: the inner dimension differs: X has 1 column (input), W1 has 2 rows (hidden)",
    ),
    (
        "matmul_left_transposed",
        [matrix("X", 4, 3), matrix("dZ1", 5, 2, ("case", "hidden"))],
        "matmul_left_transposed: the inner dimension differs: X has 4 rows (case), dZ1 has 5 rows (case)",
    ),
    (
        "matmul_right_transposed",
        [matrix("dZ1", 4, 2, ("case", "hidden")), matrix("W1", 3, 5, ("input", "hidden"))],
        (
            "matmul_right_transposed: the inner dimension differs: "
            "dZ1 has 2 columns (hidden), W1 has 5 columns (hidden)"
        ),
    ),
    (
        "add",
        [matrix("A", 4, 3), matrix("B", 5, 3)],
        "add: the rows differ: A has 4 rows (case), B has 5 rows (case)",
    ),
    (
        "subtract",
        [matrix("A2", 4, 1, ("case", "output")), matrix("Y", 4, 2, ("case", "output"))],
        "subtract: the columns differ: A2 has 1 column (output), Y has 2 columns (output)",
    ),
    (
        "add_bias",
        [matrix("Z", 4, 3), matrix("b", 2, 3, ("bias", "hidden"))],
        "add_bias: b must have 1 row: it has 2 (bias)",
    ),
    (
        "add_bias",
        [matrix("Z", 4, 3), matrix("b", 1, 2, ("bias", "hidden"))],
        "add_bias: the columns differ: Z has 3 columns (input), b has 2 columns (hidden)",
    ),
    (
        "subtract_column",
        [matrix("Z", 4, 3), matrix("m", 4, 2, ("case", "sum"))],
        "subtract_column: m must have 1 column: it has 2 (sum)",
    ),
    ("matmul", [matrix("X", 4, 3)], "matmul: takes 2 operands, 1 given"),
    ("tanh", [matrix("X", 4, 3), matrix("Y", 4, 3)], "tanh: takes 1 operand, 2 given"),
]


@pytest.mark.parametrize(("name", "operands", "message"), REFUSALS)
def test_a_mismatch_is_explained_in_the_names_of_the_axes(name, operands, message):
    with pytest.raises(ShapeMismatch) as refused:
        result_axes(name, OPERATIONS[name].index, operands, {})
    assert str(refused.value) == refused.value.message == message
    assert refused.value.code == "shape_mismatch"


def test_an_axis_that_meets_itself_is_compared_too():
    square = matrix("S", 2, 3)
    with pytest.raises(
        ShapeMismatch, match=r"^trace: the sizes differ: S has 2 rows \(case\), S has 3 columns"
    ):
        result_axes("trace", "ii->11", [square], {})
