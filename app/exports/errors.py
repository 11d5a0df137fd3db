"""What is refused of an export."""

from app.engine.errors import RowcolError


class ExportError(RowcolError):
    """A form that there isn't, or something that can't be exported."""

    code = "invalid_request"
