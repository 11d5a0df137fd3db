"""When shapes fit, and what comes out: the rules that NumPy, PyTorch, TensorFlow and JAX share.

A size that isn't known fits every size; what it would have to be is kept in `Verdict.assumed`.
"""

from dataclasses import dataclass, field
from itertools import zip_longest

from app.shapes.question import Operation, Shape, Size

Pair = tuple[int, int]  # an axis of the left operand, an axis of the right one


@dataclass(frozen=True)
class Verdict:
    """Whether two shapes fit.

    Attributes:
        result: shape of the result, None if they don't fit.
        clashes: the axes that should match and don't.
        too_few: which operands have too few axes ("left", "right").
        assumed: sizes that an unknown size was taken for, by (operand, axis).
    """

    result: Shape | None
    clashes: tuple[Pair, ...] = ()
    too_few: tuple[str, ...] = ()
    assumed: dict[tuple[str, int], int] = field(default_factory=dict)

    @property
    def fits(self) -> bool:
        return self.result is not None


class _Match:
    """Collects what clashes and what is assumed while axes are laid side by side."""

    def __init__(self, left: Shape, right: Shape) -> None:
        self.left, self.right = left, right
        self.clashes: list[Pair] = []
        self.assumed: dict[tuple[str, int], int] = {}

    def same(self, i: int, j: int) -> Size:
        """Axis i of the left and axis j of the right must have one size."""
        a, b = self.left[i], self.right[j]
        if a is None and b is not None:
            self.assumed["left", i] = b
        elif b is None and a is not None:
            self.assumed["right", j] = a
        elif a != b:
            self.clashes.append((i, j))
        return b if a is None else a

    def stretched(self, i: int, j: int) -> Size:
        """As `same`, but a size of 1 is stretched to the other."""
        if self.left[i] == 1:
            return self.right[j]
        if self.right[j] == 1:
            return self.left[i]
        return self.same(i, j)

    def broadcast(self, left_axes: int, right_axes: int) -> Shape:
        """Broadcast the first so many axes of each, lined up at their ends."""
        sizes: list[Size] = []
        for i, j in zip_longest(reversed(range(left_axes)), reversed(range(right_axes))):
            if i is None or j is None:
                sizes.append(self.right[j] if i is None else self.left[i])
            else:
                sizes.append(self.stretched(i, j))
        return tuple(reversed(sizes))

    def verdict(self, result: Shape) -> Verdict:
        return Verdict(None if self.clashes else result, tuple(self.clashes), (), self.assumed)


def matmul(left: Shape, right: Shape) -> Verdict:
    """``x @ w``: (…, i, k) and (…, k, j) give (…, i, j); a vector lends its one axis as k."""
    too_few = tuple(name for name, shape in (("left", left), ("right", right)) if not shape)
    if too_few:
        return Verdict(None, too_few=too_few)
    match = _Match(left, right)
    match.same(len(left) - 1, max(len(right) - 2, 0))
    batch = match.broadcast(max(len(left) - 2, 0), max(len(right) - 2, 0))
    return match.verdict((*batch, *left[-2:-1], *(right[-1:] if len(right) > 1 else ())))


def linear(left: Shape, right: Shape) -> Verdict:
    """``x @ weight.T``: (…, inputs) and (outputs, inputs) give (…, outputs)."""
    few = (("left", len(left) < 1), ("right", len(right) != 2))
    too_few = tuple(name for name, wrong in few if wrong)
    if too_few:
        return Verdict(None, too_few=too_few)
    match = _Match(left, right)
    match.same(len(left) - 1, 1)
    return match.verdict((*left[:-1], right[0]))


def elementwise(left: Shape, right: Shape) -> Verdict:
    """Cell by cell, lined up at the last axis; sizes are equal, or one of them is 1."""
    match = _Match(left, right)
    return match.verdict(match.broadcast(len(left), len(right)))


def expand(left: Shape, right: Shape) -> Verdict:
    """The right one is stretched to the left one's shape, which stays as it is."""
    match = _Match(left, right)
    extra = len(right) - len(left)
    for j in range(len(right)):
        i = j - extra
        if i < 0:
            if right[j] != 1:
                return Verdict(None, too_few=("left",))
        elif right[j] != 1:
            match.same(i, j)
    return match.verdict(left)


def equal(left: Shape, right: Shape) -> Verdict:
    """Both shapes are the same."""
    match = _Match(left, right)
    if len(left) != len(right):
        return Verdict(None, too_few=("left" if len(left) < len(right) else "right",))
    return match.verdict(tuple(match.same(n, n) for n in range(len(left))))


_RULES = {"matmul": matmul, "linear": linear, "elementwise": elementwise, "expand": expand, "equal": equal}


def judge(operation: Operation, left: Shape, right: Shape) -> Verdict:
    """Whether the shapes fit the operation."""
    return _RULES[operation](left, right)
