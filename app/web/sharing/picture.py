"""The picture of a step, for places that show no frames: cards of links, feeds, e-mail, Markdown."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.exports.pictures.drawing import Picture, svg
from app.exports.pictures.raster import png
from app.web.asked import Asked, Known
from app.web.errors import UnknownNetworkError
from app.web.pages import FIRST_NETWORK
from app.web.rendering import Renderer
from app.web.sharing.body import Body, answer
from app.web.sharing.computed import Computed, Figure
from app.web.sharing.kept import Gone
from app.web.sharing.options import Options, read_options
from app.web.sharing.seen import Seen, see
from app.web.sharing.views import digest
from app.words.catalogue import Catalogue
from app.words.languages import Languages

KEEP = "public, max-age=3600, stale-while-revalidate=604800"
TYPES = {"svg": "image/svg+xml", "png": "image/png"}
"""What there is, by ending."""
SCALE = 2.0
"""Pixels of a PNG for each of CSS."""


class Pictures:
    """Makes them, once each."""

    def __init__(self, computed: Computed, render: Renderer, languages: Languages) -> None:
        self._computed = computed
        self._render = render
        self._languages = languages

    async def version(self) -> str:
        """Of the style sheets and scripts that draw."""
        return await self._render.version(self._computed.workers)

    async def seen(self, name: str, options: Options, gone: Gone) -> Seen:
        """What an address shows, in its language, which is English if it names none."""
        catalogue = self._languages.choose(options.lang, "")
        return await see(self._computed, name, options, catalogue, gone)

    async def of(self, seen: Seen, ending: str, gone: Gone) -> Body:
        """The picture as a file with that ending."""
        stamp = await self.version()
        # Pixels need no letters of their own.
        picture = replace(seen.picture(), fonts=ending == "svg")
        key = digest("picture", ending, stamp, seen.view.digest, asdict(picture))

        async def make() -> bytes:
            numbers = await self._computed.figure_numbers(seen.view, gone)
            return await self._computed.workers.run(
                partial(_made, numbers, picture, seen.view.catalogue, ending)
            )

        return await self._computed.body(key, TYPES[ending], make, gone)


def _made(numbers: Figure, picture: Picture, catalogue: Catalogue, ending: str) -> bytes:
    drawn = svg(numbers, picture, catalogue)
    return png(drawn, SCALE) if ending == "png" else drawn.encode()


def make_router(computed: Computed, pictures: Pictures) -> APIRouter:
    """The routes."""
    router = APIRouter(include_in_schema=False)
    asked = Asked()

    async def respond(request: Request, name: str, ending: str) -> Response:
        if ending not in TYPES:
            raise HTTPException(404)
        query = request.scope["query_string"].decode("latin-1")
        address = f"{await pictures.version()}\n{name}\n{ending}\n{query}"
        known = asked.find(address)
        body = computed.bodies.find(known.key) if known else None
        if body is None:
            seen = await pictures.seen(name, read_options(query), request.is_disconnected)
            body = await pictures.of(seen, ending, request.is_disconnected)
            asked.keep(address, Known(body.digest))
        return answer(body, request.headers, KEEP)

    @router.get("/picture.{ending}")
    async def own(request: Request, ending: str) -> Response:
        return await respond(request, FIRST_NETWORK, ending)

    @router.get("/picture/{name}.{ending}")
    async def picture(request: Request, name: str, ending: str) -> Response:
        try:
            computed.networks.entry(name)
        except UnknownNetworkError:
            raise HTTPException(404) from None
        return await respond(request, name, ending)

    return router
