"""Templates made into responses, in the reader's language."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.templating import Jinja2Templates
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.responses import Response

from app.web import language
from app.web.assets import ASK_AGAIN, Assets, page_coded
from app.web.page_words import PageWords
from app.web.urls import Urls
from app.web.workers import Workers
from app.words.catalogue import Catalogue
from app.words.languages import Languages
from app.words.phrase import Figure, Phrase, fill, phrase

_LOOK_SECONDS = 1.0  # between two looks whether the files of a page that is kept have changed


class Renderer:
    """The templates of one folder.

    At hand in them are the functions of `Urls`, the ``catalogue`` of the language, and ``t("A text with a
    {name}", name=…)``, which says a text in it; phrases are said wherever they stand.
    """

    def __init__(self, assets: Assets, templates: Path, languages: Languages) -> None:
        self._assets = assets
        self._languages = languages
        self._words = PageWords(assets)
        self._templates = templates
        self._looked = -_LOOK_SECONDS  # when the files were last looked at
        self._version = ""
        self._pages = Jinja2Templates(templates)
        self._pages.env.globals.update(t=_t, say=_say)
        self._pages.env.finalize = _say

    def page(
        self,
        request: Request,
        template: str,
        context: Mapping[str, Any],
        status: int = 200,
        head: Callable[[Catalogue], Markup] | None = None,
    ) -> Response:
        """A page, compressed if the client reads that.

        Args:
            head: makes what else belongs into its head.
        """
        self._assets.refresh()
        catalogue = language.of_page(self._languages, request)
        asked = language.PARAMETER in request.query_params
        urls = Urls(self._assets, catalogue.language if asked else None)
        # A plain text: added to markup, what follows would be escaped.
        said = str(head(catalogue)) if head else ""
        text = self._text(template, context, catalogue, urls, said + self._alternates(request.url.path))
        coding, html = page_coded(text, request.headers)
        headers = {
            "cache-control": ASK_AGAIN,
            "content-language": catalogue.language,
            "vary": "accept-encoding, accept-language",
        }
        if coding:
            headers["content-encoding"] = coding
        return Response(html, status, headers, media_type="text/html")

    def shared(self, template: str, context: Mapping[str, Any], catalogue: Catalogue) -> bytes:
        """A page that stands in others, in any sandbox: its files are those that every origin may read."""
        urls = Urls(self._assets, catalogue.language, shared=True)
        return self._text(template, context, catalogue, urls, "")

    def _text(
        self, template: str, context: Mapping[str, Any], catalogue: Catalogue, urls: Urls, head: str
    ) -> bytes:
        named = ("asset", "home", "page", "embed", "gallery", "picture", "shapes", "transcript")
        functions = {name: getattr(urls, name) for name in named}
        text = self._pages.env.get_template(template).render(
            {**functions, **context, "catalogue": catalogue, "asked": urls.language}
        )
        head += self._words.script(text, catalogue)
        return text.replace("</head>", f"{head}</head>", 1).encode()

    async def version(self, workers: Workers) -> str:
        """Changes with what pages and pictures are made of: the files of static/ and the templates."""
        now = time.monotonic()
        if now - self._looked > _LOOK_SECONDS:
            # Others go on with what is known, if anything is.
            self._looked = now if self._version else self._looked
            self._version = await workers.run(self._look)
        return self._version

    def _look(self) -> str:
        self._assets.refresh()
        changed = max(path.stat().st_mtime_ns for path in self._templates.iterdir())
        return f"{self._assets.digest} {changed}"

    def _alternates(self, path: str) -> str:
        """Links to the same page in each language, where there is more than English: the page's menu
        lists them, and so does a search engine.
        """
        listed = list(self._languages)
        if len(listed) == 1:
            return ""
        link = Markup('<link rel="alternate" hreflang="{}" href="{}?{}={}" title="{}">')
        return "".join(
            link.format(one.language, path, language.PARAMETER, one.language, one.name) for one in listed
        )


@pass_context
def _t(context: Context, text: str, /, **values: object) -> Markup:
    """A text with its values, which may be markup, in the page's language."""
    catalogue: Catalogue = context["catalogue"]
    said = escape(catalogue.say(phrase(text)))
    filled = {name: escape(_say(context, value)) for name, value in values.items()}
    return Markup(fill(said, filled))  # noqa: S704


@pass_context
def _say(context: Context, value: Any) -> Any:
    """What a template prints of a value: of a phrase or a figure what the language says."""
    catalogue: Catalogue = context["catalogue"]
    if isinstance(value, Figure):
        return catalogue.figure(value)
    return catalogue.say(value) if isinstance(value, Phrase) else value
