"""What operands and axes are called."""

from app.shapes.question import Question, Shape, Size, size_text

Names = tuple[str, ...]


def symbols(question: Question) -> tuple[str, str]:
    """Of the left and the right operand."""
    return ("x", "w") if question.operation in ("matmul", "linear") else ("a", "b")


def _batch(count: int) -> Names:
    return ("batch",) if count == 1 else tuple(f"batch {n}" for n in range(count))


def axis_names(question: Question, shape: Shape, operand: str) -> Names:
    """Of the axes of one operand ("left", "right" or "result"), for example rows and columns."""
    count = len(shape)
    match question.operation:
        case "linear" if operand == "right" and count == 2:
            return ("outputs", "inputs")
        case "linear" if count:
            cases = ("cases",) if count == 2 else _batch(count - 1)
            return (*cases, "outputs" if operand == "result" else "inputs")
        case "matmul" if count == 1:
            return ("length",)
        case "matmul" if count:
            return (*_batch(count - 2), "rows", "columns")
    # Cell by cell: both are lined up at the last axis and share the names of the longer one.
    whole = max(len(question.left), len(question.right), count)
    if question.axis_name:
        names = (*(f"axis {n}" for n in range(whole - 1)), question.axis_name)
    elif whole == 1:
        names = ("length",)
    else:
        names = ("rows", "columns") if whole == 2 else tuple(f"axis {n}" for n in range(whole))
    return names[whole - count :]


_SINGULAR = {name: name.removesuffix("s") for name in ("rows", "columns", "cases", "inputs", "outputs")}


def counted(size: Size, name: str) -> str:
    """``4 rows``, ``1 row``; a vector's length is counted in numbers."""
    if name == "length":
        name = "numbers"
    return f"{size_text(size)} {_SINGULAR.get(name, name) if size == 1 else name}"
