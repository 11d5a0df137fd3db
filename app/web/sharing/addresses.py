"""Addresses for elsewhere: whole, as readers reach this server, with the state that is shown."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup
from starlette.requests import Request

from app.settings import Settings
from app.web.sharing.link import write_parts
from app.web.sharing.options import Options

# What an address may say of the network, of what is looked at, and of the embedded page's controls.
_NUMBERS = ("convention", "iteration")
_LOOK = ("step", "lens", "cell", "k", "decimals", "labels", "view")
_CONTROLS = ("predict", "controls", "autoplay", "hide", "lock")
_LONG = ("edits", "spec")

_HEAD = Markup(
    '<link rel="alternate" type="application/json+oembed" href="{oembed}&amp;format=json" title="{title}">'
    '<link rel="alternate" type="text/xml+oembed" href="{oembed}&amp;format=xml" title="{title}">'
    '<meta property="og:type" content="website"><meta property="og:site_name" content="Rowcol">'
    '<meta property="og:title" content="{title}"><meta property="og:url" content="{page}">'
    '<meta property="og:image" content="{image}"><meta name="twitter:card" content="summary_large_image">'
)


def public_base(request: Request, settings: Settings) -> str:
    """What every address begins with: the setting, else what was asked."""
    return settings.public_url or str(request.base_url).rstrip("/")


def state_of(options: Options, *names: str) -> str:
    """The parts of an address, of those with these names, as a query."""
    given = options.given
    short = {name: given.get(name, "") for name in names}
    return write_parts(short, {name: given.get(name, "") for name in _LONG})


def link_of(name: str, options: Options) -> str:
    """The main view that shows the same."""
    given = dict(options.given)
    short = {name: given.get(name, "") for name in (*_NUMBERS, *_LOOK)}
    short["lens"] = options.lens if "lens" in given else ""
    short["hide"] = given.get("predict", "")
    state = write_parts(short, {name: given.get(name, "") for name in _LONG})
    return _with(f"/n/{name}", _language(options)) + (f"#{state}" if state else "")


def embed_of(name: str, options: Options) -> str:
    """The page that shows the same in a frame."""
    return _with(f"/embed/{name}", state_of(options, *_NUMBERS, *_LOOK, *_CONTROLS, "theme", "lang"))


def picture_of(name: str, options: Options, ending: str) -> str:
    """The picture of the very step."""
    return _with(f"/picture/{name}.{ending}", state_of(options, *_NUMBERS, *_LOOK, "theme", "lang"))


def discovery(name: str, title: str, options: Options, base: str) -> Markup:
    """What the head of a page says to those who make a link into a card, or into the figure itself."""
    # Of a link its own page; what it shows stands in the query, which others read.
    shown = _with(f"{base}/n/{name}", state_of(options, *_NUMBERS, *_LOOK, *_CONTROLS, "theme", "lang"))
    return _HEAD.format(
        oembed=f"{base}/oembed?url={quote(shown, safe='')}",
        title=title,
        page=shown,
        image=base + picture_of(name, options, PICTURE),
    )


PICTURE = "png"
"""Ending of the picture that stands for a page."""


def _language(options: Options) -> str:
    return f"lang={options.lang}" if options.lang else ""


def _with(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
