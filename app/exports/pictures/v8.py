"""JavaScript on the server: one V8 of the process, with limits, made when it is first used."""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any

from py_mini_racer import JSEvalException, JSTimeoutException, MiniRacer

Call = Callable[..., Any]
"""Calls a function by its name, with texts and numbers."""

_SECONDS = 20.0
_BYTES = 512 * 2**20


class OverLimitError(Exception):
    """A script that took longer, or more memory, than it may."""


class Machine:
    """A script in a V8 of its own, for one thread at a time.

    After what breaks a limit the next call finds a new V8.
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
        # Left to the end of the interpreter, V8 may wait for a thread that has ended.
        atexit.register(self.close)

    @contextmanager
    def calls(self) -> Iterator[Call]:
        """Several calls that nobody else comes between; each may raise OverLimitError, or what
        py_mini_racer makes of an error of the script.
        """
        with self._lock:
            if self._racer is None:
                self._start()
            yield self._call

    def memory(self) -> int:
        """Bytes that the script's values take now."""
        with self._lock:
            return 0 if self._racer is None else int(self._racer.heap_stats()["used_heap_size"])

    def close(self) -> None:
        """End it; the next call would find a new one."""
        with self._lock:
            if self._racer is not None:
                self._racer.close()
            self._racer = None

    def _start(self) -> None:
        # In a thread that is an event loop's it would run on that loop, and every call would wait for
        # itself.
        with ThreadPoolExecutor(1) as thread:
            self._racer = thread.submit(MiniRacer).result()
        self._racer.set_hard_memory_limit(self._most)
        self._racer.eval(f"globalThis.script = {self._script()}", timeout_sec=self._seconds)

    def _call(self, name: str, *values: str | float) -> Any:
        racer = self._racer
        if racer is None:
            raise OverLimitError("the script was ended by the call before")
        function: Any = racer.eval(f"script.{name}")
        try:
            return function(*values, timeout_sec=self._seconds)
        except JSTimeoutException:
            self._drop(racer)
            raise OverLimitError(f"the script took more than {self._seconds} s") from None
        except JSEvalException:
            if not racer.was_hard_memory_limit_reached():
                raise
            self._drop(racer)
            raise OverLimitError(f"the script took more than {self._most} bytes") from None

    def _drop(self, racer: MiniRacer) -> None:
        self._racer = None
        # What was ended reports back before this does; closed earlier, nobody would hear it.
        with suppress(JSEvalException, JSTimeoutException):
            racer.eval("0", timeout_sec=1)
        racer.close()
