"""The page of all networks, and the numbers that its cards draw."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.networks.gallery.entry import Entry, Group
from app.trace.picture import picture_json
from app.training.run import Run
from app.web.assets import coded
from app.web.language import of_page
from app.web.rendering import Renderer
from app.web.responses import ready_json
from app.web.sources import Networks
from app.web.workers import Workers
from app.wire.exact import encode
from app.words.catalogue import Catalogue
from app.words.languages import Languages

_KEPT = {"cache-control": "max-age=600", "vary": "accept-encoding, accept-language"}


@dataclass(frozen=True)
class GalleryContext:
    """Every variable that gallery.html may use, besides the functions of `Urls`.

    Attributes:
        groups: each with its heading and its networks; none is empty.
    """

    groups: list[tuple[str, list[Entry]]]


def grouped(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries under their headings, in the order of both."""
    listed = list(entries)
    groups = [(group.value, [entry for entry in listed if entry.group is group]) for group in Group]
    return [(heading, own) for heading, own in groups if own]


def make_router(networks: Networks, workers: Workers, render: Renderer, languages: Languages) -> APIRouter:
    """The routes."""
    router = APIRouter(include_in_schema=False)
    drawn: dict[tuple[str, str], bytes] = {}

    @router.get("/gallery")
    def page(request: Request) -> Response:
        context = GalleryContext(groups=grouped(networks.entries))
        return render.page(request, "gallery.html", vars(context))

    @router.get("/gallery/{name}/picture")
    async def picture(request: Request, name: str) -> Response:
        """The numbers of iteration 0; they never change, so each is computed once a language."""
        networks.entry(name)
        catalogue = of_page(languages, request)
        key = name, catalogue.language
        if key not in drawn:
            drawn[key] = await workers.run(partial(_picture, networks, name, catalogue))
        coding, body = coded(drawn[key], request.headers)
        return ready_json(body, headers=_KEPT | ({"content-encoding": coding} if coding else {}))

    return router


def _picture(networks: Networks, name: str, catalogue: Catalogue) -> bytes:
    network = networks.build(name, None)
    return encode(picture_json(network, Run(network).record(), catalogue))
