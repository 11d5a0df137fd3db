"""Numbers as the page writes them."""

from decimal import Decimal


def number(text: str) -> Decimal:
    """A shown number: a true minus, perhaps in parentheses, perhaps behind a relation."""
    plain = text.strip().lstrip("=≈ ").strip("()").replace("−", "-").replace(",", "")
    return Decimal(plain)
