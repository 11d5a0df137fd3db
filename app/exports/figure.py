"""What a reader needs of one iteration, as JSON: a pure function of network, iteration, convention,
edits and language.

It holds what the stream sends when a network is opened there (the program message, the numbers, the
curve), and what a player without a server needs to go on from there by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from app.engine.errors import RowcolError
from app.engine.registry import Array
from app.networks.build import Network
from app.networks.fields import Convention
from app.trace.mirror import mirror_values
from app.trace.outline import axis_sizes, program_json, program_message
from app.training.cases import Cases
from app.training.curve import CURVE_STOPS, Curve
from app.training.records import CASES, Edit
from app.training.run import Run
from app.wire.windows import Window, cut, resolve_windows
from app.words.catalogue import ENGLISH, Catalogue

VERSION = 1

Approach = Callable[[Run, int], bool]
"""Moves a run towards an iteration, and says whether it is reached."""


def figure(
    network: Network,
    iteration: int = 0,
    convention: Convention | None = None,
    catalogue: Catalogue = ENGLISH,
    *,
    edits: Sequence[Edit] = (),
    most_cells: int | None = None,
) -> dict[str, Any]:
    """The figure of one iteration, in one go; `FigureRun` makes it in slices.

    Args:
        edits: cells that are given other values, in the coordinates of the convention.
        most_cells: of a network with more cells, the values hold only the windows that it opens with.

    Raises:
        RowcolError: an edit that is refused.
    """
    run = FigureRun(network, iteration, convention, edits)
    while not run.advance(_at_once):
        pass
    return run.figure(catalogue, most_cells)


def _at_once(run: Run, iteration: int) -> bool:
    run.seek(iteration)
    return True


class FigureRun:
    """A run on its way to the iteration of a figure.

    Attributes:
        convention: of the figure, and of the coordinates of its edits.
        run: which has the edits made so far.
    """

    def __init__(
        self,
        network: Network,
        iteration: int,
        convention: Convention | None = None,
        edits: Sequence[Edit] = (),
    ) -> None:
        """
        Args:
            edits: as they count for that iteration; those of later ones are left out.
        """
        self.convention: Convention = convention or network.spec.convention
        self._network = network
        self._goal = iteration
        self.run = Run(network)
        self._curve = Curve()
        ordered = sorted(enumerate(edits), key=lambda item: item[1].iteration)
        self._waiting = [(place, edit) for place, edit in ordered if edit.iteration <= iteration]
        stride = max(1, iteration // CURVE_STOPS)
        self._stops = [*range(0, iteration, stride), iteration]

    def advance(self, approach: Approach) -> bool:
        """Come nearer to the iteration, by one call of `approach`.

        Returns:
            Whether it is reached.

        Raises:
            RowcolError: the edit that comes next is refused.
        """
        stop = self._stops[0]
        if self._waiting:
            stop = min(stop, self._waiting[0][1].iteration)
        if not approach(self.run, stop):
            return False
        while self._waiting and self._waiting[0][1].iteration == stop:
            self._edit(*self._waiting.pop(0))
        if stop == self._stops[0]:
            metrics = self.run.metrics()
            self._curve.add(stop, metrics.loss, metrics.accuracy)
            del self._stops[0]
        return not self._stops

    def _edit(self, place: int, edit: Edit) -> None:
        row, column = self._turned(edit.row, edit.column)
        try:
            self.run.edit(edit.matrix, row, column, edit.value)
        except RowcolError as error:
            error.where = f"edits[{place}]" + (f".{error.where}" if error.where else "")
            raise

    def _turned(self, row: int, column: int) -> tuple[int, int]:
        return (column, row) if self.convention == "columns" else (row, column)

    def figure(self, catalogue: Catalogue = ENGLISH, most_cells: int | None = None) -> dict[str, Any]:
        """The figure, once the iteration is reached; its values are arrays, for the wire to encode."""
        network, run = self._network, self.run
        program = program_json(network, self.convention, catalogue)
        windows = resolve_windows(axis_sizes(program), {})
        values = run.record()
        parts = None if most_cells is None or _cells(network) <= most_cells else _parts(program, windows)
        started = {} if parts else _start(network, run, values)
        metrics, first = run.metrics(), run.first_nonfinite
        return {
            "version": VERSION,
            "program": program_message(program, windows),
            "iteration": self._goal,
            "values": _cut(self._shown(values), parts),
            "parts": parts,
            "metrics": {"loss": metrics.loss, "accuracy": metrics.accuracy},
            "first_nonfinite": first and asdict(first),
            "history": self._curve.points,
            "edits": [self._edit_json(edit) for edit in run.edits],
            "start": self._shown(started),
            "batched": Cases(network).batched,
            "scored": network.dataset.scored,
        }

    def _shown(self, values: Mapping[str, Array]) -> Mapping[str, Array]:
        return mirror_values(values) if self.convention == "columns" else values

    def _edit_json(self, edit: Edit) -> dict[str, Any]:
        row, column = self._turned(edit.row, edit.column)
        others = [
            dict(zip(("row", "column", "before"), (*self._turned(r, c), before), strict=True))
            for r, c, before in edit.others
        ]
        shown = asdict(replace(edit, row=row, column=column))
        return {name: value for name, value in {**shown, "others": others}.items() if value != []}


def _cells(network: Network) -> int:
    return sum(rows * columns for rows, columns in (m.shape for m in network.program.matrices.values()))


def _parts(program: Mapping[str, Any], windows: Mapping[str, Window]) -> dict[str, tuple[Window, ...]]:
    """What a frame would show of each matrix: its window of rows and of columns."""
    return {
        matrix["id"]: tuple(
            cut(windows[axis], size) for axis, size in zip(matrix["axes"], matrix["shape"], strict=True)
        )
        for matrix in program["matrices"]
    }


def _cut(values: Mapping[str, Array], parts: Mapping[str, tuple[Window, ...]] | None) -> dict[str, Array]:
    """Copies, so that the run may move on and the rest of a large matrix is let go."""
    if parts is None:
        return {name: np.array(array) for name, array in values.items()}
    return {
        name: np.array(values[name][tuple(slice(*window) for window in part)]) for name, part in parts.items()
    }


def _start(network: Network, run: Run, values: Mapping[str, Array]) -> dict[str, Array]:
    """What parameters, optimizer state and cases were at the start, where they aren't that any more."""
    given = dict(network.start)
    if not Cases(network).batched and any(edit.matrix in CASES for edit in run.edits):
        feeds = network.feeds(network.dataset.x, network.dataset.y)
        given |= {name: feeds[name] for name in CASES}
    return {name: start for name, start in given.items() if not np.array_equal(start, values[name])}
