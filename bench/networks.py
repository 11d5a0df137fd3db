"""One iteration of every network of the gallery against the same program in plain NumPy."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from app.engine.execute import Executor
from app.networks.build import Network, build
from app.networks.gallery import gallery, network_spec
from app.trace.numpy_line import numpy_line
from app.training.cases import Cases
from app.training.run import Run
from bench.measure import Result, paired_ratio

_SECONDS, _ROUNDS, _FIRST = 0.05, 11, 500
_GOAL = 1.1


def against_plain() -> Iterator[Result]:
    """A figure a network."""
    return (_against_plain(name) for name in gallery)


def _against_plain(name: str) -> Result:
    network = build(network_spec(name))
    ours, plain = _ours(network), _plain(network)
    count = _as_many_as_take(ours, _SECONDS)
    ratio, mine, theirs = paired_ratio(lambda: ours(count), lambda: plain(count), _ROUNDS)
    each = f"{1e6 * mine / count:,.0f} µs against {1e6 * theirs / count:,.0f} µs"
    return Result(
        f"{name}: iteration ÷ plain NumPy", ratio, _GOAL, "×", f"{each}, {count:,} iterations a round"
    )


def _ours(network: Network) -> Callable[[int], object]:
    """So many iterations of a run; where nothing is trained, so many forward passes."""
    if network.program.updates:
        run = Run(network)
        run.advance(_FIRST)  # checkpoints are dense at the start only
        return run.advance
    executor = Executor(network.program)
    executor.load(Cases(network).feeds(0))
    plan = executor.plan([network.program.loss, network.program.prediction])
    return lambda count: [executor.run(plan) for _ in range(count)]


def _plain(network: Network) -> Callable[[int], object]:
    """The same steps as their NumPy lines, one after the other in a function."""
    program, cases = network.program, Cases(network)
    targets = list(program.updates.values()) or [program.loss, program.prediction]
    given = cases.feeds(0)
    lines = [numpy_line(step, "rows") for step in program.steps_for(targets)]
    lines.append("return " + ", ".join(targets))
    names = [*program.updates, *given]
    scope: dict[str, Any] = {"np": np}
    exec(f"def iterate({', '.join(names)}):\n    " + "\n    ".join(lines), scope)
    iterate, state = scope["iterate"], [network.start[name] for name in program.updates]

    def iterations(count: int) -> None:
        nonlocal state
        fed = list(given.values())
        with np.errstate(all="ignore"):
            for n in range(count):
                if cases.batched:
                    fed = list(cases.feeds(n).values())
                following = iterate(*state, *fed)
                if program.updates:
                    state = following if isinstance(following, tuple) else [following]

    return iterations


def _as_many_as_take(work: Callable[[int], object], seconds: float) -> int:
    """A count that takes about so long."""
    count = 1
    while True:
        begun = time.perf_counter()
        work(count)
        taken = time.perf_counter() - begun
        if taken > seconds / 4:
            return max(1, round(count * seconds / taken))
        count *= 2
