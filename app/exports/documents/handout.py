"""The handout, all steps of an iteration as PDF, one a page; and the worksheet, where cells are blank."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.index_cells import Cell
from app.engine.matrix import Matrix
from app.engine.program import Step
from app.exports.documents.blanks import Blanks, blanks, shown_cells
from app.exports.documents.colours import role_colours, role_of
from app.exports.documents.told import Account, Chapter
from app.exports.documents.typst_math import typst_math
from app.exports.errors import ExportError
from app.exports.pictures.drawing import Picture, figure_of, svgs
from app.exports.pictures.raster import size
from app.exports.pictures.typesetting import as_pdf
from app.exports.request import Request
from app.networks.gallery import gallery
from app.trace.formulas import latex_symbol
from app.trace.transcript import Teller
from app.wire.exact import encode
from app.words.phrase import phrase

SOURCE = Path(__file__).with_name("handout.typ")
_POINTS = 0.75
_WIDTH = 920.0
"""Of a picture, in pixels of CSS; so all cells of what is shown have room."""
_SUMS = 3
_PAPERS = {"a4": "a4", "letter": "us-letter"}
_MANY_STEPS, _MOST_STEPS = 24, 60
_HIDDEN = re.compile(r"(<rect [^>]*)/>(<text [^>]*>)NaN</text>")
_FILL = re.compile(r' fill(-opacity)?="[^"]*"')


def pdf_file(request: Request) -> bytes:
    """Summary, then one step a page with some of its cells by hand."""
    return _Handout(request, Blanks({}, {})).pdf()


def worksheet_file(request: Request) -> bytes:
    """The same with cells to be computed, and their answers at the end.

    Raises:
        ExportError: nobody can compute with its numbers.
    """
    if not all(np.isfinite(array).all() for array in request.values.values()):
        raise ExportError(phrase("numbers of this iteration aren't finite: there is nothing to compute"))
    return _Handout(request, blanks(request.network, request.values, request.iteration)).pdf()


@dataclass(frozen=True)
class _Handout:
    request: Request
    blanks: Blanks

    def pdf(self) -> bytes:
        pictures = self._pictures()
        data = self._data([size(picture) for picture in pictures])
        inputs = {f"picture{n}": picture for n, picture in enumerate(pictures, start=1)}
        return as_pdf(SOURCE.read_text(encoding="utf-8"), inputs | {"handout": encode(data).decode()})

    @property
    def _is_worksheet(self) -> bool:
        return bool(self.blanks.asked)

    def _pictures(self) -> list[str]:
        """Of each step; a hidden cell is empty."""
        request = replace(self.request, values=self.blanks.values(self.request.values))
        looks = [
            Picture(
                step=step.index,
                lens="row_column" if self._is_worksheet else request.lens,
                cell=self._looked_at(step),
                width=_WIDTH,
                ground=False,
                titled=False,
                fonts=False,
            )
            for step in request.program.steps
        ]
        drawn = svgs(figure_of(request), looks, request.catalogue)
        return [_HIDDEN.sub(_empty, svg) for svg in drawn] if self._is_worksheet else drawn

    def _looked_at(self, step: Step) -> Cell | None:
        """The first cell that is to be computed, in the convention asked for."""
        asked = self.blanks.asked.get(step.index, ())
        if not asked:
            return None
        return asked[0] if self.request.convention == "rows" else asked[0][::-1]

    def _data(self, sizes: Sequence[tuple[float, float]]) -> dict[str, Any]:
        request = self.request
        account = Account(request)
        say = request.catalogue.say
        entry = gallery.get(request.spec.name)
        teller = Teller(request.network, request.values, request.convention, request.catalogue)
        steps = [
            self._step(account, teller, chapter, own)
            for chapter, own in zip(account.chapters, sizes, strict=True)
        ]
        note = phrase(
            "Compute the cells that are empty. Where a number is missing on the way to a result, it is one "
            "that you have computed before. The answers are at the end."
        )
        iteration = phrase("Iteration {iteration}", iteration=request.iteration)
        return {
            "title": account.title,
            "subtitle": say(iteration) if self._is_worksheet else account.subtitle,
            "summary": say(entry.summary) if entry else "",
            "shape": say(entry.shape) if entry else "",
            "note": say(note) if self._is_worksheet else "",
            "language": request.catalogue.language.split("-")[0],
            "paper": _PAPERS[self.request.paper],
            "colours": {role: f"#{digits}" for role, digits in role_colours().items()},
            "words": {
                "given": say(phrase("What the iteration begins with")),
                "steps": say(phrase("Steps")),
                "compute": say(phrase("Compute")),
                "answers": say(phrase("Answers")),
            },
            "given": [self._given(table.id) for table in account.given],
            "columns": 1 if len(steps) <= _MANY_STEPS else 2,
            "entry": 9 if len(steps) <= _MOST_STEPS else 7,
            "steps": steps,
            "answers": [
                self._answer(teller, chapter) for chapter in account.chapters if self._asked(chapter)
            ],
        }

    def _given(self, name: str) -> dict[str, Any]:
        matrix = self.request.program.matrices[name]
        figure, say = self.request.catalogue.figure, self.request.catalogue.say
        return {
            "symbol": matrix.symbol,
            "role": role_of(matrix, self.request.program.matrices),
            "noun": say(matrix.noun),
            "size": " × ".join(figure(f"{side:,}") for side in matrix.shape),
        }

    def _step(
        self, account: Account, teller: Teller, chapter: Chapter, own: tuple[float, float]
    ) -> dict[str, Any]:
        say = account.catalogue.say
        matrices = self.request.program.matrices
        title = phrase("For example") if self._is_worksheet else phrase("By hand")
        return {
            "number": chapter.step.index + 1,
            "phase": chapter.phase[:1].upper() + chapter.phase[1:],
            "layer": chapter.layer,
            "title": chapter.title,
            "symbols": matrices[chapter.step.output].symbol,
            "formula": typst_math(account.latex(chapter, lambda matrix: _symbol(matrix, matrices))),
            "text": chapter.told.text,
            "size": [side * _POINTS for side in own],
            "sums_title": say(title),
            "sums": [teller.worked(chapter.original, cell) for cell in self._examples(chapter.original)],
            "asked": [teller.cell(chapter.original, cell) for cell in self._asked(chapter)],
        }

    def _asked(self, chapter: Chapter) -> Sequence[Cell]:
        return self.blanks.asked.get(chapter.step.index, ())

    def _examples(self, step: Step) -> list[Cell]:
        """Cells that are worked out: the second of each axis, the first, the last; of a worksheet one that
        gives nothing away.
        """
        values = self.request.values
        rows, columns = values[step.output].shape
        cells = shown_cells(values[step.output])
        if self._is_worksheet:
            return [cell for cell in cells if not self.blanks.tells(step, values, cell)][:1]
        return list(dict.fromkeys([(min(1, rows - 1), min(1, columns - 1)), cells[0], cells[-1]]))[:_SUMS]

    def _answer(self, teller: Teller, chapter: Chapter) -> dict[str, Any]:
        return {
            "number": chapter.step.index + 1,
            "title": chapter.title,
            "sums": [teller.worked(chapter.original, cell) for cell in self._asked(chapter)],
        }


def _empty(cell: re.Match[str]) -> str:
    """A cell in which one can write."""
    return _FILL.sub("", cell[1]) + ' fill="#ffffff"/>'


def _symbol(matrix: Matrix, matrices: Mapping[str, Matrix]) -> str:
    return rf"{{\color{{role-{role_of(matrix, matrices)}}}{latex_symbol(matrix.symbol)}}}"
