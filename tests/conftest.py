"""What all tests share: how hypothesis searches, and the order."""

import os

import pytest
from hypothesis import HealthCheck, settings

import app  # noqa: F401  (before NumPy is imported: it counts its threads then, and sums go by them)

# No deadline: a shared machine's pauses are not failures. In CI the same examples every time.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright's own event loop runs until the end of the session, and the
    asynchronous tests can't start theirs beside it.
    """
    items.sort(key=lambda item: "browser" in item.path.parts)
