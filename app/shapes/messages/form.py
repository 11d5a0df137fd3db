"""One form of message, and the ways to read the shapes out of what it matched."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from app.shapes.question import Library, Operation, Shape, Size
from app.shapes.rules import elementwise

_SIZE = r"(?:\d{1,9}|None|\?|newaxis)"
# (4, 3), [4,3], (4,), () — and 4x3, 4 × 3.
SHAPE = rf"[(\[]\s*(?:{_SIZE}(?:\s*,\s*{_SIZE})*\s*,?)?\s*[)\]]"
CROSS = r"\d{1,9}(?:\s*[x×]\s*\d{1,9})+"
SIZE = r"\d{1,9}"

Shapes = tuple[Shape, Shape]
Match = re.Match[str]


@dataclass(frozen=True)
class Form:
    """One form of message.

    Attributes:
        library: whose message it is, None for shapes that are typed.
        operation: what was to be done with the shapes.
        text: regular expression for text in which every run of white space is one space; LEFT and
            RIGHT capture shapes in brackets, LEFT_CROSS and RIGHT_CROSS shapes such as 4x3, LEFT_SIZE
            and RIGHT_SIZE single sizes; SHAPE and SIZE capture nothing.
        read: the shapes, left and right, from a match.
        source: where the text comes from: library and version, or file.
        axis_name: what is said of the one axis that the message tells, with the groups of the match.
        sign: how the operation is written.
    """

    library: Library | None
    operation: Operation
    text: str
    read: Callable[[Match], Shapes]
    source: str
    axis_name: str | None = None
    sign: str = "+"

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The text with its words replaced by what they stand for."""
        return _pattern(self.text)


def _pattern(text: str) -> re.Pattern[str]:
    for side in ("LEFT", "RIGHT"):
        name = side.lower()
        text = text.replace(f"{side}_CROSS", f"(?P<{name}>{CROSS})")
        text = text.replace(f"{side}_SIZE", f"(?P<{name}>{SIZE})")
        text = text.replace(side, f"(?P<{name}>{SHAPE})")
    return re.compile(text.replace("SHAPE", SHAPE).replace("SIZE", SIZE))


def parse_shape(text: str) -> Shape:
    """``(4, None)``, ``[4,3]``, ``4x3`` → a shape; ``newaxis`` is an axis of one cell."""
    return tuple(_size(part) for part in re.findall(_SIZE, text))


def _size(text: str) -> Size:
    if text == "newaxis":
        return 1
    return int(text) if text.isdigit() else None


def whole(match: Match) -> Shapes:
    """Both shapes stand in the message."""
    return parse_shape(match["left"]), parse_shape(match["right"])


def turned(match: Match) -> Shapes:
    """Both shapes, and whether the operation turns them first."""
    left, right = whole(match)
    if match["turn_left"] in ("true", "1"):
        left = (*left[:-2], *reversed(left[-2:]))
    if match["turn_right"] in ("true", "1"):
        right = (*right[:-2], *reversed(right[-2:]))
    return left, right


def inner(match: Match) -> Shapes:
    """The two inner sizes of a product; the outer ones aren't told."""
    return (None, int(match["left"])), (int(match["right"]), None)


def matrix_and_vector(match: Match) -> Shapes:
    """The columns of a matrix and the length of a vector."""
    return (None, int(match["left"])), (int(match["right"]),)


def one_axis(match: Match) -> Shapes:
    """Two sizes and the axis that they belong to; what stands after that axis isn't told."""
    before = (None,) * int(match["axis"])
    return (*before, int(match["left"])), (*before, int(match["right"]))


def single(match: Match) -> Shapes:
    """Two sizes that should be equal, and nothing else."""
    return (int(match["left"]),), (int(match["right"]),)


def batch_and_rows(match: Match) -> Shapes:
    """The first two sizes that the right stack should have, and those that it has."""
    batch, columns = parse_shape(match["left"])
    return (batch, None, columns), (*parse_shape(match["right"]), None)


def layer(match: Match) -> Shapes:
    """The input of a linear layer and the inputs that its weight expects."""
    return parse_shape(match["left"]), (None, int(match["right"]))


def but_last(match: Match) -> Shapes:
    """The left shape without its last axis must be the right one."""
    left, right = whole(match)
    return left[:-1], right


def misfits(match: Match) -> Shapes:
    """Of a list of shapes the first two that don't fit."""
    shapes = [parse_shape(text) for text in re.findall(SHAPE, match["shapes"])]
    pairs = [(a, b) for n, a in enumerate(shapes) for b in shapes[n + 1 :]]
    return next((pair for pair in pairs if not elementwise(*pair).fits), pairs[0])


def layer_typed(match: Match) -> Shapes:
    """A linear layer by its inputs and outputs, and what it is given."""
    return parse_shape(match["left"]), (int(match["outputs"]), int(match["inputs"]))
