"""The explanation in words, with named sizes."""

from app.shapes.naming import axis_names, counted, symbols
from app.shapes.question import Question, Shape, Size, shape_text, size_text
from app.shapes.rules import Pair, Verdict
from app.words.phrase import listed, phrase

_RULES = {
    "equal": phrase("Both must have the same shape."),
    "expand": phrase("b is stretched to the shape of a; only a size of 1 can be."),
    "elementwise": phrase(
        "Cell by cell, shapes are lined up at their last axes; there sizes must be equal, or one of them 1."
    ),
}


def mismatch(question: Question, verdict: Verdict) -> str:
    """The sizes, the rule, and where it is broken."""
    broken = _too_few(question, verdict) if verdict.too_few else _clashes(question, verdict)
    return phrase("{sizes} {broken}", sizes=_sizes(question), broken=broken)


def fit(question: Question, result: Shape) -> str:
    """Why the shapes fit, and what comes out."""
    left, right = question.left, question.right
    if question.operation == "linear":
        why = phrase(
            "They fit: each case has {inputs}, and the layer takes {size}.",
            inputs=counted(left[-1], "inputs"),
            size=size_text(right[1]),
        )
    elif question.operation == "matmul":
        met = counted(*_axis(question, "left", len(left) - 1))
        meeting = counted(*_axis(question, "right", max(len(right) - 2, 0)))
        why = phrase(
            "They fit: the {left} of x meet the {right} of w and are summed away.", left=met, right=meeting
        )
    elif left == right:
        why = phrase("They fit: equal shapes, cell on cell.")
    elif result in (left, right):
        stretched, over = ("b", "a") if result == left else ("a", "b")
        why = phrase("They fit: {name} is stretched over {other}.", name=stretched, other=over)
    else:
        why = phrase(
            "They fit, but both are stretched: {left} and {right} become {result}. If that isn't meant, "
            "one of them lacks an axis.",
            left=shape_text(left),
            right=shape_text(right),
            result=shape_text(result),
        )
    gives = phrase("The result is {shape}.", shape=named(question, result, "result"))
    return phrase("{sizes} {why} {gives}", sizes=_sizes(question), why=why, gives=gives)


def named(question: Question, shape: Shape, operand: str) -> str:
    """``4 rows × 3 columns``; sizes that a message leaves out aren't listed."""
    names = axis_names(question, shape, operand)
    if not shape or len(shape) == 1 or names[0].startswith("axis"):
        return shape_text(shape)
    parts = list(zip(shape, names, strict=True))
    batch = " × ".join(size_text(size) for size, name in parts if name.startswith("batch"))
    counts = [
        counted(size, name) for size, name in parts if size is not None and not name.startswith("batch")
    ]
    if not batch:
        return listed(counts, " × ")
    if not counts:
        return phrase("a batch of {batch}", batch=batch)
    return phrase("a batch of {batch}, each {shape}", batch=batch, shape=listed(counts, " × "))


def _sizes(question: Question) -> str:
    if question.axis_name:
        return phrase("The message tells only one size of each.")
    x, w = symbols(question)
    left, right = named(question, question.left, "left"), named(question, question.right, "right")
    if None not in (*question.left, *question.right):
        return phrase("{x} is {left}, {w} is {right}.", x=x, left=left, w=w, right=right)
    return phrase(
        "{x} has {left}, {w} has {right}. The message doesn't tell the other sizes.",
        x=x,
        left=left,
        w=w,
        right=right,
    )


def _axis(question: Question, operand: str, axis: int) -> tuple[Size, str]:
    """The size and the name of one axis of an operand."""
    shape = question.left if operand == "left" else question.right
    return shape[axis], axis_names(question, shape, operand)[axis]


def _too_few(question: Question, verdict: Verdict) -> str:
    x, w = symbols(question)
    lacking = {"left": x, "right": w}[verdict.too_few[0]]
    if question.operation == "linear":
        return phrase("The weight of a linear layer has two axes, (outputs, inputs), and x at least one.")
    if question.operation == "matmul":
        return phrase(
            "A product needs rows and columns to pair up, and {name} has no axis at all.", name=lacking
        )
    if question.operation == "equal":
        return phrase("Both must have the same shape, and {name} has fewer axes.", name=lacking)
    return phrase(
        "{w} would have to be stretched to the shape of {x}, and {name} has fewer axes.",
        w=w,
        x=x,
        name=lacking,
    )


def _clashes(question: Question, verdict: Verdict) -> str:
    if question.operation in ("matmul", "linear"):
        return listed((_clash_of_product(question, pair) for pair in verdict.clashes), " ")
    said = listed((_clash_of_cells(question, pair) for pair in sorted(verdict.clashes)), "; ")
    return phrase("{rule} Here {clashes}.", rule=_RULES[question.operation], clashes=said)


def _clash_of_product(question: Question, pair: Pair) -> str:
    has, left_name = _axis(question, "left", pair[0])
    takes, right_name = _axis(question, "right", pair[1])
    if question.operation == "linear":
        return phrase(
            "The layer takes {takes} for each case, and x has {has}.",
            takes=counted(takes, "inputs"),
            has=counted(has, "inputs"),
        )
    if pair[0] < len(question.left) - 2:
        return phrase(
            "Matrix by matrix, both batches must be as long: x has {has}, w has {takes}. Only a 1 would be "
            "stretched.",
            has=_of(has, left_name),
            takes=_of(takes, right_name),
        )
    row = phrase("Each row of x") if len(question.left) > 1 else "x"
    column = phrase("each column of w") if len(question.right) > 1 else "w"
    return phrase(
        "{row} meets {column} term by term, so the {has} of x need {needed} of w: w has {takes}.",
        row=row,
        column=column,
        has=counted(has, left_name),
        needed=counted(has, right_name),
        takes=size_text(takes),
    )


def _clash_of_cells(question: Question, pair: Pair) -> str:
    left_size, name = _axis(question, "left", pair[0])
    right_size, _ = _axis(question, "right", pair[1])
    if name in ("rows", "columns", "length"):
        return phrase(
            "a has {left} and b has {right}", left=counted(left_size, name), right=size_text(right_size)
        )
    sizes = {"left": size_text(left_size), "right": size_text(right_size)}
    if name == "batch":
        return phrase("a has {left} and b has {right} along the batch", **sizes)
    if name == "case axis":
        return phrase("a has {left} and b has {right} along the case axis", **sizes)
    return phrase("a has {left} and b has {right} along {axis}", axis=name, **sizes)


def _of(size: Size, name: str) -> str:
    shown = size_text(size)
    return shown if name == "batch" else phrase("{size} ({axis})", size=shown, axis=name)
