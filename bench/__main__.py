"""Measure everything and print the table; exit 1 if a goal is missed."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import embed, first_paint, local, networks, page, server, training
from bench.measure import Result
from tests.web.server import running


def results() -> Iterator[Result]:
    """One figure after another, as they are ready."""
    yield training.against_plain()
    yield training.recording()
    yield from networks.against_plain()
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as started:
        yield server.frame_bytes(started)
        yield server.health_while_training(started)
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as started:
        yield page.key_to_paint(started)
        yield page.hover_to_paint(started, square=False)
        yield page.hover_to_paint(started, square=True)
        yield page.edit_to_paint(started)
        yield page.transfer(started)
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as started:
        yield from embed.cached(started)
        yield from embed.transfer(started)
        yield from first_paint.of_an_embed(started)
    yield local.product()
    yield local.standalone()


def main() -> int:
    """Print a row a figure."""
    out = Console(highlight=False, width=None if sys.stdout.isatty() else 160)
    table = Table("what", "measured", "at most", "", "how", box=None, header_style="bold")
    missed = 0
    for result in results():
        out.print(f"measured: {result.what}", style="dim")
        missed += not result.reached
        table.add_row(
            result.what,
            f"{result.value:.2f} {result.unit}",
            f"{result.goal:g} {result.unit}",
            "reached" if result.reached else "MISSED",
            result.detail,
        )
    out.print(table)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
