"""Words that are kept as data (tours, definitions) in a language; in English they are files of static/."""

import orjson
from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.web.assets import ASK_AGAIN, Assets, coded
from app.words.extract import each_text
from app.words.languages import Languages


def make_router(assets: Assets, languages: Languages) -> APIRouter:
    """The route."""
    router = APIRouter(include_in_schema=False)

    @router.get("/said/{tag}/{path:path}")
    def said(request: Request, tag: str, path: str) -> Response:
        catalogue = languages.find(tag)
        body = assets.body(path) if path.endswith(".json") else None
        if catalogue is None or body is None:
            raise HTTPException(404)
        translated = orjson.dumps(each_text(orjson.loads(body), catalogue.say))
        coding, packed = coded(translated, request.headers)
        headers = {"cache-control": ASK_AGAIN, "vary": "accept-encoding"}
        if coding:
            headers["content-encoding"] = coding
        return Response(packed, headers=headers, media_type="application/json")

    return router
