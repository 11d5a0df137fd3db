"""One opened network: its run, where it stands, what the client watches.

Pure computation, no asyncio.

Not thread-safe: the player calls it from one thread at a time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Literal

import numpy as np

from app.networks.build import Network
from app.networks.fields import Convention
from app.trace.mirror import mirror_values
from app.trace.outline import axis_sizes, program_json, program_message
from app.training.curve import Curve
from app.training.run import Run
from app.training.slices import approach_slice
from app.web.errors import InvalidRequestError, TooMuchError
from app.web.messages import MOST_EDITS, CellValue, Edit, Other
from app.web.terms import PartialSums, partial_sums
from app.wire.exact import encode
from app.wire.frames import Array, Float, Layout, encode_frame, plan_layout
from app.wire.windows import Window, cut, resolve_windows
from app.words.catalogue import ENGLISH, Catalogue
from app.words.phrase import phrase

Playing = Literal["steps", "iterations"] | None


class Session:
    """A run of one network, seen in one convention through windows."""

    def __init__(
        self, network: Network, convention: Convention, max_cells: int, catalogue: Catalogue = ENGLISH
    ) -> None:
        self.run = Run(network)
        self.step = 0
        self.curve = Curve()
        self.frontier = 0  # the last iteration that was computed since the last edit
        self.convention = convention
        self.catalogue = catalogue
        self._program = program_json(network, convention, catalogue)
        self.max_cells = max_cells
        self._values: Mapping[str, Array] | None = None
        self._metrics: tuple[float, float | None] = (0.0, None)
        self._layout_number = 0
        self._layouts: dict[Float, Layout] = {}
        self.windows: dict[str, Window] = {}
        self.watched: list[str] = []

    @property
    def steps(self) -> int:
        """Steps of one iteration."""
        return len(self._program["steps"])

    def program_message(self) -> str:
        """The `program` message: everything that is static."""
        return encode(program_message(self._program, self.windows)).decode()

    # What is watched

    def watch(self, windows: Mapping[str, Sequence[int]], matrices: Sequence[str] | None) -> None:
        """Choose windows and matrices (None: all).

        Raises RowcolError and changes nothing if they can't be shown.
        """
        known = [matrix["id"] for matrix in self._program["matrices"]]
        for place, id_ in enumerate(matrices or ()):
            self.matrix(id_, f"matrices[{place}]")
        watched = [id_ for id_ in known if matrices is None or id_ in matrices]
        resolved = resolve_windows(axis_sizes(self._program), windows)
        planned = self._plan(0, "float64", watched, resolved)
        if planned.cells > self.max_cells:
            raise TooMuchError(
                phrase(
                    "that is {cells} cells a frame; at most {most} are sent: choose smaller windows "
                    "or fewer matrices",
                    cells=planned.cells,
                    most=self.max_cells,
                ),
                where="windows",
            )
        self.windows, self.watched = resolved, watched
        self._layouts = {}

    def matrix(self, id_: str, where: str = "matrix") -> dict[str, Any]:
        """What the program says of a matrix. Raises InvalidRequestError if it has none of that name."""
        matrices: dict[str, dict[str, Any]] = {matrix["id"]: matrix for matrix in self._program["matrices"]}
        if id_ not in matrices:
            raise InvalidRequestError(
                phrase(
                    "this network has no matrix “{matrix}”; it has {known}",
                    matrix=id_,
                    known=", ".join(matrices),
                ),
                where=where,
            )
        return matrices[id_]

    def layout(self, dtype: Float) -> tuple[Layout, bool]:
        """The layout for frames of this type, and whether it is new to the client."""
        if dtype in self._layouts:
            return self._layouts[dtype], False
        self._layout_number += 1
        layout = self._plan(self._layout_number, dtype, self.watched, self.windows)
        self._layouts[dtype] = layout
        return layout, True

    def _plan(
        self, number: int, dtype: Float, watched: Sequence[str], windows: Mapping[str, Window]
    ) -> Layout:
        chosen = [matrix for matrix in self._program["matrices"] if matrix["id"] in watched]
        spans = [
            [cut(windows[axis], size) for axis, size in zip(matrix["axes"], matrix["shape"], strict=True)]
            for matrix in chosen
        ]
        return plan_layout(
            number,
            dtype,
            [(matrix["id"], rows, columns) for matrix, (rows, columns) in zip(chosen, spans, strict=True)],
        )

    # Where it stands

    def approach(self, iteration: int, stride: int = 1 << 62) -> bool:
        """Move towards an iteration for one slice, and leave points on the curve where none were
        before.

        Args:
            stride: iterations between two of these points.

        Returns:
            Whether it is reached.
        """
        here = self.run.iteration
        if iteration == here:
            return True
        if iteration <= self.frontier:
            stop = iteration
        elif here < self.frontier:
            stop = self.frontier
        else:
            stop = min(iteration, (here // stride + 1) * stride)
        reached = approach_slice(self.run, stop)
        self._values = None
        self.frontier = max(self.frontier, self.run.iteration)
        if reached and stop < iteration:
            metrics = self.run.metrics()
            self.curve.add(stop, metrics.loss, metrics.accuracy)
        return reached and stop == iteration

    def edit(self, matrix: str, row: int, column: int, value: float) -> None:
        """Set a cell of a parameter, of X or of Y now.

        Row and column are those of the convention. Raises RowcolError.
        """
        self.run.edit(matrix, *self.turned(row, column), value)
        self._values = None
        self.frontier = self.run.iteration
        self.curve.cut(self.run.iteration)

    def edit_cells(self, matrix: str, cells: Sequence[CellValue]) -> None:
        """Set several cells of a matrix now: all of them, or none. Raises RowcolError."""
        if len(self.run.edits) + len(cells) > MOST_EDITS:
            raise TooMuchError(
                phrase("there would be more than {most} changes: take some of them back", most=MOST_EDITS)
            )
        self.run.edit_cells(matrix, [(*self.turned(cell.row, cell.column), cell.value) for cell in cells])
        self._values = None
        self.frontier = self.run.iteration
        self.curve.cut(self.run.iteration)

    def reset(self) -> None:
        """Iteration 0, edits gone."""
        self.run.reset()
        self._values = None
        self.step = 0
        self.frontier = 0
        self.curve = Curve()

    def withdraw(self, edits: Sequence[Edit]) -> int:
        """Take back the edits in which the run differs from `edits`, and those made later.

        Returns:
            How many of `edits` the run has kept, in the order in which they take effect.
        """
        known = self.edits()
        kept = 0
        while kept < min(len(known), len(edits)) and known[kept].cell == edits[kept].cell:
            kept += 1
        rest = [*known[kept : kept + 1], *edits[kept : kept + 1]]
        if rest:
            first = min(edit.iteration for edit in rest)
            self.run.withdraw(first)
            self._values = None
            self.frontier = min(self.frontier, self.run.iteration)
            self.curve.cut(first)
        return len(self.run.edits)

    def edits(self) -> list[Edit]:
        """The edits that count, in the coordinates of the convention."""
        made = []
        for edit in self.run.edits:
            row, column = self.turned(edit.row, edit.column)
            others = [self._other(*other) for other in edit.others] or None
            made.append(
                Edit.model_construct(**{**asdict(edit), "row": row, "column": column, "others": others})
            )
        return made

    def _other(self, row: int, column: int, before: float) -> Other:
        row, column = self.turned(row, column)
        return Other.model_construct(row=row, column=column, before=before)

    def turned(self, row: int, column: int) -> tuple[int, int]:
        """A cell of the convention as the run has it, or the other way round."""
        return (column, row) if self.convention == "columns" else (row, column)

    # How parameters have changed

    def compare(self, matrix: str) -> dict[str, Any]:
        """The watched part of a parameter at the start, now, and the difference. Raises RowcolError."""
        start = self.run.start(matrix)
        now = self.values()[matrix]
        if self.convention == "columns":
            start = start.T
        shown = self.matrix(matrix)
        rows, columns = (
            cut(self.windows[axis], size) for axis, size in zip(shown["axes"], shown["shape"], strict=True)
        )
        part = slice(*rows), slice(*columns)
        with np.errstate(invalid="ignore"):
            difference = now[part] - start[part]
        return {
            "matrix": matrix,
            "iteration": self.run.iteration,
            "rows": rows,
            "columns": columns,
            "start": start[part],
            "now": now[part].copy(),
            "difference": difference,
        }

    def trail(self, matrix: str, row: int, column: int) -> list[tuple[int, float]]:
        """(iteration, value) of one cell of a parameter, as far as it is known. Raises RowcolError."""
        return self.run.trail(matrix, *self.turned(row, column))

    # The numbers

    def frame(self, dtype: Float, playing: Playing) -> list[str | bytearray]:
        """The frame of where the session stands, and its layout in front of it if that is new."""
        values = self.values()
        layout, new = self.layout(dtype)
        first = self.run.first_nonfinite
        header = {
            "iteration": self.run.iteration,
            "step": self.step,
            "loss": self._metrics[0],
            "accuracy": self._metrics[1],
            "playing": playing,
            "first_nonfinite": first
            and {"iteration": first.iteration, "step": first.step, "matrix": first.matrix},
        }
        frame = encode_frame(layout, header, values)
        return [encode(layout.message()).decode(), frame] if new else [frame]

    def terms(self, step: int, row: int, column: int, start: int, stop: int) -> PartialSums:
        """Partial sums of a cell of a step's result. Raises RowcolError."""
        self.check_step(step)
        return partial_sums(self._program["steps"][step], self.values(), row, column, start, stop)

    def check_step(self, step: int) -> None:
        """Raise InvalidRequestError if an iteration has no such step."""
        if step >= self.steps:
            raise InvalidRequestError(
                phrase("step must be from 0 to {last}, not {step}", last=self.steps - 1, step=step),
                where="step",
            )

    def values(self) -> Mapping[str, Array]:
        """Every matrix of the present iteration, computed once, and its point on the curve."""
        if self._values is None:
            metrics = self.run.metrics()
            self._metrics = (metrics.loss, metrics.accuracy)
            self.curve.add(self.run.iteration, *self._metrics)
            # Last: the values are good until the next call on the run.
            recorded = self.run.record()
            self._values = mirror_values(recorded) if self.convention == "columns" else recorded
        return self._values
