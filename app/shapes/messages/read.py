"""Find the shapes in what was pasted or typed."""

import re
from dataclasses import dataclass

from app.shapes.errors import UnreadableMessage
from app.shapes.messages import jax, numpy, pytorch, tensorflow, typed
from app.shapes.messages.form import CROSS, SHAPE, Form
from app.shapes.question import MAX_AXES, Library, Operation, Question, Shape
from app.shapes.rules import judge
from app.words.phrase import phrase

MESSAGES: tuple[Form, ...] = (*pytorch.FORMS, *numpy.FORMS, *tensorflow.FORMS, *jax.FORMS)

# One of each, as they are shown to a person whose text can't be read.
EXAMPLES: tuple[tuple[Library | None, str], ...] = (
    ("PyTorch", "mat1 and mat2 shapes cannot be multiplied (32x100 and 784x10)"),
    ("NumPy", "operands could not be broadcast together with shapes (4,3) (4,)"),
    ("TensorFlow", "Matrix size-incompatible: In[0]: [32,784], In[1]: [128,784] [Op:MatMul]"),
    (
        "Keras",
        (
            "layer 'dense' is incompatible with the layer: expected axis -1 of input shape to have value "
            "784, but received input with shape (32, 28, 28)"
        ),
    ),
    ("JAX", "dot_general requires contracting dimensions to have the same shape, got (3,) and (4,)."),
    (None, "(32, 784) @ (128, 784)"),
    (None, "4x3 · 4x3"),
    (None, "(3, 4) + (3,)"),
)

MAX_TEXT = 20_000  # characters

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
ONE = re.compile(rf"{SHAPE}|{CROSS}")
# Three shapes or more with the sign of a product between them.
CHAIN = re.compile(rf"(?:{SHAPE}|{CROSS})(?: ?(?:@|·|⋅|∙) ?(?:{SHAPE}|{CROSS})){{2,}}")
NEGATIVE = re.compile(r"[(\[](?:[^)\]]*,)?\s*[-−]\s*\d")
# Where a product was that of a linear layer, a traceback says so.
_LAYER = re.compile(r"F\.linear\(|nn/modules/linear\.py|Linear\(in_features")


@dataclass(frozen=True)
class Found:
    """What was read.

    Attributes:
        question: the shapes.
        text: the part of the text that told them.
        form: the row that read it.
    """

    question: Question
    text: str
    form: Form


def read(text: str) -> Found:
    """Find the last error message in a text, or else the two shapes that the text is.

    Raises:
        UnreadableMessage: neither is there; the error names the forms that can be read.
    """
    if len(text) > MAX_TEXT:
        raise UnreadableMessage(
            phrase("the text is too long: at most {most} characters are read", most=MAX_TEXT), where="message"
        )
    plain = re.sub(r"\s+", " ", _COLOURS.sub("", text)).strip()
    found = _last(plain) or _typed(plain) or _chained(plain)
    if found is None:
        if NEGATIVE.search(plain):
            raise UnreadableMessage(
                phrase("a size is a whole number from 0, so no shape has a negative one"), where="message"
            )
        forms = "; ".join(f"“{example}”" for _, example in EXAMPLES)
        raise UnreadableMessage(
            phrase(
                "no shapes can be read here. These forms can be read: {forms}, and many more messages of "
                "PyTorch, NumPy, TensorFlow, Keras and JAX",
                forms=forms,
            ),
            where="message",
        )
    form, match = found
    left, right = form.read(match)
    operation: Operation = form.operation
    if form.library == "PyTorch" and operation == "matmul" and len(right) == 2 and _LAYER.search(text):
        # The message shows the weight as it is used, turned; a layer keeps it as (outputs, inputs).
        operation, right = "linear", (right[1], right[0])
    _check(left, right)
    name = form.axis_name.format(**match.groupdict()) if form.axis_name else None
    question = Question(operation, left, right, form.library, name, form.sign)
    return Found(question, match.group().strip(), form)


def _last(text: str) -> tuple[Form, re.Match[str]] | None:
    """The match that begins last: a traceback ends with what went wrong."""
    found = None
    for form in MESSAGES:
        for match in form.regex.finditer(text):
            if found is None or match.start() > found[1].start():
                found = form, match
    return found


def _typed(text: str) -> tuple[Form, re.Match[str]] | None:
    """A typed form is the whole text: shapes somewhere in a text could be anything."""
    for form in typed.FORMS:
        if match := form.regex.fullmatch(text):
            return form, match
    return None


def _chained(text: str) -> tuple[Form, re.Match[str]] | None:
    """Of a chain, (2,3) @ (3,4) @ (5,6), the first pair that doesn't fit, else the first pair."""
    if not CHAIN.fullmatch(text):
        return None
    first: tuple[Form, re.Match[str]] | None = None
    before: Shape | None = None
    for shape in ONE.findall(text):
        if before is not None:
            pair = _typed(f"{_written(before)} @ {shape}")
            if pair is None:
                return None
            form, match = pair
            left, right = form.read(match)
            first = first or pair
            result = judge("matmul", left, right).result
            if result is None:
                return pair
            before = result
        else:
            pair = _typed(f"{shape} @ {shape}")
            if pair is None:
                return None
            before = pair[0].read(pair[1])[0]
    return first


def _written(shape: Shape) -> str:
    """``(2, 3)``, with a question mark for a size that isn't known."""
    return (
        "("
        + ", ".join("?" if size is None else str(size) for size in shape)
        + ("," if len(shape) == 1 else "")
        + ")"
    )


def _check(left: Shape, right: Shape) -> None:
    for name, shape in ((phrase("the left shape"), left), (phrase("the right shape"), right)):
        if len(shape) > MAX_AXES:
            raise UnreadableMessage(
                phrase(
                    "{name} has {count} axes; at most {most} are read",
                    name=name,
                    count=len(shape),
                    most=MAX_AXES,
                ),
                where="message",
            )
