"""What the engine refuses, in words that say where and what would be right."""


class RowcolError(Exception):
    """A refusal that a person can act on.

    Attributes:
        code: a stable name for programs, e.g. ``"shape_mismatch"``.
        message: what was wrong and what would be right.
        where: the place in what was sent, e.g. ``"layers[1].weights"``, or None.
    """

    code = "refused"

    def __init__(self, message: str, *, where: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where


class ShapeMismatch(RowcolError):
    """Two sizes that must agree don't."""

    code = "shape_mismatch"


class UnknownName(RowcolError):
    """A matrix, operation or network that isn't there."""

    code = "unknown_name"
