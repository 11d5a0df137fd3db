"""oEmbed: whoever gets a link to a network may ask here for the frame that shows it.

See https://oembed.com; the answer is of the type "rich".
"""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.exports.pictures.raster import size
from app.settings import Settings
from app.web.errors import UnknownNetworkError, error_body
from app.web.pages import FIRST_NETWORK
from app.web.rendering import Renderer
from app.web.responses import json_response
from app.web.sharing.addresses import PICTURE, embed_of, picture_of, public_base
from app.web.sharing.computed import Computed
from app.web.sharing.embed import first_pictures
from app.web.sharing.kept import Gone
from app.web.sharing.options import Options, read_options
from app.web.sharing.picture import SCALE, Pictures
from app.web.sharing.seen import Seen
from app.wire.exact import encode

WIDTH, SMALLEST = 760, 280
"""Pixels of a frame that isn't told otherwise, and of the smallest one that shows the figure well."""
_BESIDE = 210
"""Pixels that the page needs above and below its stage."""
_HEIGHTS = (240, 900)
_MARGIN = 32  # of the stage in a frame
_DAY = 86_400
_PATH = re.compile(r"(?:/(?:(?:n|embed)/(?P<name>[A-Za-z0-9_-]{1,80})|embed)?/?)?")

_FRAME = Markup(
    '<iframe src="{src}" width="{width}" height="{height}" title="{title}" '
    'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" loading="lazy" frameborder="0" '
    'style="border:0;max-width:100%"></iframe>'
)

_Pixels = Annotated[int | None, Query(ge=1, le=100_000)]


def make_router(computed: Computed, pictures: Pictures, settings: Settings, render: Renderer) -> APIRouter:
    """The route."""
    router = APIRouter(include_in_schema=False)

    @router.get("/oembed")
    async def oembed(
        request: Request,
        url: str,
        form: Annotated[str, Query(alias="format")] = "json",
        maxwidth: _Pixels = None,
        maxheight: _Pixels = None,
    ) -> Response:
        if form not in ("json", "xml"):
            return json_response(error_body("not_implemented", "format must be json or xml", "format"), 501)
        base = public_base(request, settings)
        name, options = _shown(url, {urlsplit(one).netloc for one in (base, str(request.base_url))})
        try:
            computed.networks.entry(name)
        except UnknownNetworkError:
            raise HTTPException(404) from None
        gone = request.is_disconnected
        seen = await pictures.seen(name, options, gone)
        width = min(WIDTH, maxwidth or WIDTH)
        height = await _height(seen, computed, render, width, gone)
        frame = width, min(height, maxheight or height)
        told = _told(seen, name, base, frame, await _thumbnail(seen, pictures, gone))
        headers = {"cache-control": "public, max-age=3600"}
        if form == "xml":
            return Response(_xml(told), headers=headers, media_type="text/xml")
        return Response(encode(told), headers=headers, media_type="application/json")

    return router


def _shown(url: str, own: set[str]) -> tuple[str, Options]:
    """The network that a link is of, and the rest that it says; of query and fragment the latter counts."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise HTTPException(404) from None
    path = _PATH.fullmatch(unquote(parts.path))
    if parts.scheme not in ("http", "https") or parts.netloc not in own or path is None:
        raise HTTPException(404)
    fragment = re.sub(r"(^|#)\?secret=.*$", "", parts.fragment)
    # What a link hides is what an embedded page is told to have predicted.
    fragment = re.sub(r"(^|&)hide=", r"\1predict=", fragment)
    return path["name"] or FIRST_NETWORK, read_options("&".join(filter(None, (parts.query, fragment))))


async def _height(seen: Seen, computed: Computed, render: Renderer, width: int, gone: Gone) -> int:
    """What a frame of that width needs for the step, as far as that is known before it is there."""
    drawn = await first_pictures(seen, computed, await render.version(computed.workers), gone)
    fitting = [one for one in drawn if one.width <= width - _MARGIN] or drawn[:1]
    needed = _BESIDE + max((one.drawn_height for one in fitting[-1:]), default=0.0)
    return int(min(max(needed, _HEIGHTS[0]), _HEIGHTS[1]))


async def _thumbnail(seen: Seen, pictures: Pictures, gone: Gone) -> tuple[int, int]:
    """Pixels of the picture that stands for the figure."""
    drawn = await pictures.of(seen, "svg", gone)
    width, height = size(drawn.plain.decode())
    return round(width * SCALE), round(height * SCALE)


def _told(
    seen: Seen, name: str, base: str, frame: tuple[int, int], thumbnail: tuple[int, int]
) -> dict[str, Any]:
    html = _FRAME.format(
        src=base + embed_of(name, seen.options), width=frame[0], height=frame[1], title=seen.title
    )
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Rowcol",
        "provider_url": f"{base}/",
        "title": seen.title,
        "html": str(html),
        "width": frame[0],
        "height": frame[1],
        "thumbnail_url": base + picture_of(name, seen.options, PICTURE),
        "thumbnail_width": thumbnail[0],
        "thumbnail_height": thumbnail[1],
        "cache_age": _DAY,
    }


def _xml(told: dict[str, Any]) -> bytes:
    root = ElementTree.Element("oembed")
    for name, value in told.items():
        ElementTree.SubElement(root, name).text = str(value)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
