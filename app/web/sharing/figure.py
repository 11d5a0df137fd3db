"""One iteration as a figure or as a trace, under an address that names what it holds.

The address says the network, the iteration, the convention, the language and the changes; `v` is the
hash of all that and of the program's version. With the right one the answer never changes and may be
kept by everybody for good.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.web import examples, models
from app.web.asked import Asked, Known
from app.web.errors import InvalidRequestError
from app.web.language import of_message
from app.web.openapi import answers
from app.web.sharing.body import ASK_AGAIN, FOREVER, Body, answer
from app.web.sharing.computed import Computed, key_of
from app.web.sharing.kept import Gone
from app.web.sharing.options import Options, read_options
from app.web.sharing.views import View
from app.words.languages import Languages

FIGURE, TRACE = "/api/figure", "/api/trace"
QUERY = {
    "parameters": [
        {"name": name, "in": "query", "description": said, "schema": {"type": kind}}
        for name, kind, said in (
            ("iteration", "integer", "Number of updates made before it."),
            ("convention", "string", "rows or columns; without it the network's own."),
            ("lang", "string", "Language of the words: en, or another one that is there."),
            ("edits", "string", "Cells that are given other values: W1,0,1,0.5@3;…"),
            ("spec", "string", "A network spelled out as JSON, instead of a name."),
            ("z", "string", "edits and spec, packed as links pack them."),
            ("v", "string", "Hash of all that; with the right one the answer may be kept for good."),
        )
    ]
}
READ = ("convention", "iteration", "edits", "spec", "lang")
"""The parts of an address that count here."""

_HASH = re.compile(r"(?:^|&)v=([0-9a-f]*)(?=&|$)")

Make = Callable[[View, Gone], Awaitable[Body]]


def make_router(computed: Computed, languages: Languages) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["numbers"])
    asked = Asked()

    async def view(options: Options, name: str | None) -> View:
        refused = next((fault for fault in options.faults if fault.name in (*READ, "z", "query")), None)
        if refused is not None:
            raise InvalidRequestError(refused.message, where=refused.name)
        if name is None and options.spec is None:
            raise InvalidRequestError("needs a network: its name in the path, or spec", where="spec")
        catalogue = of_message(languages, options.lang)
        return await computed.view(name, options, catalogue)

    async def respond(request: Request, name: str | None, make: Make) -> Response:
        query = request.scope["query_string"].decode("latin-1")
        said = _HASH.search(query)
        address = request.scope["path"] + "?" + _HASH.sub("", query)
        known = asked.find(address)
        body = computed.bodies.find(known.key) if known else None
        if body is None:
            body = await make(await view(read_options(query), name), request.is_disconnected)
            asked.keep(address, Known(body.digest))
        right = said is not None and said[1] == body.digest
        return answer(body, request.headers, FOREVER if right else ASK_AGAIN)

    @router.get(
        FIGURE + "/{name}",
        responses=answers(models.FigureOf, examples.FIGURE_OF, 404, 422),
        openapi_extra=QUERY,
    )
    async def figure(request: Request, name: str) -> Response:
        """All that one needs to show an iteration and to go on from there; the query is as in links."""
        return await respond(request, name, computed.figure)

    @router.get(FIGURE, responses=answers(models.FigureOf, examples.FIGURE_OF, 422), openapi_extra=QUERY)
    async def figure_of_own(request: Request) -> Response:
        """The same of a network that the query spells out: spec, or z, which holds it packed."""
        return await respond(request, None, computed.figure)

    @router.get(
        TRACE + "/{name}", responses=answers(models.Trace, examples.TRACE, 404, 422), openapi_extra=QUERY
    )
    async def trace(request: Request, name: str) -> Response:
        """Every matrix and every step of one iteration; the query is as in links."""
        return await respond(request, name, computed.trace)

    @router.get(TRACE, responses=answers(models.Trace, examples.TRACE, 422), openapi_extra=QUERY)
    async def trace_of_own(request: Request) -> Response:
        """The same of a network that the query spells out: spec, or z, which holds it packed."""
        return await respond(request, None, computed.trace)

    return router


def address_of(prefix: str, view: View) -> str:
    """Where a view's figure or trace is, for good."""
    path = f"{prefix}/{view.name}" if view.name is not None else prefix
    return f"{path}?{view.query(v=key_of(prefix.rpartition('/')[2], view))}"
