"""Every collected message is read back with its shapes, and explained."""

import re

import pytest

from app.shapes.errors import UnreadableMessage
from app.shapes.explain import explain
from app.shapes.messages.read import EXAMPLES, MAX_TEXT, MESSAGES, read
from app.shapes.question import Question
from app.shapes.rules import judge
from tests.shapes.fixtures import FIXTURES, name_of

each = pytest.mark.parametrize("fixture", FIXTURES, ids=name_of)

# Forms that no installed library says any more; their texts come from the sources.
OLDER = {
    "size mismatch, m1: [32 x 100], m2: [784 x 10]": ("PyTorch", "matmul", (32, 100), (784, 10)),
    "In[0] mismatch In[1] shape: 3 vs. 5: [8,4,3] [8,5,2] 0 0 [Op:BatchMatMulV2]": (
        "TensorFlow", "matmul", (8, 4, 3), (8, 5, 2)),
    "In[0] mismatch In[1] shape: 3 vs. 5: [8,4,3] [8,2,5] 0 1 [Op:BatchMatMulV2]": (
        "TensorFlow", "matmul", (8, 4, 3), (8, 5, 2)),
    "Incompatible shapes for dot: got (4, 3) and (4, 3).": ("JAX", "matmul", (4, 3), (4, 3)),
}  # fmt: skip

TYPED = {
    "(32, 784) @ (128, 784)": ("matmul", (32, 784), (128, 784)),
    "4x3 · 4x3": ("matmul", (4, 3), (4, 3)),
    "4 × 3 · 3 × 2": ("matmul", (4, 3), (3, 2)),
    "[4,3] @ [4,3]": ("matmul", (4, 3), (4, 3)),
    "(4,3) (3,2)": ("matmul", (4, 3), (3, 2)),
    "(3,4) + (4,)": ("elementwise", (3, 4), (4,)),
    "4x3 * 3x4": ("elementwise", (4, 3), (3, 4)),
    "(4, 3) - ()": ("elementwise", (4, 3), ()),
    "torch.Size([4, 3]) @ torch.Size([3, 2])": ("matmul", (4, 3), (3, 2)),
    "np.ones((4, 3)) @ np.ones((4, 3))": ("matmul", (4, 3), (4, 3)),
    "nn.Linear(784, 10)(torch.ones(32, 100))": ("linear", (32, 100), (10, 784)),
    "linear (32, 100) (10, 784)": ("linear", (32, 100), (10, 784)),
}

TRACEBACK = """Traceback (most recent call last):
  File "train.py", line 3, in <module>
    y = model(torch.ones(32, 100) @ torch.ones(100, 100))
  File "site-packages/torch/nn/modules/linear.py", line 125, in forward
    return F.linear(input, self.weight, self.bias)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
RuntimeError: mat1 and mat2 shapes cannot be
multiplied (32x100 and 784x10)
"""


def test_there_are_at_least_forty_different_messages_of_four_libraries():
    assert len({fixture["message"] for fixture in FIXTURES}) >= 40
    assert len({fixture["library"] for fixture in FIXTURES}) >= 4


@each
def test_a_message_is_read_back_with_its_shapes(fixture):
    question = read(fixture["message"]).question
    assert [list(question.left), list(question.right)] == [fixture["left"], fixture["right"]]
    assert question.library == fixture["library"]


@each
def test_an_explanation_names_both_sizes_that_clash_and_offers_fixes_that_fit(fixture):
    question = read(fixture["message"]).question
    explanation = explain(question)
    assert not explanation.fits
    for i, j in judge(question.operation, question.left, question.right).clashes:
        for size in (question.left[i], question.right[j]):
            assert re.search(rf"\b{size}\b", explanation.text)
    named = r"rows|columns|inputs|vector|axis|batch|numbers|a label|\bk\b|axes"
    assert re.search(named, explanation.text)
    assert explanation.fixes
    for fix in explanation.fixes:
        assert judge(fix.operation, fix.left, fix.right).result == fix.result
        assert fix.code
        assert fix.sentence.endswith(".")


def test_every_form_has_a_message_that_it_reads():
    texts = [fixture["message"] for fixture in FIXTURES] + list(OLDER)
    used = {id(read(text).form) for text in texts}
    assert [form.text for form in MESSAGES if id(form) not in used] == []


@pytest.mark.parametrize("text", OLDER)
def test_older_messages_are_read(text):
    library, operation, left, right = OLDER[text]
    assert read(text).question == Question(operation, left, right, library)


@pytest.mark.parametrize("text", TYPED)
def test_typed_shapes_are_read(text):
    question = read(text).question
    assert (question.operation, question.left, question.right) == TYPED[text]


def test_the_message_is_found_in_a_traceback_which_tells_that_it_was_a_layer():
    found = read(TRACEBACK)
    assert found.question == Question("linear", (32, 100), (10, 784), "PyTorch")
    assert found.text == "mat1 and mat2 shapes cannot be multiplied (32x100 and 784x10)"


@pytest.mark.parametrize("example", [text for _, text in EXAMPLES])
def test_every_example_can_be_read(example):
    assert read(example)


@pytest.mark.parametrize(
    "text", ["", "hello", "4 @ 3", "(4,3)", "(1,2,3,4,5,6,7,8,9) @ (3,4)", "x" * MAX_TEXT]
)
def test_what_holds_no_shapes_is_refused(text):
    with pytest.raises(UnreadableMessage) as refused:
        read(text)
    assert refused.value.where == "message"


def test_a_refusal_names_the_forms_that_can_be_read():
    with pytest.raises(UnreadableMessage) as refused:
        read("hello")
    assert all(text in refused.value.message for _, text in EXAMPLES)


def test_a_long_text_is_read_in_good_time():
    text = "(" * (MAX_TEXT // 2) + " 4x" * 3000
    with pytest.raises(UnreadableMessage):
        read(text[:MAX_TEXT])


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("(2,3) @ (3,4) @ (5,6)", (2, 4), (5, 6)),
        ("2x3 · 4x3 · 3x1", (2, 3), (4, 3)),
        ("(2,3) @ (3,4) @ (4,6)", (2, 3), (3, 4)),
    ],
)
def test_of_a_chain_the_first_pair_that_does_not_fit_is_read(text, left, right):
    question = read(text).question
    assert (question.left, question.right) == (left, right)


def test_a_negative_size_is_refused_in_its_own_words():
    with pytest.raises(UnreadableMessage, match="no shape has a negative one"):
        read("(0,3) @ (-3,2)")
