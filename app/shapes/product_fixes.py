"""What may make a product or a linear layer fit, the likeliest first."""

from collections.abc import Iterator
from math import prod

from app.shapes.code import Idiom, idiom
from app.shapes.fix import Candidate
from app.shapes.question import Question, Shape, code_shape, code_tuple, shape_text
from app.shapes.rules import judge
from app.words.phrase import phrase


def product_candidates(question: Question) -> Iterator[Candidate]:
    """For ``x @ w`` and for linear layers."""
    if not judge(question.operation, question.left, question.right).too_few:
        if question.operation == "linear":
            yield from _flatten(question)
            yield from _layer_bias(question)
            yield from _layer_width(question)
        else:
            yield from _flatten(question)
            yield from _turn(question)
            yield from _bias(question)
            yield from _batch(question)
            yield from _width(question)
            yield from _outer(question)
    if None not in (*question.left, *question.right):
        yield _cellwise(question)


def _write(words: Idiom, x: str = "x", w: str = "w") -> str:
    return words.matmul.format(x=x, w=w)


def _turned(shape: Shape) -> Shape:
    return (*shape[:-2], shape[-1], shape[-2])


def _turn_code(words: Idiom, name: str, shape: Shape) -> str:
    return (words.transpose if len(shape) == 2 else words.turn).format(x=name)


def _inner(question: Question) -> tuple[int | None, int | None]:
    """The columns of x, and the rows of w or the inputs that a layer expects."""
    right = question.right
    return question.left[-1], right[-1] if question.operation == "linear" else right[max(len(right) - 2, 0)]


def _flatten(question: Question) -> Iterator[Candidate]:
    left, (columns, rows) = question.left, _inner(question)
    if columns is None or rows is None or None in left:
        return
    known = [size for size in left if size is not None]
    whys = {}
    for joined in range(2, len(left) + 1):
        tail = known[-joined:]
        if prod(tail) == rows and rows > columns:
            flat = (*known[:-joined], rows) if joined < len(left) else (1, rows)
            whys[flat] = phrase(
                "{factors} = {rows}: the cases are still {shape}",
                factors=" × ".join(map(str, tail)),
                rows=rows,
                shape=shape_text(tuple(tail)),
            )
    # PyTorch joins all axes but the last in its message: 32 images of 28 × 28 are 896 × 28 there.
    if len(left) == 2 and columns > 0 and rows > columns and rows % columns == 0:
        high = rows // columns
        if known[0] % high == 0 and known[0] > 0 and (question.library == "PyTorch" or high == columns):
            whys.setdefault(
                (known[0] // high, rows),
                phrase(
                    "{rows} = {high} × {columns} and {joined} = {cases} × {high}: it looks like "
                    "{cases} cases of {high} × {columns} that weren't made flat",
                    rows=rows,
                    high=high,
                    columns=columns,
                    joined=known[0],
                    cases=known[0] // high,
                ),
            )
    words = idiom(question.library)
    for flat, why in whys.items():
        code = words.reshape.format(x="x", shape=code_shape(flat))
        written = code if question.operation == "linear" else _write(words, x=code)
        yield Candidate(
            phrase("Make every case of x one flat row"),
            written,
            question.operation,
            flat,
            question.right,
            why,
        )


def _turn(question: Question) -> Iterator[Candidate]:
    left, right = question.left, question.right
    words = idiom(question.library)
    if len(right) > 1:
        why = None
        if left[-1] is not None and left[-1] == right[-1]:
            why = (
                phrase(
                    "both shapes end in {size}: w is stored as (outputs, inputs), as PyTorch's layers do",
                    size=left[-1],
                )
                if len(right) == 2
                else phrase("both shapes end in {size}, as queries and keys do", size=left[-1])
            )
        code = _write(words, w=_turn_code(words, "w", right))
        yield Candidate(phrase("Transpose {name}", name="w"), code, "matmul", left, _turned(right), why)
    if len(left) > 1:
        rows = right[max(len(right) - 2, 0)]
        why = None
        if left[-2] is not None and left[-2] == rows:
            why = phrase(
                "both have {rows} rows: if these are the cases, a gradient sums over them", rows=rows
            )
        code = _write(words, x=_turn_code(words, "x", left))
        yield Candidate(phrase("Transpose {name}", name="x"), code, "matmul", _turned(left), right, why)
    if len(left) == len(right) == 2 and None not in (*left, *right):
        why = phrase("in the other order both inner sizes are {size}", size=right[1])
        yield Candidate(
            phrase("Let x and w change places"), _write(words, "w", "x"), "matmul", right, left, why
        )


def _bias(question: Question) -> Iterator[Candidate]:
    left, right, (columns, rows) = question.left, question.right, _inner(question)
    if columns is None or rows is None or len(left) != 2 or len(right) != 2:
        return
    words = idiom(question.library)
    if rows == columns + 1:
        why = phrase(
            "w has one row more than x has columns, {rows} and {columns}: the bias row",
            rows=rows,
            columns=columns,
        )
        code = _write(words, x=words.ones_first.format(x="x"))
        does = phrase("Add the bias column, a column of ones, to x")
        yield Candidate(does, code, "matmul", (left[0], rows), right, why, kind="ones_column")
    elif columns == rows + 1:
        why = phrase(
            "x has one column more than w has rows, {columns} and {rows}: the column of ones",
            columns=columns,
            rows=rows,
        )
        code = _write(words, w=words.bias_row.format(x="w"))
        yield Candidate(
            phrase("Add the bias b as a row on top of w"),
            code,
            "matmul",
            left,
            (columns, right[1]),
            why,
            kind="bias_row",
        )


def _batch(question: Question) -> Iterator[Candidate]:
    left, right = question.left, question.right
    verdict = judge("matmul", left, right)
    clashes = [pair for pair in verdict.clashes if pair[0] < len(left) - 2]
    if not clashes:
        return
    words = idiom(question.library)
    if len(left) != len(right):
        name, shape = ("w", right) if len(right) < len(left) else ("x", left)
        for axis in range(1, len(shape) - 1):
            grown = (*shape[:axis], 1, *shape[axis:])
            expanded = words.expand.format(x=name, axis=axis)
            code = _write(words, **{name: expanded})
            shapes = (left, grown) if name == "w" else (grown, right)
            why = phrase("{name} has fewer batch axes, and they are lined up at the end", name=name)
            yield Candidate(
                phrase("Insert an axis of one at axis {axis} of {name}", axis=axis, name=name),
                code,
                "matmul",
                *shapes,
                why,
            )
    (i, j), *more = clashes
    sizes = left[i], right[j]
    if more or i or j or sizes[0] is None or sizes[1] is None:
        return
    fewer = min(sizes[0], sizes[1])
    cut = "x" if fewer < sizes[0] else "w"
    code = _write(words, **{cut: f"{cut}[:{fewer}]"})
    does = phrase("Take as many matrices from both, the first {fewer} of {cut}", fewer=fewer, cut=cut)
    yield Candidate(does, code, "matmul", (fewer, *left[1:]), (fewer, *right[1:]), None)


def _width(question: Question) -> Iterator[Candidate]:
    left, right, (columns, rows) = question.left, question.right, _inner(question)
    if columns is None or rows is None:
        return
    words = idiom(question.library)
    if len(right) == 2:
        code = words.weights.format(inputs=columns, outputs=code_shape(right[1:]))
        does = phrase("Make w for {columns} inputs", columns=columns)
        yield Candidate(does, code, "matmul", left, (columns, right[1]), _made_for(columns, rows))
    if len(left) == 2:
        code = words.previous.format(outputs=rows)
        does = phrase("Let the layer that makes {name} have {outputs} outputs", name="x", outputs=rows)
        yield Candidate(does, code, "matmul", (left[0], rows), right, kind="layer_before")
    if len(left) > 2 or len(right) > 2:
        does = phrase("Let what makes w give {columns} rows", columns=columns)
        code = words.zeros.format(sizes=code_tuple((*right[:-2], columns, *right[-1:])))
        yield Candidate(does, f"w = {code}", "matmul", left, (*right[:-2], columns, right[-1]))


def _made_for(columns: int, rows: int) -> str:
    return phrase("w was made for {rows} inputs, and x has {columns}", rows=rows, columns=columns)


def _outer(question: Question) -> Iterator[Candidate]:
    if len(question.left) == len(question.right) == 1:
        (i,), (j,) = question.left, question.right
        code = idiom(question.library).outer.format(x="x", w="w")
        yield Candidate(
            phrase("Take the outer product, if all pairs are meant"),
            code,
            "matmul",
            (i, 1),
            (1, j),
        )


def _cellwise(question: Question) -> Candidate:
    return Candidate(
        phrase("Multiply cell by cell, if that was meant"),
        "x * w",
        "elementwise",
        question.left,
        question.right,
    )


def _layer_bias(question: Question) -> Iterator[Candidate]:
    left, right, (columns, inputs) = question.left, question.right, _inner(question)
    if columns is None or inputs is None or len(left) != 2:
        return
    words = idiom(question.library)
    if columns == inputs + 1:
        why = phrase(
            "x has one column more than the layer has inputs, {columns} and {inputs}: a column of ones",
            columns=columns,
            inputs=inputs,
        )
        does = phrase("Leave the column of ones out of x: the layer has its own bias")
        yield Candidate(does, "x[:, 1:]", "linear", (left[0], inputs), right, why)
    elif inputs == columns + 1:
        why = phrase(
            "the layer has one input more than x has columns, {inputs} and {columns}: the bias column",
            inputs=inputs,
            columns=columns,
        )
        does = phrase("Add the bias column, a column of ones, to x")
        yield Candidate(does, words.ones_first.format(x="x"), "linear", (left[0], inputs), right, why)


def _layer_width(question: Question) -> Iterator[Candidate]:
    left, right, (columns, inputs) = question.left, question.right, _inner(question)
    if columns is None or inputs is None:
        return
    words = idiom(question.library)
    if columns == right[0]:
        why = phrase("the weight begins with {columns}: it was given as (inputs, outputs)", columns=columns)
        code = words.linear.format(x="x", w="w.T") if question.library == "PyTorch" else _write(words)
        yield Candidate(
            phrase("Transpose the weight w to (outputs, inputs)"), code, "linear", left, _turned(right), why
        )
    code = words.weights.format(inputs=columns, outputs=code_shape(right[:1]))
    if question.library in ("PyTorch", None):
        does = phrase("Give the layer {columns} inputs (in_features = {columns})", columns=columns)
    else:
        does = phrase("Give the layer {columns} inputs", columns=columns)
    why = phrase(
        "the layer was made for {inputs} inputs, and x has {columns}", inputs=inputs, columns=columns
    )
    yield Candidate(does, code, "linear", left, (right[0], columns), why)
    code = words.previous.format(outputs=inputs)
    yield Candidate(
        phrase("Let the layer before it have {inputs} outputs", inputs=inputs),
        code,
        "linear",
        (*left[:-1], inputs),
        right,
    )
