"""What is said of a text that holds no shapes."""

from app.engine.errors import RowcolError


class UnreadableMessage(RowcolError):
    """Neither an error message that is known here nor two shapes."""

    code = "unreadable_message"
