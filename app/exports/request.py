"""What is to be exported: one iteration of a network, and how it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, cast, get_args

from app.engine.program import Program, Step
from app.engine.registry import Array
from app.exports.errors import ExportError
from app.networks.build import Network
from app.networks.fields import Convention
from app.networks.gallery import gallery
from app.networks.models import Spec
from app.trace.mirror import mirror, mirror_values
from app.training.records import Edit
from app.words.catalogue import ENGLISH, Catalogue
from app.words.phrase import phrase

Lens = Literal["row_column", "column_row", "columns", "rows"]
Theme = Literal["paper", "board", "projector"]
Paper = Literal["a4", "letter"]
LENS_NAMES: Mapping[str, Lens] = {"dot": "row_column", "outer": "column_row"}
"""Other names of lenses, as addresses have them."""
Progress = Callable[[int, int], None]
"""Called with how much is done, of how much."""

SCALES = (0.25, 8.0)
WIDTHS = (120, 8000)


def _nothing(_done: int, _of: int) -> None:
    pass


@dataclass(frozen=True)
class Request:
    """One iteration of a network, and how it is looked at. Steps and cells count from 0, as links do.

    Attributes:
        network: as built.
        values: every matrix of the iteration, in the rows convention (`Run.record`).
        iteration: updates done before it.
        convention: what the cases are.
        step: that is shown.
        lens: how a product is seen.
        cell: (row, column) of the step's result that is looked at, in the convention asked for; None is
            where a page opens: the second of each.
        k: which layer of a sum.
        theme: of pictures.
        matrix: id of the one that is exported; None are all, where a form can hold all.
        scale: pixels of a picture for each of its own.
        width: of a picture in its own pixels; None is as wide as it comes.
        transparent: whether a picture has no ground.
        until: the last step of a film; None is the last one that there is.
        paper: of a document with pages.
        edits: that were made on the way, in the convention asked for; the values have them.
        catalogue: the language.
        progress: called by forms that take long.
    """

    network: Network
    values: Mapping[str, Array]
    iteration: int = 0
    convention: Convention = "rows"
    step: int = 0
    lens: Lens = "row_column"
    cell: tuple[int, int] | None = None
    k: int = 0
    theme: Theme = "paper"
    matrix: str | None = None
    scale: float = 1.0
    width: int | None = None
    transparent: bool = False
    until: int | None = None
    paper: Paper = "a4"
    edits: tuple[Edit, ...] = ()
    catalogue: Catalogue = ENGLISH
    progress: Progress = field(default=_nothing, compare=False)

    def __post_init__(self) -> None:
        """Refuse what isn't there.

        Raises:
            ExportError: says what there is.
        """
        last = len(self.network.program.steps) - 1
        _within("step", self.step, 0, last)
        if self.until is not None:
            _within("until", self.until, self.step, last)
        if self.cell is not None:
            for name, place, size in zip(("row", "column"), self.cell, self._result_shape(), strict=True):
                _within(name, place, 0, size - 1, where="cell")
        _within("k", self.k, 0, max(0, self._inner() - 1))
        _within("scale", self.scale, *SCALES)
        if self.width is not None:
            _within("width", self.width, *WIDTHS)
        if self.matrix is not None and self.matrix not in self.network.program.matrices:
            known = ", ".join(self.network.program.matrices)
            said = phrase("there is no matrix “{name}”; there are: {known}", name=self.matrix, known=known)
            raise ExportError(said, where="matrix")
        chosen = (("lens", self.lens, Lens), ("theme", self.theme, Theme), ("paper", self.paper, Paper))
        for name, value, all_ in chosen:
            if value not in get_args(all_):
                raise _unknown(name, value, all_)

    def _result_shape(self) -> tuple[int, int]:
        rows, columns = self.network.program.matrices[self.network.program.steps[self.step].output].shape
        return (rows, columns) if self.convention == "rows" else (columns, rows)

    def _inner(self) -> int:
        """The longest axis of the step's operands: no sum has more terms."""
        matrices = self.network.program.matrices
        return max(max(matrices[name].shape) for name in self.network.program.steps[self.step].inputs)

    @property
    def spec(self) -> Spec:
        """What the network was built of."""
        return self.network.spec

    @property
    def title(self) -> str:
        """Of the network, in the language: that of the gallery, else its name."""
        entry = gallery.get(self.spec.name)
        return self.catalogue.say(entry.title) if entry else self.spec.name

    @cached_property
    def program(self) -> Program:
        """The program in the convention asked for."""
        program = self.network.program
        return program if self.convention == "rows" else mirror(program)

    @cached_property
    def shown(self) -> Mapping[str, Array]:
        """The values in the convention asked for."""
        return self.values if self.convention == "rows" else mirror_values(self.values)

    @property
    def shown_step(self) -> Step:
        """The step that is shown, in the convention asked for."""
        return self.program.steps[self.step]


def lens_named(text: str) -> Lens:
    """A lens by any of its names.

    Raises:
        ExportError: there is none of that name; says what there is.
    """
    named = LENS_NAMES.get(text, text.replace("-", "_"))
    for lens in get_args(Lens):
        if lens == named:
            return cast("Lens", lens)
    raise _unknown("lens", text, Lens)


def _unknown(what: str, name: str, all_: Any) -> ExportError:
    known = ", ".join(get_args(all_))
    said = phrase("there is no {what} “{name}”; there are: {known}", what=what, name=name, known=known)
    return ExportError(said, where=what)


def _within(name: str, value: float, least: float, most: float, *, where: str = "") -> None:
    if not least <= value <= most:
        said = phrase(
            "{name} goes from {least} to {most}, not {value}", name=name, least=least, most=most, value=value
        )
        raise ExportError(said, where=where or name)
