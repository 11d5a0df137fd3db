"""The explanation in words, with named sizes."""

from app.shapes.naming import axis_names, counted, symbols
from app.shapes.question import Question, Shape, Size, shape_text, size_text
from app.shapes.rules import Pair, Verdict

_RULES = {
    "equal": "Both must have the same shape.",
    "expand": "b is stretched to the shape of a; only a size of 1 can be.",
    "elementwise": (
        "Cell by cell, shapes are lined up at their last axes; there sizes must be equal, or one of them 1."
    ),
}


def mismatch(question: Question, verdict: Verdict) -> str:
    """The sizes, the rule, and where it is broken."""
    broken = _too_few(question, verdict) if verdict.too_few else _clashes(question, verdict)
    return f"{_sizes(question)} {broken}"


def fit(question: Question, result: Shape) -> str:
    """Why the shapes fit, and what comes out."""
    left, right = question.left, question.right
    if question.operation == "linear":
        takes = size_text(right[1])
        why = f"They fit: each case has {counted(left[-1], 'inputs')}, and the layer takes {takes}."
    elif question.operation == "matmul":
        met = counted(*_axis(question, "left", len(left) - 1))
        meeting = counted(*_axis(question, "right", max(len(right) - 2, 0)))
        why = f"They fit: the {met} of x meet the {meeting} of w and are summed away."
    elif left == right:
        why = "They fit: equal shapes, cell on cell."
    elif result in (left, right):
        stretched, over = ("b", "a") if result == left else ("a", "b")
        why = f"They fit: {stretched} is stretched over {over}."
    else:
        why = (
            f"They fit, but both are stretched: {shape_text(left)} and {shape_text(right)} become "
            f"{shape_text(result)}. If that isn't meant, one of them lacks an axis."
        )
    return f"{_sizes(question)} {why} The result is {named(question, result, 'result')}."


def named(question: Question, shape: Shape, operand: str) -> str:
    """``4 rows × 3 columns``; sizes that a message leaves out aren't listed."""
    names = axis_names(question, shape, operand)
    if not shape or len(shape) == 1 or names[0].startswith("axis"):
        return shape_text(shape)
    parts = list(zip(shape, names, strict=True))
    batch = " × ".join(size_text(size) for size, name in parts if name.startswith("batch"))
    rest = " × ".join(
        counted(size, name) for size, name in parts if size is not None and not name.startswith("batch")
    )
    return ", each ".join(part for part in (f"a batch of {batch}" if batch else "", rest) if part)


def _sizes(question: Question) -> str:
    if question.axis_name:
        return "The message tells only one size of each."
    x, w = symbols(question)
    left, right = named(question, question.left, "left"), named(question, question.right, "right")
    if None not in (*question.left, *question.right):
        return f"{x} is {left}, {w} is {right}."
    return f"{x} has {left}, {w} has {right}. The message doesn't tell the other sizes."


def _axis(question: Question, operand: str, axis: int) -> tuple[Size, str]:
    """The size and the name of one axis of an operand."""
    shape = question.left if operand == "left" else question.right
    return shape[axis], axis_names(question, shape, operand)[axis]


def _too_few(question: Question, verdict: Verdict) -> str:
    x, w = symbols(question)
    lacking = {"left": x, "right": w}[verdict.too_few[0]]
    if question.operation == "linear":
        return "The weight of a linear layer has two axes, (outputs, inputs), and x at least one."
    if question.operation == "matmul":
        return f"A product needs rows and columns to pair up, and {lacking} has no axis at all."
    if question.operation == "equal":
        return f"Both must have the same shape, and {lacking} has fewer axes."
    return f"{w} would have to be stretched to the shape of {x}, and {lacking} has fewer axes."


def _clashes(question: Question, verdict: Verdict) -> str:
    if question.operation in ("matmul", "linear"):
        return " ".join(_clash_of_product(question, pair) for pair in verdict.clashes)
    said = "; ".join(_clash_of_cells(question, pair) for pair in sorted(verdict.clashes))
    return f"{_RULES[question.operation]} Here {said}."


def _clash_of_product(question: Question, pair: Pair) -> str:
    has, left_name = _axis(question, "left", pair[0])
    takes, right_name = _axis(question, "right", pair[1])
    if question.operation == "linear":
        return (
            f"The layer takes {counted(takes, 'inputs')} for each case, and x has {counted(has, 'inputs')}."
        )
    if pair[0] < len(question.left) - 2:
        return (
            f"Matrix by matrix, both batches must be as long: x has {size_text(has)}{_of(left_name)}, "
            f"w has {size_text(takes)}{_of(right_name)}. Only a 1 would be stretched."
        )
    row = "Each row of x" if len(question.left) > 1 else "x"
    column = "each column of w" if len(question.right) > 1 else "w"
    return (
        f"{row} meets {column} term by term, so the {counted(has, left_name)} of x need "
        f"{counted(has, right_name)} of w: w has {size_text(takes)}."
    )


def _clash_of_cells(question: Question, pair: Pair) -> str:
    left_size, name = _axis(question, "left", pair[0])
    right_size, _ = _axis(question, "right", pair[1])
    if name in ("rows", "columns", "length"):
        return f"a has {counted(left_size, name)} and b has {size_text(right_size)}"
    return f"a has {size_text(left_size)} and b has {size_text(right_size)} along {_along(name)}"


def _of(name: str) -> str:
    return "" if name == "batch" else f" ({name})"


def _along(name: str) -> str:
    return f"the {name}" if name in ("batch", "case axis") else name
