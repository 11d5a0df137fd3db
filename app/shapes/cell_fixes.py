"""What may make an operation cell by cell fit, the likeliest first."""

from collections.abc import Iterator
from itertools import combinations

from app.shapes.code import Idiom, idiom
from app.shapes.fix import Candidate
from app.shapes.naming import axis_said
from app.shapes.question import Question, Shape, code_shape, code_tuple, shape_text
from app.shapes.rules import judge
from app.words.phrase import listed, phrase


def cell_candidates(question: Question) -> Iterator[Candidate]:
    """For +, −, ×, / and whatever else lays two shapes on top of one another."""
    yield from _one_hot(question)
    yield from _insert(question)
    yield from _vector_left_out(question)
    yield from _reorder(question)
    yield from _bias_column(question)
    yield from _out_of_place(question)
    yield from _fewer_cases(question)
    yield from _width(question)


def _write(question: Question, a: str = "a", b: str = "b") -> str:
    if question.operation == "equal":
        return f"{a}, {b}" if a != "a" and b != "b" else (a if a != "a" else b)
    return f"{a} {question.sign} {b}"


def _with(question: Question, name: str, shape: Shape) -> tuple[Shape, Shape]:
    return (shape, question.right) if name == "a" else (question.left, shape)


def _placed(words: Idiom, name: str, shape: Shape, grown: Shape, axes: tuple[int, ...]) -> str:
    if len(axes) == 1:
        return words.expand.format(x=name, axis=axes[0])
    return words.reshape.format(x=name, shape=code_shape(grown))


def _one_hot(question: Question) -> Iterator[Candidate]:
    """A loss that compares class numbers with a column for each class."""
    left, right = question.left, question.right
    if question.operation != "equal" or len(left) != 2 or len(right) != 2 or 1 not in (left[1], right[1]):
        return
    name, classes = ("b", left[1]) if right[1] == 1 else ("a", right[1])
    code = idiom(question.library).one_hot.format(x=f"{name}[:, 0]", classes=classes)
    why = phrase(
        "{name} has one column and the other {classes}: class numbers here, one column for each class there",
        name=name,
        classes=classes,
    )
    does = phrase("Write {name} one-hot, with one column for each class", name=name)
    yield Candidate(does, code, "equal", *_with(question, name, left if name == "b" else right), why)


def _insert(question: Question) -> Iterator[Candidate]:
    """Axes of one where the shorter shape has none: (4,) becomes (4, 1)."""
    name, short, long = ("b", question.right, question.left)
    if len(question.left) < len(question.right):
        name, short, long = "a", question.left, question.right
    missing = len(long) - len(short)
    if not missing or not short or None in short:
        return
    words = idiom(question.library)
    # An axis at the end first: that is what a sum or mean over the last axis took away.
    for axes in reversed(list(combinations(range(len(long)), missing))):
        sizes = iter(short)
        grown = tuple(1 if n in axes else next(sizes) for n in range(len(long)))
        where = listed(map(str, axes))
        kept = (
            phrase("rows")
            if len(long) == 2
            else phrase("axis {n}", n=next(n for n in range(len(long)) if n not in axes))
        )
        other = "a" if name == "b" else "b"
        why = phrase(
            "the {size} of {name} belong to the {kept} of {other}; a sum or mean over an axis takes "
            "the axis away, keepdims=True keeps it",
            size=short[0],
            name=name,
            kept=kept,
            other=other,
        )
        code = _write(question, **{name: _placed(words, name, short, grown, axes)})
        does = (
            phrase("Insert an axis of one at axis {axis} of {name}", axis=where, name=name)
            if missing == 1
            else phrase("Insert an axis of one at axes {axes} of {name}", axes=where, name=name)
        )
        yield Candidate(does, code, question.operation, *_with(question, name, grown), why)
    if question.operation == "equal" and long[-missing:] == (1,) * missing:
        other = "a" if name == "b" else "b"
        code = _write(question, **{other: words.reshape.format(x=other, shape=code_shape(short))})
        does = phrase("Take the axis of one away from {name}", name=other)
        yield Candidate(does, code, question.operation, *_with(question, other, short))


def _vector_left_out(question: Question) -> Iterator[Candidate]:
    """Where a message tells only the last axis, b may well be a vector."""
    left, right = question.left, question.right
    if question.axis_name and len(right) == 2 and right[1] is not None:
        code = _write(question, b=idiom(question.library).expand.format(x="b", axis=1))
        why = phrase("a sum or mean over an axis takes the axis away, keepdims=True keeps it")
        does = phrase("Insert an axis of one at axis {axis} of {name}", axis=1, name="b")
        yield Candidate(
            does,
            code,
            question.operation,
            left,
            (right[1], 1),
            why,
            given=phrase("b is a vector of {size}", size=right[1]),
        )


def _reorder(question: Question) -> Iterator[Candidate]:
    left, right = question.left, question.right
    words = idiom(question.library)
    if len(left) != len(right) or len(right) < 2:
        return
    if len(right) == 2:
        turned = (right[1], right[0])
        why = (
            phrase("it is {shape}, the sizes of a in the other order", shape=shape_text(right))
            if turned == left
            else None
        )
        code = _write(question, b=words.transpose.format(x="b"))
        yield Candidate(phrase("Transpose {name}", name="b"), code, question.operation, left, turned, why)
        return
    last = len(right) - 1
    for axes in (
        (0, last, *range(1, last)),
        (0, *range(2, last + 1), 1),
        (last, *range(last)),
        (*range(1, last + 1), 0),
    ):
        moved = tuple(right[axis] for axis in axes)
        why = phrase("the same sizes in another order: channels last in one, channels first in the other")
        code = _write(question, b=words.permute.format(x="b", axes=", ".join(map(str, axes))))
        if moved == left:
            yield Candidate(
                phrase("Put the axes of b in the order of a"), code, question.operation, left, moved, why
            )


def _bias_column(question: Question) -> Iterator[Candidate]:
    left, right = question.left, question.right
    if (
        question.operation == "equal"
        or len(left) != 2
        or len(right) != 2
        or left[1] is None
        or right[1] is None
        or abs(left[1] - right[1]) != 1
    ):
        return
    name, shape = ("a", left) if left[1] > right[1] else ("b", right)
    fewer = min(left[1], right[1])
    code = _write(question, **{name: f"{name}[:, 1:]"})
    why = phrase("{name} has exactly one column more: the bias column", name=name)
    shapes = _with(question, name, (shape[0], fewer))
    # Of a message that tells one axis it isn't known whether more follow.
    given = phrase("{axis} is the last", axis=axis_said(question.axis_name)) if question.axis_name else None
    does = phrase("Leave the bias column out of {name}", name=name)
    yield Candidate(does, code, question.operation, *shapes, why, given)


def _out_of_place(question: Question) -> Iterator[Candidate]:
    if question.operation == "expand" and question.sign == "+=":
        why = phrase("in place, the result must keep the shape of a")
        yield Candidate(
            phrase("Don't write into a"), "a = a + b", "elementwise", question.left, question.right, why
        )


def _fewer_cases(question: Question) -> Iterator[Candidate]:
    """The last batch is often a smaller one."""
    left, right = question.left, question.right
    if (
        not left
        or not right
        or len(left) != len(right)
        or left[0] is None
        or right[0] is None
        or left[0] == right[0]
    ):
        return
    fewer = min(left[0], right[0])
    one_axis_of_something_else = question.axis_name is not None and question.axis_name != "case axis"
    if question.operation == "expand" or not fewer or one_axis_of_something_else:
        return
    name, shape = ("a", left) if left[0] > right[0] else ("b", right)
    code = _write(question, **{name: f"{name}[:{fewer}]"})
    shapes = _with(question, name, (fewer, *shape[1:]))
    why = None
    if len(left) > 1 and left[1:] == right[1:]:
        why = phrase(
            "only the cases differ, {left} and {right}: one of them is from a smaller batch",
            left=left[0],
            right=right[0],
        )
    yield Candidate(
        phrase("Take as many cases from both, the first {fewer}", fewer=fewer),
        code,
        question.operation,
        *shapes,
        why,
    )


def _width(question: Question) -> Iterator[Candidate]:
    """Give b the sizes of a where they clash."""
    left, right = question.left, question.right
    if len(right) > len(left):
        right = right[len(right) - len(left) :]
    shift = len(left) - len(right)
    same = tuple(
        left[n + shift] if size != 1 or question.operation == "equal" else 1 for n, size in enumerate(right)
    )
    if question.operation == "equal":
        same = left
    if None in same and not judge(question.operation, left, question.right).clashes:
        return
    words = idiom(question.library)
    if len(same) > 1 and same[:-1] == question.right[:-1] and same[-1] is not None:
        does = phrase("Let the layer that makes {name} have {outputs} outputs", name="b", outputs=same[-1])
        code = words.previous.format(outputs=same[-1])
    else:
        does = phrase("Make b {shape}", shape=shape_text(same))
        code = f"b = {words.zeros.format(sizes=code_tuple(same))}"
    yield Candidate(does, code, question.operation, left, same)
