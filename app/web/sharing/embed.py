"""The page that other people put into theirs, with its first step drawn into it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.exports.pictures.drawing import Picture
from app.settings import Settings
from app.web.asked import Asked, Known
from app.web.errors import UnknownNetworkError
from app.web.pages import FIRST_NETWORK, PageContext
from app.web.rendering import Renderer
from app.web.sharing.addresses import discovery, link_of, public_base
from app.web.sharing.body import Body, answer
from app.web.sharing.computed import Computed
from app.web.sharing.figure import FIGURE, address_of
from app.web.sharing.first_words import first_words
from app.web.sharing.kept import Gone
from app.web.sharing.options import Options, read_options
from app.web.sharing.seen import Seen, see
from app.web.sharing.views import digest
from app.web.urls import STREAM
from app.words.catalogue import Catalogue
from app.words.languages import Languages

SPACES = ((304, 400), (362, 460), (528, 520), (752, 620))
"""Width and height of the stage, in pixels, in the four sizes of frame that the page has: as
`static/css/embed-page.css` and `embed-sizes.css` have them.
"""
# A new version of the program is seen soon, and meanwhile nobody waits.
KEEP = "public, max-age=300, stale-while-revalidate=86400"
TEMPLATE = "embed.html"

_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class FirstPicture:
    """The step as it is drawn in a space.

    Attributes:
        width: of the space.
        drawn_width, drawn_height: of the drawing.
        windowed: whether a long axis is cut, so that the script puts a bar below.
    """

    width: int
    drawn_width: float
    drawn_height: float
    windowed: bool
    svg: Markup


@dataclass(frozen=True)
class EmbedFigure:
    """What embed.html reads as `figure`.

    Attributes:
        title: of the network.
        address: of its numbers, with the hash that lets everybody keep them.
        stream: of the stream for what numbers alone can't answer.
        open: address of the main view that shows the same.
        head: what else belongs into the head of the page.
        theme: auto follows the reader's own.
        hidden: names of the controls that aren't shown.
        predicts: whether there is a number that isn't shown before it is predicted.
        step, steps: the step, from 0, and how many there are.
        mathml, phase, where, words: what is said of it.
        pictures: of it, one for each space.
    """

    title: str
    address: str
    stream: str
    open: str
    head: Markup
    theme: str
    hidden: list[str]
    predicts: bool
    step: int
    steps: int
    mathml: Markup
    phase: str
    where: str
    words: Markup
    pictures: list[FirstPicture]


def make_router(computed: Computed, settings: Settings, render: Renderer, languages: Languages) -> APIRouter:
    """The routes."""
    router = APIRouter(include_in_schema=False)

    asked = Asked()

    async def respond(request: Request, name: str) -> Response:
        query = request.scope["query_string"].decode("latin-1")
        accepted = request.headers.get("accept-language", "")
        base = public_base(request, settings)
        stamp = await render.version(computed.workers)
        address = f"{stamp}\n{base}\n{accepted}\n{name}\n{query}"
        known = asked.find(address)
        body = computed.bodies.find(known.key) if known else None
        if known is None or body is None:
            options = read_options(query)
            catalogue = languages.choose(options.lang, accepted)
            body = await _body(
                computed, render, name, options, catalogue, stamp, base, request.is_disconnected
            )
            more = {"content-language": catalogue.language}
            known = Known(body.digest, more if options.lang else {**more, "vary": "accept-language"})
            asked.keep(address, known)
        return answer(body, request.headers, KEEP, known.headers)

    @router.get("/embed")
    async def own(request: Request) -> Response:
        return await respond(request, FIRST_NETWORK)

    @router.get("/embed/")
    async def nameless() -> Response:
        raise HTTPException(404)

    @router.get("/embed/{name}")
    async def embed(request: Request, name: str) -> Response:
        try:
            computed.networks.entry(name)
        except UnknownNetworkError:
            context = PageContext(network=name, networks=computed.networks.entries)
            return await computed.workers.run(
                partial(render.page, request, "missing.html", vars(context), 404)
            )
        return await respond(request, name)

    return router


async def _body(
    computed: Computed,
    render: Renderer,
    name: str,
    options: Options,
    catalogue: Catalogue,
    stamp: str,
    base: str,
    gone: Gone,
) -> Body:
    said = sorted(options.given.items())
    key = digest("embed", computed.version, stamp, base, name, catalogue.language, said)

    async def make() -> bytes:
        seen = await see(computed, name, options, catalogue, gone)
        pictures = await first_pictures(seen, computed, stamp, gone)
        return await computed.workers.run(partial(_page, render, seen, pictures, base))

    return await computed.body(key, "text/html; charset=utf-8", make, gone)


async def first_pictures(seen: Seen, computed: Computed, stamp: str, gone: Gone) -> list[FirstPicture]:
    """The step, drawn for every size of frame."""
    asked = seen.options
    wanted = [
        Picture(
            step=asked.step,
            lens=asked.lens,
            cell=asked.cell,
            k=asked.k,
            decimals=asked.decimals,
            labels=asked.labels,
            width=width,
            height=height,
            theme=None,
            titled=False,
            fonts=False,
        )
        for width, height in SPACES
    ]
    drawn = await computed.drawings(seen.view, wanted, stamp, gone)
    sizes = [_VIEW_BOX.search(svg) for svg in drawn]
    return [
        FirstPicture(width, float(size[1]), float(size[2]), seen.windowed, Markup(svg))  # noqa: S704
        for (width, _), svg, size in zip(SPACES, drawn, sizes, strict=True)
        if size is not None
    ]


def _page(render: Renderer, seen: Seen, pictures: list[FirstPicture], base: str) -> bytes:
    view, asked = seen.view, seen.options
    words = first_words(seen.program, asked.step, asked.lens, seen.cursor, view.catalogue)
    figure = EmbedFigure(
        title=seen.title,
        address=address_of(FIGURE, view),
        stream=f"{STREAM}?embed=1",
        open=link_of(view.name or FIRST_NETWORK, asked),
        head=discovery(view.name or FIRST_NETWORK, seen.title, asked, base),
        theme=asked.theme if asked.theme in ("paper", "board") else "auto",
        hidden=asked.hidden,
        predicts=asked.predict is not None,
        step=asked.step,
        steps=len(seen.program["steps"]),
        pictures=pictures,
        **vars(words),
    )
    context = {"network": view.name or FIRST_NETWORK, "figure": figure}
    return render.shared(TEMPLATE, context, view.catalogue)
