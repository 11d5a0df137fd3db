"""What is refused in a spec."""

from app.engine.errors import RowcolError


class SpecError(RowcolError):
    """A spec that can't be built; ``where`` is the path in it, e.g. ``"layers[1].weights"``."""

    code = "invalid_spec"

    def __init__(self, message: str, *, where: str | None = None, code: str | None = None) -> None:
        super().__init__(message, where=where)
        if code is not None:
            self.code = code
