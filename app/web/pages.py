"""The pages: the main view, and what is said of a network or page that isn't there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from app.networks.gallery.entry import Entry
from app.settings import Settings
from app.web.assets import Assets
from app.web.errors import UnknownNetworkError
from app.web.rendering import Renderer
from app.web.sharing.addresses import discovery, public_base
from app.web.sharing.options import read_options
from app.web.sources import Networks
from app.words.catalogue import Catalogue

FIRST_NETWORK = "xor"


@dataclass(frozen=True)
class PageContext:
    """Every variable that a template may use, besides the functions of `Urls`.

    Attributes:
        network: name of the network that is shown, or that was asked for; None where a page was
            asked for that isn't there.
        networks: the gallery, each with name, title, summary and shape.
        tours: names of the networks that have a tour.
    """

    network: str | None
    networks: list[Entry]
    tours: tuple[str, ...] = ()


def missing_page(networks: Networks, render: Renderer) -> Callable[[Request], Response]:
    """What makes the page for an address where there is none."""

    def page(request: Request) -> Response:
        context = PageContext(network=None, networks=networks.entries)
        return render.page(request, "missing.html", vars(context), 404)

    return page


def _discovery(request: Request, entry: Entry, settings: Settings, catalogue: Catalogue) -> Markup:
    """What a page of a network says of itself to those who make a card or a frame of a link."""
    options = read_options(request.scope["query_string"].decode("latin-1"))
    return discovery(entry.name, catalogue.say(entry.title), options, public_base(request, settings))


def make_router(networks: Networks, assets: Assets, render: Renderer, settings: Settings) -> APIRouter:
    """The routes of the pages."""
    router = APIRouter(include_in_schema=False)

    def page(request: Request, template: str, name: str) -> Response:
        status, head = 200, None
        try:
            head = partial(_discovery, request, networks.entry(name), settings)
        except UnknownNetworkError:
            template, status = "missing.html", 404
        context = PageContext(network=name, networks=networks.entries, tours=assets.stems("tours"))
        return render.page(request, template, vars(context), status, head)

    @router.get("/")
    def index(request: Request) -> Response:
        return page(request, "index.html", FIRST_NETWORK)

    @router.get("/n/{name}")
    def network(request: Request, name: str) -> Response:
        return page(request, "index.html", name)

    @router.get("/speaker/{name}")
    def speaker(request: Request, name: str) -> Response:
        return page(request, "speaker.html", name)

    @router.get("/favicon.ico")
    def icon(request: Request) -> Response:
        return assets.answer("icon.svg", request.headers)

    @router.get("/figure.js")
    def figure_script(request: Request) -> Response:
        """Other people's pages name it, so it has a short address that stays."""
        answered = assets.answer("figure.js", request.headers)
        answered.headers["cache-control"] = "public, max-age=3600"
        return answered

    @router.get("/static/{path:path}")
    def static(request: Request, path: str) -> Response:
        return assets.answer(path, request.headers)

    return router
