"""What is said of shapes agrees with what NumPy does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shapes.explain import explain, explanation_json
from app.shapes.question import Question
from app.shapes.rules import judge

sizes = st.integers(0, 4) | st.sampled_from([1, 3, 4])
shapes = st.lists(sizes, max_size=4).map(tuple)
operations = st.sampled_from(["matmul", "elementwise"])


def by_numpy(operation, left, right):
    """The shape of the result, or None; strides of zero keep it small."""
    a, b = (np.broadcast_to(np.float32(1), shape) for shape in (left, right))
    try:
        return (a @ b if operation == "matmul" else a + b).shape
    except ValueError:
        return None


@given(operations, shapes, shapes)
def test_the_answer_is_that_of_numpy(operation, left, right):
    explanation = explain(Question(operation, left, right))
    assert explanation.result == by_numpy(operation, left, right)
    assert explanation.fits == (explanation.result is not None)


@given(operations, shapes, shapes)
def test_every_fix_fits_in_numpy(operation, left, right):
    for fix in explain(Question(operation, left, right)).fixes:
        assert by_numpy(fix.operation, fix.left, fix.right) == fix.result


@given(shapes, shapes.filter(lambda shape: len(shape) == 2))
def test_a_linear_layer_is_a_product_with_the_transposed_weight(x, weight):
    explanation = explain(Question("linear", x, weight))
    assert explanation.result == (by_numpy("matmul", x, weight[::-1]) if x else None)
    for fix in explanation.fixes:
        operand = fix.right[::-1] if fix.operation == "linear" else fix.right
        operation = "matmul" if fix.operation == "linear" else fix.operation
        assert by_numpy(operation, fix.left, operand) == fix.result


@given(shapes, shapes)
def test_stretching_to_a_shape_is_that_of_numpy(left, right):
    try:
        expected = np.broadcast_to(np.float32(1), right)
        np.broadcast_to(expected.reshape(right), left)
        fits = True
    except ValueError:
        # In place, NumPy also drops leading axes of one.
        fits = len(right) > len(left) and judge("elementwise", left, right).result == (
            (1,) * (len(right) - len(left)) + left
        )
    assert judge("expand", left, right).fits == fits


@given(operations, shapes, shapes)
def test_an_explanation_is_json_that_the_page_can_draw(operation, left, right):
    answer = explanation_json(explain(Question(operation, left, right)))
    assert answer["fixes"] == [option["sentence"] for option in answer["options"]]
    for picture in [answer["picture"], *(option["picture"] for option in answer["options"])]:
        for piece in picture["pieces"]:
            assert len(piece["sizes"]) == len(piece["names"]) == len(piece["clashes"])


def first(operation, left, right, library=None):
    return explain(Question(operation, left, right, library)).fixes[0]


@pytest.mark.parametrize(
    ("operation", "left", "right", "library", "code", "result"),
    [
        ("matmul", (32, 784), (128, 784), "PyTorch", "x @ w.T", (32, 128)),
        ("matmul", (4, 3), (4, 2), None, "x.T @ w", (3, 2)),
        ("matmul", (4, 2), (3, 5), "NumPy", "np.insert(x, 0, 1, axis=1) @ w", (4, 5)),
        ("matmul", (4, 3), (2, 5), "JAX", "x @ jnp.vstack([b, w])", (4, 5)),
        ("matmul", (896, 28), (784, 10), "PyTorch", "x.reshape(32, 784) @ w", (32, 10)),
        ("matmul", (32, 28, 28), (784, 10), "TensorFlow", "tf.reshape(x, [32, 784]) @ w", (32, 10)),
        ("matmul", (4, 3), (5, 4), None, "w @ x", (5, 3)),
        ("matmul", (8, 4, 3), (8, 5, 3), "NumPy", "x @ np.swapaxes(w, -1, -2)", (8, 4, 5)),
        ("matmul", (2, 5, 4, 3), (2, 3, 7), "PyTorch", "x @ w.unsqueeze(1)", (2, 5, 4, 7)),
        ("matmul", (3,), (4,), "NumPy", "np.outer(x, w)", (3, 4)),
        ("linear", (32, 100), (10, 784), "PyTorch", "nn.Linear(100, 10)", (32, 10)),
        ("linear", (4, 3), (3, 5), "PyTorch", "F.linear(x, w.T)", (4, 5)),
        ("linear", (4, 4), (5, 3), None, "x[:, 1:]", (4, 5)),
        ("elementwise", (4, 3), (4,), "PyTorch", "a + b.unsqueeze(1)", (4, 3)),
        ("elementwise", (4, 3), (3, 4), "Keras", "a + keras.ops.transpose(b)", (4, 3)),
        ("elementwise", (3, 224, 224), (3,), None, "a + b.reshape(3, 1, 1)", (3, 224, 224)),
        ("elementwise", (32, 3, 28, 28), (32, 28, 28, 3), "PyTorch", "a + b.permute(0, 3, 1, 2)",
         (32, 3, 28, 28)),
        ("equal", (4, 3), (4, 1), "Keras", "keras.ops.one_hot(b[:, 0], 3)", (4, 3)),
    ],
)  # fmt: skip
def test_the_likely_fix_comes_first(operation, left, right, library, code, result):
    fix = first(operation, left, right, library)
    assert (fix.code, fix.result) == (code, result)
    assert fix.why or operation == "matmul"


@pytest.mark.parametrize("operation", ["matmul", "elementwise"])
@pytest.mark.parametrize(
    ("left", "right"), [((4, 3), (4, 3)), ((4, 3), (3, 4)), ((4, 3), (4,)), ((5, 4, 3), (5, 2, 3))]
)
def test_a_numpy_line_does_what_its_fix_says(operation, left, right):
    for fix in explain(Question(operation, left, right, "NumPy")).fixes:
        if fix.code[0] in "xa" and "=" not in fix.code.replace("axis=1", ""):
            scope = {
                "np": np,
                "x": np.ones(left),
                "a": np.ones(left),
                "w": np.ones(right),
                "b": np.ones(right),
            }
            assert eval(fix.code, scope).shape == fix.result


def test_the_text_of_a_mismatch():
    explanation = explain(Question("matmul", (32, 784), (128, 784)))
    assert explanation.text == (
        "x is 32 rows × 784 columns, w is 128 rows × 784 columns. Each row of x meets each column of w "
        "term by term, so the 784 columns of x need 784 rows of w: w has 128. Likely: both shapes end in "
        "784: w is stored as (outputs, inputs), as PyTorch's layers do. The shapes allow other causes too: "
        "see the fixes."
    )
    assert explanation.fixes[0].sentence == "Transpose w: 32 × 784 and 784 × 128 give 32 × 128."


def test_a_size_that_a_message_leaves_out_becomes_a_condition():
    fixes = explain(Question("matmul", (None, 3), (5, None), "NumPy")).fixes
    turned = next(fix for fix in fixes if fix.does == "Transpose w")
    assert turned.condition == "the size that the message leaves out is 3"
    assert (turned.right, turned.result) == ((3, 5), (None, 5))


def test_two_shapes_that_are_both_stretched_are_pointed_out():
    explanation = explain(Question("elementwise", (4, 1), (4,)))
    assert explanation.result == (4, 4)
    assert "both are stretched" in explanation.text
