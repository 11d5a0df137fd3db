"""Templates made into responses."""

import gzip
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.templating import Jinja2Templates
from starlette.responses import Response

from app.web.assets import ASK_AGAIN, Assets, accepts_gzip
from app.web.urls import Urls


class Renderer:
    """The templates of one folder, with the functions of `Urls` at hand in them."""

    def __init__(self, assets: Assets, templates: Path) -> None:
        self._assets = assets
        self._pages = Jinja2Templates(templates)
        urls = Urls(assets)
        self._pages.env.globals.update(asset=urls.asset, page=urls.page, embed=urls.embed, shapes=urls.shapes)

    def page(
        self, request: Request, template: str, context: Mapping[str, Any], status: int = 200
    ) -> Response:
        """A page, compressed if the client reads that."""
        self._assets.refresh()
        html = self._pages.env.get_template(template).render(context).encode()
        headers = {"cache-control": ASK_AGAIN, "vary": "accept-encoding"}
        if accepts_gzip(request.headers):
            html = gzip.compress(html, 6, mtime=0)
            headers["content-encoding"] = "gzip"
        return Response(html, status, headers, media_type="text/html")
