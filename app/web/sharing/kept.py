"""What was computed once and may be asked for again: kept by key as far as there is room, and
computed once however many ask for it at the same time.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from starlette.requests import ClientDisconnect

T = TypeVar("T")

Gone = Callable[[], Awaitable[bool]]
"""Whether nobody waits for the answer any more."""

_PATIENCE = 0.5  # seconds between two looks whether somebody is still waiting


async def _never() -> bool:
    return False


@dataclass
class _Flight(Generic[T]):
    """Something that is being computed, and how many wait for it."""

    task: asyncio.Task[T]
    waiting: int = 0


class Kept(Generic[T]):
    """Values by key; what hasn't been asked for longest goes first when there is no room."""

    def __init__(self, room: int, size: Callable[[T], int]) -> None:
        """
        Args:
            room: what all sizes together may be.
            size: of a value.
        """
        self._room = room
        self._size = size
        self._values: OrderedDict[str, T] = OrderedDict()
        self._flights: dict[str, _Flight[T]] = {}
        self.held = 0
        self.made = 0  # values that were computed

    def find(self, key: str) -> T | None:
        """The value, if it is there."""
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    async def get(self, key: str, make: Callable[[], Coroutine[Any, Any, T]], gone: Gone = _never) -> T:
        """The value: kept, or being computed for somebody else already, or computed now.

        Whoever is `gone` stops waiting; when nobody waits any more the computation is given up.

        Raises:
            ClientDisconnect: the one who waits is gone.
        """
        found = self.find(key)
        if found is not None:
            return found
        if key not in self._flights:
            self._flights[key] = _Flight(asyncio.create_task(self._make(key, make)))
        flight = self._flights[key]
        flight.waiting += 1
        try:
            while not (await asyncio.wait({flight.task}, timeout=_PATIENCE))[0]:
                if await gone():
                    raise ClientDisconnect
            return flight.task.result()
        finally:
            flight.waiting -= 1
            if flight.waiting == 0 and not flight.task.done():
                flight.task.cancel()
                self._land(key, flight)

    async def _make(self, key: str, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
        flight = self._flights[key]
        try:
            value = await make()
            self.made += 1
            self._keep(key, value)
            return value
        finally:
            self._land(key, flight)

    def _land(self, key: str, flight: _Flight[T]) -> None:
        """Others may have begun again under that key."""
        if self._flights.get(key) is flight:
            del self._flights[key]

    def _keep(self, key: str, value: T) -> None:
        size = self._size(value)
        if size > self._room:
            return
        if key in self._values:
            self.held -= self._size(self._values.pop(key))
        self._values[key] = value
        self.held += size
        while self.held > self._room:
            self.held -= self._size(self._values.popitem(last=False)[1])
