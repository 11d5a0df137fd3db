"""The tours, and the networks that they speak of, as the page has them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.program import Program
from app.networks.build import build
from app.networks.gallery import network_spec
from app.networks.limits import Limits
from app.trace.mirror import mirror, mirror_values
from app.trace.outline import program_json
from app.training.run import Run

STATIC = Path(__file__).parents[2] / "static"
TOURS = {path.stem: json.loads(path.read_text()) for path in sorted((STATIC / "tours").glob("*.json"))}
NUMBERS = {"matrix": 0, "row": 1, "column": 1, "cell": 2}


@dataclass(frozen=True)
class Opened:
    """A network of the gallery in its own convention, with the numbers of an iteration.

    Attributes:
        shown: how many of an axis that is too long are shown at first, by its name.
        pictured: whether an axis of it is the pixels of pictures.
        graph: whether a graph stands beside the diagram.
    """

    program: Program
    values: Mapping[str, np.ndarray]
    loss: float
    accuracy: float | None
    shown: Mapping[str, int]
    pictured: bool
    graph: bool

    def shape(self, matrix: str) -> tuple[int, int]:
        """Rows and columns of what is shown of a matrix at first."""
        axes = self.program.matrices[matrix].rows, self.program.matrices[matrix].columns
        rows, columns = (min(axis.size, self.shown.get(axis.name, axis.size)) for axis in axes)
        return rows, columns

    def read(self, matrix: str, decimals: int = 2) -> np.ndarray:
        """The values of a matrix as they are shown."""
        return self.values[matrix].round(decimals)


@lru_cache
def begun(name: str) -> Run:
    """The one run of a network of the gallery."""
    return Run(build(network_spec(name), Limits()))


@lru_cache
def opened(name: str, iteration: int = 0) -> Opened:
    """A network of the gallery at an iteration."""
    run = begun(name)
    run.seek(iteration)
    network, metrics = run.network, run.metrics()
    values = {matrix: np.array(value) for matrix, value in run.record().items()}
    outline = program_json(network, network.spec.convention)
    columns = network.spec.convention == "columns"
    return Opened(
        program=mirror(network.program) if columns else network.program,
        values=mirror_values(values) if columns else values,
        loss=metrics.loss,
        accuracy=metrics.accuracy,
        shown={axis: stop - start for axis, (start, stop) in outline["windows"].items()},
        pictured=any(any(matrix["images"]) for matrix in outline["matrices"]),
        graph="graph" in outline,
    )


def targets(task: dict[str, Any]) -> list[str]:
    """The references among the targets of a task."""
    every = task["target"] if isinstance(task["target"], list) else [task["target"]]
    return [target for target in every if isinstance(target, str) and ":" in target]


def cells(name: str, reference: str) -> list[tuple[str, int, int]]:
    """The cells of the shown part that a reference names; fails if it names anything that isn't there."""
    kind, rest = reference.split(":")
    matrix, *numbers = rest.split(",")
    assert len(numbers) == NUMBERS[kind], reference
    rows, columns = opened(name).shape(matrix)
    at = dict(zip({"row": "r", "column": "c", "cell": "rc"}.get(kind, ""), map(int, numbers), strict=True))
    assert at.get("r", 0) < rows, reference
    assert at.get("c", 0) < columns, reference
    return [
        (matrix, row, column)
        for row in ([at["r"]] if "r" in at else range(rows))
        for column in ([at["c"]] if "c" in at else range(columns))
    ]


def target_cells(name: str, n: int) -> list[tuple[str, int, int]]:
    """The cells that the task of a stop is about."""
    task = TOURS[name]["stops"][n - 1]["task"]
    return [cell for target in targets(task) for cell in cells(name, target)]


def asked(name: str, kind: str) -> list[tuple[str, int, int]]:
    """The cells that a task is about whose target is written so."""
    stops = TOURS[name]["stops"]
    return target_cells(
        name, next(n for n, stop in enumerate(stops, 1) if kind in str(stop["task"]["target"]))
    )


def trained(name: str) -> int:
    """As far as the last stop lets a network be trained."""
    return int(TOURS[name]["stops"][-1]["task"]["target"])
