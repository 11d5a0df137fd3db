"""What of a view is seen: a step of it, through a lens, with the cursor somewhere. Whatever an address says
that isn't there is left out, and what is usual is in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.engine.errors import RowcolError
from app.exports.pictures.drawing import Picture
from app.web.sharing.computed import Computed
from app.web.sharing.first_words import Cursor
from app.web.sharing.kept import Gone
from app.web.sharing.options import OPTIONS, Options
from app.web.sharing.views import View
from app.words.catalogue import Catalogue

# What can make a view impossible, and goes before the network itself does.
_LEFT_OUT: tuple[tuple[str, ...], ...] = (("edits",), ("iteration", "edits"), ("spec", "iteration", "edits"))


@dataclass(frozen=True)
class Seen:
    """A step of a view.

    Attributes:
        options: of the address, without what can't be.
        program: the program message.
    """

    view: View
    options: Options
    program: Mapping[str, Any]

    @property
    def title(self) -> str:
        """Of the network."""
        return str(self.program["title"])

    @property
    def cursor(self) -> Cursor:
        """The cell of the result, which is the second of each where none is chosen, and the layer."""
        row, column = self.options.cell or tuple(min(1, size - 1) for size in self._shape)
        return Cursor(row, column, self.options.k)

    @property
    def _shape(self) -> tuple[int, int]:
        return shape_of(self.program, self.options.step)

    @property
    def windowed(self) -> bool:
        """Whether a long axis of the step is cut."""
        step, windows = self.program["steps"][self.options.step], self.program["windows"]
        shown = [m for m in self.program["matrices"] if m["id"] in (*step["inputs"], step["output"])]
        return any(
            size > windows[axis][1] - windows[axis][0]
            for matrix in shown
            for axis, size in zip(matrix["axes"], matrix["shape"], strict=True)
        )

    def picture(self) -> Picture:
        """As an address asks for it, in the colours of its theme."""
        asked = self.options
        return Picture(
            step=asked.step,
            lens=asked.lens,
            cell=asked.cell,
            k=asked.k,
            decimals=asked.decimals,
            labels=asked.labels,
            theme="paper" if asked.theme == "auto" else asked.theme,
        )


def shape_of(program: Mapping[str, Any], step: int) -> tuple[int, int]:
    """Rows and columns of a step's result."""
    output = program["steps"][step]["output"]
    rows, columns = next(matrix["shape"] for matrix in program["matrices"] if matrix["id"] == output)
    return rows, columns


async def see(computed: Computed, name: str, options: Options, catalogue: Catalogue, gone: Gone) -> Seen:
    """What an address shows; it never refuses.

    Args:
        name: of the gallery; shown where the address spells out no network that can be built.
    """
    view, program, options = await _possible(computed, name, options, catalogue, gone)
    if options.step >= len(program["steps"]):
        options = without(options, "step")
    if options.cell and any(
        n >= size for n, size in zip(options.cell, shape_of(program, options.step), strict=True)
    ):
        options = without(options, "cell")
    if options.k >= _layers(program, options.step):
        options = without(options, "k")
    return Seen(view, options, program)


async def _possible(
    computed: Computed, name: str, options: Options, catalogue: Catalogue, gone: Gone
) -> tuple[View, Mapping[str, Any], Options]:
    for left_out in ((), *_LEFT_OUT):
        tried = without(options, *left_out)
        try:
            view = await computed.view(name, tried, catalogue)
            numbers = await computed.figure_numbers(view, gone)
        except RowcolError:
            continue
        return view, numbers["program"], tried
    raise AssertionError("a network of the gallery can be built")


def without(options: Options, *names: str) -> Options:
    """The options as if the address didn't say these."""
    usual: dict[str, Any] = {name: OPTIONS[name].usual for name in names}
    given = {name: text for name, text in options.given.items() if name not in names}
    return replace(options, **usual, given=given)


def _layers(program: Mapping[str, Any], step: int) -> int:
    """The longest axis of the step's operands: no sum has more terms."""
    inputs = program["steps"][step]["inputs"]
    return max(int(max(matrix["shape"])) for matrix in program["matrices"] if matrix["id"] in inputs)
