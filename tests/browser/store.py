"""Reading the page's store; `s` is the store in every expression."""

import time
from typing import Any

from playwright.sync_api import Page

PATIENCE = 10.0  # seconds


def read(page: Page, expression: str) -> Any:
    """The value of a JavaScript expression."""
    return page.evaluate(
        f"(() => {{ const s = document.querySelector('rowcol-notices').store; return {expression}; }})()"
    )


def wait(page: Page, expression: str) -> None:
    """Until the expression is true. Asked from here: the page's policy forbids evaluation in the page."""
    end = time.monotonic() + PATIENCE
    while not read(page, expression):
        assert time.monotonic() < end, f"{expression} stayed false"
        page.wait_for_timeout(20)
