"""The words of a page: the translations of what its modules say, and nothing else.

A page's modules are those that its HTML names, and whatever they import, at once or on request.
"""

import re
from pathlib import Path

import orjson

from app.web.assets import Assets
from app.words.catalogue import Catalogue
from app.words.extract import messages

_MODULE = re.compile(r'<script type="module" src="/static/[~@]\w+/([^"]+)"')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.[^"'\s]+\.js)["']""")
_VENDOR = "vendor"


class PageWords:
    """Looks up which texts the modules of a page say, once for each version of static/."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self._digest = ""
        self._said: dict[str, set[str]] = {}

    def script(self, html: str, catalogue: Catalogue) -> str:
        """The element that carries the translations for a page; empty if there are none."""
        if not catalogue.texts:
            return ""
        if self._digest != self._assets.digest:
            self._digest, self._said = self._assets.digest, {}
        wanted = {text for entry in _MODULE.findall(html) for text in self._texts(entry)}
        translated = catalogue.only(wanted)
        if not translated:
            return ""
        # A "<" could end the element.
        json = orjson.dumps(translated).decode().replace("<", "\\u003c")
        return f'<script type="application/json" id="words">{json}</script>'

    def _texts(self, entry: str) -> set[str]:
        if entry not in self._said:
            said = (message for path in modules(self._assets.root, entry) for message in messages(path))
            self._said[entry] = {text if isinstance(text, str) else text[0] for text in said}
        return self._said[entry]


def modules(root: Path, entry: str) -> list[Path]:
    """The module itself and all that it imports in the end, at once or on request; vendored ones say
    nothing.
    """
    found: dict[Path, None] = {}
    waiting = [(root / entry).resolve()]
    while waiting:
        path = waiting.pop()
        if path in found or _VENDOR in path.relative_to(root.resolve()).parts:
            continue
        found[path] = None
        source = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        waiting += [(path.parent / name).resolve() for name in _IMPORT.findall(source)]
    return list(found)
