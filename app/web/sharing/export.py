"""Downloads: the forms of ``app/exports/forms.py`` under addresses of their own."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.exports import request as exports
from app.exports.forms import FORMS, file_name
from app.settings import Settings
from app.training.run import Run
from app.web import examples, models
from app.web.errors import InvalidRequestError, invalid_request
from app.web.iterations import check_trace_size
from app.web.language import of_message, refusing_in
from app.web.openapi import answers
from app.web.rendering import Renderer
from app.web.responses import json_response
from app.web.sharing.body import ASK_AGAIN, answer
from app.web.sharing.computed import Computed
from app.web.sharing.link import read_parts
from app.web.sharing.options import Options, read_options
from app.web.sharing.views import View, digest
from app.words.languages import Languages


class Wishes(BaseModel):
    """What the query of a download may say besides what links and figures have."""

    matrix: Annotated[str | None, Field(max_length=200)] = None
    scale: float = 1.0
    width: int | None = None
    transparent: bool = False
    until: int | None = None
    paper: exports.Paper = "a4"


def make_router(computed: Computed, settings: Settings, render: Renderer, languages: Languages) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["exports"])

    @router.get("/api/forms", responses=answers(models.Forms, examples.FORMS, 422))
    async def forms(lang: str | None = None) -> Response:
        """The forms that a network can be downloaded in, and what each heeds of a query."""
        catalogue = of_message(languages, lang)
        rows = [
            {
                "name": one.name,
                "ending": one.ending,
                "media_type": one.media_type,
                "title": catalogue.say(one.title),
                "reads": one.reads,
            }
            for one in FORMS.values()
        ]
        return json_response({"forms": rows})

    @router.get("/export/{form_name}/{name}.{ending}", include_in_schema=False)
    async def download(request: Request, form_name: str, name: str, ending: str) -> Response:
        """A network in one of the forms, as a file: `/export/numpy/xor.py?iteration=3`. The query is as in
        links; one's own network stands in it as `spec`, or packed as `z`.
        """
        form = FORMS.get(form_name)
        if form is None or form.ending != ending:
            raise HTTPException(404)
        query = request.scope["query_string"].decode("latin-1")
        options, wishes = read_options(query), _wishes(query)
        for fault in options.faults:
            raise InvalidRequestError(fault.message, where=fault.name)
        catalogue = of_message(languages, options.lang)
        view = await computed.view(name, options, catalogue)
        with refusing_in(catalogue):
            check_trace_size(view.network, settings)

        looks = _looks(options, wishes)

        async def make() -> bytes:
            run = (await computed.advanced(view)).run
            return await computed.workers.run(lambda: form.make(_wanted(view, run, looks)))

        stamp = await render.version(computed.workers)
        heeded = {name: looks[name] for name in form.reads}
        key = digest("export", stamp, form.name, view.digest, heeded)
        with refusing_in(catalogue):
            body = await computed.body(key, form.media_type, make, request.is_disconnected)
        file = file_name(
            form, view.network.spec.name, iteration=view.iteration, step=options.step, matrix=wishes.matrix
        )
        more = {"content-disposition": f"attachment; filename*=UTF-8''{quote(file)}"}
        return answer(body, request.headers, ASK_AGAIN, more)

    return router


def _wishes(query: str) -> Wishes:
    parts, _ = read_parts(query)
    try:
        return Wishes.model_validate(parts)
    except ValidationError as refused:
        raise invalid_request(refused.errors(include_url=False)[0]) from None


def _looks(options: Options, wishes: Wishes) -> dict[str, Any]:
    """What forms may heed, by name."""
    theme = "paper" if options.theme == "auto" else options.theme
    seen = {"step": options.step, "lens": options.lens, "cell": options.cell, "k": options.k, "theme": theme}
    return seen | wishes.model_dump()


def _wanted(view: View, run: Run, looks: dict[str, Any]) -> exports.Request:
    return exports.Request(
        network=view.network,
        values=run.record(),
        iteration=view.iteration,
        convention=view.convention,
        edits=view.edits,
        catalogue=view.catalogue,
        **looks,
    )
