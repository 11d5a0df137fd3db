"""Training against plain NumPy, and a recorded iteration against an unrecorded one."""

from __future__ import annotations

from app.networks.build import build
from app.networks.gallery import network_spec
from app.training.run import Run
from bench.measure import Result, paired_ratio
from bench.plain import plain_three_clusters

_ITERATIONS, _ROUNDS = 50, 15


def against_plain() -> Result:
    """One iteration of three_clusters against the same arithmetic in plain NumPy."""
    network = build(network_spec("three_clusters"))
    run, plain = Run(network), plain_three_clusters(network)

    def plain_iterations() -> None:
        for _ in range(_ITERATIONS):
            next(plain)

    ratio, ours, theirs = paired_ratio(lambda: run.advance(_ITERATIONS), plain_iterations, _ROUNDS)
    return Result(
        "three_clusters: training ÷ plain NumPy",
        ratio,
        1.0,
        "×",
        f"{1000 * ours / _ITERATIONS:.2f} ms against {1000 * theirs / _ITERATIONS:.2f} ms an iteration",
    )


def recording() -> Result:
    """A fully recorded iteration of three_clusters against one that only updates."""
    run = Run(build(network_spec("three_clusters")))

    def record() -> None:
        for _ in range(_ITERATIONS):
            run.record()

    ratio, recorded, plain = paired_ratio(record, lambda: run.advance(_ITERATIONS), _ROUNDS)
    return Result(
        "three_clusters: recorded ÷ unrecorded iteration",
        ratio,
        1.5,
        "×",
        f"{1000 * recorded / _ITERATIONS:.2f} ms against {1000 * plain / _ITERATIONS:.2f} ms",
    )
