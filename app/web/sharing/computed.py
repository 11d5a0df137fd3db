"""Figures, traces and pictures: each computed once by the workers, in slices, and then kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from app.exports.figure import FigureRun
from app.exports.pictures.drawing import Picture, svgs
from app.settings import Settings
from app.trace.trace import trace_json
from app.training.slices import approach_slice
from app.web.iterations import check_iterations, check_trace_size
from app.web.language import refusing_in
from app.web.sharing.body import Body, packed
from app.web.sharing.kept import Gone, Kept
from app.web.sharing.options import Options
from app.web.sharing.views import View, digest, view_of
from app.web.sources import Networks
from app.web.workers import Workers
from app.wire.exact import encode
from app.words.catalogue import Catalogue

_FIGURES = 16  # of which the numbers are kept as they are, for the pictures that are soon asked for

Figure = dict[str, Any]


class Computed:
    """What was computed of views, and what computes it.

    Attributes:
        networks: where they come from.
        version: of the program.
        bodies: what can be sent, by digest.
    """

    def __init__(self, networks: Networks, workers: Workers, settings: Settings, version: str) -> None:
        self.networks = networks
        self.version = version
        self.workers = workers
        self._settings = settings
        self._figures: Kept[Figure] = Kept(_FIGURES, lambda _figure: 1)
        self._drawings: Kept[list[str]] = Kept(settings.cache_bytes // 4, lambda them: sum(map(len, them)))
        self.bodies: Kept[Body] = Kept(settings.cache_bytes, lambda body: body.size)

    async def view(self, name: str | None, options: Options, catalogue: Catalogue) -> View:
        """What an address shows, built. Raises RowcolError."""
        return await self.workers.run(partial(view_of, self.networks, name, options, catalogue, self.version))

    async def figure_numbers(self, view: View, gone: Gone) -> Figure:
        """The figure of a view, its values as arrays. Raises RowcolError."""
        return await self._figures.get(view.digest, partial(self._figure, view), gone)

    async def figure(self, view: View, gone: Gone) -> Body:
        """The figure of a view as JSON. Raises RowcolError."""

        async def make() -> bytes:
            numbers = await self.figure_numbers(view, gone)
            return await self.workers.run(partial(encode, numbers))

        return await self.body(key_of("figure", view), "application/json", make, gone)

    async def trace(self, view: View, gone: Gone) -> Body:
        """The trace of a view as JSON. Raises RowcolError."""

        async def make() -> bytes:
            with refusing_in(view.catalogue):
                check_trace_size(view.network, self._settings)
            run = await self.advanced(view)

            def write() -> bytes:
                values = run.run.record()
                told = trace_json(view.network, values, view.iteration, view.convention, view.catalogue)
                return encode(told)

            return await self.workers.run(write)

        return await self.body(key_of("trace", view), "application/json", make, gone)

    async def drawings(self, view: View, pictures: Sequence[Picture], version: str, gone: Gone) -> list[str]:
        """Pictures of a view as SVG. Raises RowcolError.

        Args:
            version: of the style sheets and scripts that they are drawn with.
        """

        async def make() -> list[str]:
            numbers = await self.figure_numbers(view, gone)
            return await self.workers.run(partial(svgs, numbers, pictures, view.catalogue))

        named = [asdict(picture) for picture in pictures]
        return await self._drawings.get(digest("drawings", version, view.digest, named), make, gone)

    async def body(self, key: str, media_type: str, make: Callable[[], Awaitable[bytes]], gone: Gone) -> Body:
        """A body that is made, compressed and kept, or was."""

        async def pack() -> Body:
            made = await make()
            return await self.workers.run(partial(packed, key, media_type, made))

        return await self.bodies.get(key, pack, gone)

    async def _figure(self, view: View) -> Figure:
        run = await self.advanced(view)
        most = self._settings.max_figure_cells
        return await self.workers.run(partial(run.figure, view.catalogue, most))

    async def advanced(self, view: View) -> FigureRun:
        """A run at the view's iteration, reached slice by slice."""
        with refusing_in(view.catalogue):
            check_iterations(view.iteration, self._settings, "iteration")
            run = await self.workers.run(
                partial(FigureRun, view.network, view.iteration, view.convention, view.edits)
            )
            while not await self.workers.run(partial(run.advance, approach_slice)):
                pass
        return run


def key_of(kind: str, view: View) -> str:
    """The digest of the body that is a view's figure or trace."""
    return digest(kind, view.digest)
