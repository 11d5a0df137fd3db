"""JavaScript on the server: one V8 of the process, with limits, made when it is first used."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from py_mini_racer import JSOOMException, JSTimeoutException, MiniRacer

Call = Callable[..., Any]
"""Calls a function by its name, with texts and numbers."""

_SECONDS = 20.0
_BYTES = 512 * 2**20


class Machine:
    """A script in a V8 of its own, for one thread at a time.

    What takes longer than the limit, or more memory, is ended with an exception of py_mini_racer; the
    next call finds a new V8. So does a process that was forked.
    """

    def __init__(self, script: Callable[[], str], seconds: float = _SECONDS, most: int = _BYTES) -> None:
        """
        Args:
            script: makes the text of a script whose value holds functions; it is asked once.
            seconds: that a call may take.
            most: bytes that the script may take.
        """
        self._script = script
        self._seconds = seconds
        self._most = most
        self._lock = threading.Lock()
        self._racer: MiniRacer | None = None
        self._process = 0

    @contextmanager
    def calls(self) -> Iterator[Call]:
        """Several calls that nobody else comes between."""
        with self._lock:
            if self._racer is None or self._process != os.getpid():
                self._start()
            try:
                yield self._call
            except (JSTimeoutException, JSOOMException):
                self._racer = None
                raise

    def memory(self) -> int:
        """Bytes that the script's values take now."""
        with self._lock:
            return 0 if self._racer is None else int(self._racer.heap_stats()["used_heap_size"])

    def _start(self) -> None:
        # In a thread that is an event loop's it would run on that loop, and every call would wait for
        # itself.
        with ThreadPoolExecutor(1) as thread:
            self._racer = thread.submit(MiniRacer).result()
        self._process = os.getpid()
        self._racer.set_hard_memory_limit(self._most)
        self._racer.eval(f"globalThis.script = {self._script()}", timeout_sec=self._seconds)

    def _call(self, name: str, *values: str | float) -> Any:
        function: Any = self._racer and self._racer.eval(f"script.{name}")
        return function(*values, timeout_sec=self._seconds)
