"""A transcript: one iteration in plain sentences and tables, for those who read it instead of seeing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.engine.matrix import Axis, Matrix
from app.engine.program import Phase, Step
from app.engine.registry import Array
from app.networks.build import Network
from app.networks.fields import Convention
from app.trace.axes import names
from app.trace.mirror import mirror, mirror_values
from app.trace.numbers import decimals_for, number
from app.trace.outline import LABELLED, SHOWN, WINDOWED, steps_json
from app.trace.worked import worked_cell
from app.words.catalogue import Catalogue
from app.words.phrase import phrase, plural

PHASES: dict[Phase, str] = {
    "forward": phrase("forward"),
    "loss": phrase("loss"),
    "backward": phrase("backward"),
    "update": phrase("update"),
}


@dataclass(frozen=True)
class Table:
    """A matrix as a table.

    Attributes:
        id: of the matrix.
        title: its symbol, what it is, and its shape.
        columns: labels of the shown columns.
        rows: of each shown row its label and its numbers.
        left_out: what is said of rows and columns that aren't shown.
    """

    id: str
    title: str
    columns: list[str]
    rows: list[tuple[str, list[str]]]
    left_out: list[str]


@dataclass(frozen=True)
class ToldStep:
    """A step in words.

    Attributes:
        title: which step it is and what it is for.
        text: what it does, a sentence or two.
        operands: id and symbol of each matrix that it reads.
        numpy: the line of code.
        worked: one cell by hand.
        result: what it computes.
    """

    title: str
    text: str
    operands: list[tuple[str, str]]
    numpy: str
    worked: str
    result: Table


@dataclass(frozen=True)
class Transcript:
    """One iteration: what it begins with, and the steps of each phase by the phase's name."""

    given: list[Table]
    phases: list[tuple[str, list[ToldStep]]]


def transcript(
    network: Network, values: Mapping[str, Array], convention: Convention, catalogue: Catalogue
) -> Transcript:
    """Tell an iteration.

    Args:
        values: every matrix of that iteration, in the rows convention (`Run.record`).
        catalogue: the language of all its texts.
    """
    teller = Teller(network, values, convention, catalogue)
    program = network.program
    computed = {step.output for step in program.steps}
    given = [teller.table(matrix) for name, matrix in teller.matrices.items() if name not in computed]
    said = steps_json(network, convention, catalogue)
    phases: dict[Phase, list[ToldStep]] = {}
    for step, told in zip(program.steps, said, strict=True):
        phases.setdefault(step.phase, []).append(teller.step(step, told))
    return Transcript(given, [(catalogue.say(PHASES[phase]), steps) for phase, steps in phases.items()])


class Teller:
    """Tells parts of an iteration.

    Attributes:
        matrices: in the convention asked for.
    """

    def __init__(
        self, network: Network, values: Mapping[str, Array], convention: Convention, catalogue: Catalogue
    ) -> None:
        program = network.program
        turned = convention == "columns"
        self.matrices = (mirror(program) if turned else program).matrices
        self._count = len(program.steps)
        self._values, self._turned, self._catalogue = values, turned, catalogue
        self._shown_values = mirror_values(values) if turned else values
        self._names = names(program.matrices.values(), LABELLED, catalogue)

    def step(self, step: Step, told: Mapping[str, Any]) -> ToldStep:
        """A step of the program in the rows convention, with what its outline says."""
        place = {"step": step.index + 1, "count": self._count, "title": told["title"]}
        if told["layer_name"]:
            title = phrase("Step {step} of {count}, {layer}: {title}", layer=told["layer_name"], **place)
        else:
            title = phrase("Step {step} of {count}: {title}", **place)
        return ToldStep(
            title=self._catalogue.say(title),
            text=told["text"],
            operands=[(name, self.matrices[name].symbol) for name in told["inputs"]],
            numpy=told["numpy"],
            worked=self.worked(step),
            result=self.table(self.matrices[step.output]),
        )

    def cell(self, step: Step, cell: tuple[int, int]) -> str:
        """What a cell of a step's result is called: "Z₁[case 2, h₂]".

        Args:
            step, cell: in the rows convention.
        """
        matrix = self.matrices[step.output]
        at = cell[::-1] if self._turned else cell
        axes = [(axis, n) for axis, n in zip((matrix.rows, matrix.columns), at, strict=True) if axis.size > 1]
        place = ", ".join(self._label(axis, n) for axis, n in axes)
        return f"{matrix.symbol}[{place}]" if place else matrix.symbol

    def worked(self, step: Step, at: tuple[int, int] | None = None) -> str:
        """A cell of a step's result by hand.

        Args:
            step, at: in the rows convention; no cell is the second of each axis.
        """
        rows, columns = self._values[step.output].shape
        at = at or (min(1, rows - 1), min(1, columns - 1))
        worked = worked_cell(step, self._values, at, SHOWN, turned=self._turned)
        cell = self.cell(step, at)
        say, figure = self._catalogue.say, self._catalogue.figure
        total, text = figure(worked.total), figure(worked.text)
        if not text:
            return say(phrase("{cell} is {total}; it is put there, not computed.", cell=cell, total=total))
        if not worked.unwritten:
            return f"{cell} = {text} {worked.relation} {total}" if text != total else f"{cell} = {total}"
        if worked.summed:
            more = say(plural(worked.unwritten, "… {count} more term", "… {count} more terms"))
            return f"{cell} = {text} + {more} {worked.relation} {total}"
        done = plural(
            worked.unwritten,
            "{cell} begins with {terms}. With one more term, and whatever is done to the sum, it is {total}.",
            "{cell} begins with {terms}. "
            "With {count} more terms, and whatever is done to the sum, it is {total}.",
            cell=cell,
            terms=text,
            total=total,
        )
        return say(done)

    def table(self, matrix: Matrix) -> Table:
        """A matrix in the convention asked for."""
        say, figure = self._catalogue.say, self._catalogue.figure
        rows, columns = _first(matrix.rows), _first(matrix.columns)
        numbers = self._shown_values[matrix.id][:rows, :columns]
        decimals = decimals_for(float(value) for value in numbers.flat)
        size = phrase(
            "{symbol}, {rows} by {columns}",
            symbol=matrix.symbol,
            rows=figure(f"{matrix.rows.size:,}"),
            columns=figure(f"{matrix.columns.size:,}"),
        )
        return Table(
            id=matrix.id,
            title=f"{say(size)} ({say(matrix.noun)})" if matrix.noun else say(size),
            columns=[self._label(matrix.columns, n) for n in range(columns)],
            rows=[
                (self._label(matrix.rows, n), [figure(number(float(value), decimals)) for value in line])
                for n, line in enumerate(numbers)
            ],
            left_out=list(self._left_out(matrix, rows, columns)),
        )

    def _left_out(self, matrix: Matrix, rows: int, columns: int) -> Iterable[str]:
        say, figure = self._catalogue.say, self._catalogue.figure
        if rows < matrix.rows.size:
            all_ = figure(f"{matrix.rows.size:,}")
            yield say(phrase("The first {shown} of {all} rows are shown.", shown=rows, all=all_))
        if columns < matrix.columns.size:
            all_ = figure(f"{matrix.columns.size:,}")
            yield say(phrase("The first {shown} of {all} columns are shown.", shown=columns, all=all_))

    def _label(self, axis: Axis, n: int) -> str:
        if axis.within is not None:
            case, place = divmod(n, len(axis.within))
            named = self._names.get("case {n}", "case {n}").replace("{n}", str(case + 1))
            return f"{named} {axis.within[place]}"
        text = axis.labels[n] if axis.labels is not None else f"{axis.name} {n + 1}"
        numbered = self._names.get(f"{axis.name} {{n}}") if axis.labels is None else None
        return self._names.get(text) or (numbered or text).replace("{n}", str(n + 1))


def _first(axis: Axis) -> int:
    """How many cells of an axis are shown."""
    return axis.size if axis.size <= WINDOWED else SHOWN
