"""What is refused of a run."""

from app.engine.errors import RowcolError


class RunError(RowcolError):
    """What can't be asked of a run."""

    code = "invalid_request"
