"""The files under static/: found once, compressed when first asked for, addressed by what they hold.

Every address starts with a digest of the whole folder, /static/~1a2b3c…/js/main.js, so that a
browser may keep a file for good, and modules and style sheets may go on naming each other by
relative paths. Without the digest (or with an old one) a file is answered too, to be asked for
again each time. /static/@1a2b3c…/ has the same files, for pages of other origins and in sandboxes.
"""

import gzip
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.exports.bare import bare

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    # UTF-8 is what browsers read modules as, whatever is said.
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ts": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
# The list of a page's style sheets is itself a style sheet, static/css/main.css for one; what it
# imports is sent in its place, as one file.
_IMPORT = re.compile(rb'^@import "([\w-]+\.css)";\n', re.MULTILINE)
_COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt"}

# The first that a client reads is sent.
_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=11 if len(body) < _LARGE else 9),
    "gzip": partial(gzip.compress, mtime=0),
}
_QUICK_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=5),
    "gzip": partial(gzip.compress, compresslevel=6, mtime=0),
}
_LARGE = 200_000  # bytes; the best compression of Plotly would take seconds

_SHORT = 20_000  # bytes of a page

FOREVER = "max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

# In front of the digest: files that our own pages ask for, and those that any page may read.
OWN, SHARED = "~", "@"

_Stamp = tuple[tuple[str, int, int], ...]  # path, time of change in ns, bytes


@dataclass(frozen=True)
class Asset:
    """One file, ready to be sent."""

    body: bytes
    compressed: bool  # whether that helps
    media_type: str
    etag: str


class Assets:
    """The files under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._stamp: _Stamp = ()
        self._files: dict[str, Asset] = {}
        self.digest = ""
        self.refresh()

    def refresh(self) -> None:
        """Read the folder again if a file in it has changed, which is how one works on the front
        end.
        """
        paths = sorted(path for path in self.root.rglob("*") if path.is_file())
        stats = [(path, path.stat()) for path in paths]
        stamp = tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)
        if stamp == self._stamp:
            return
        bodies = {
            str(path.relative_to(self.root)): _read(path, stat.st_mtime_ns, stat.st_size)
            for path, stat in stats
            if path.suffix in _TYPES
        }
        self._files = {name: _asset(_whole(name, bodies), Path(name).suffix) for name in bodies}
        whole = "".join(f"{name}{asset.etag}" for name, asset in self._files.items())
        self.digest = hashlib.sha256(whole.encode()).hexdigest()[:12]
        self._stamp = stamp

    def stems(self, folder: str) -> tuple[str, ...]:
        """The names, without their endings, of the files that lie directly in a folder below the root."""
        paths = (Path(name) for name in self._files)
        return tuple(path.stem for path in paths if path.parent.as_posix() == folder)

    def body(self, path: str) -> bytes | None:
        """What is sent of a file, not compressed; None if there is none."""
        asset = self._files.get(path)
        return asset.body if asset else None

    def answer(self, path: str, headers: Headers) -> Response:
        """The file at `path` below /static, as the request's headers want it.

        Raises HTTPException 404.
        """
        digest, _, rest = path.partition("/")
        addressed = digest.startswith((OWN, SHARED))
        asset = self._files.get(rest if addressed else path)
        if asset is None:
            raise HTTPException(404)
        if addressed and digest[1:] == self.digest:
            sent = {"cache-control": FOREVER}
        else:
            sent = {"cache-control": ASK_AGAIN, "etag": asset.etag}
            if asset.etag in headers.get("if-none-match", ""):
                return Response(status_code=304, headers=sent)
        # Said here: Starlette would add a charset to every text.
        sent["content-type"] = asset.media_type
        if asset.compressed:
            sent["vary"] = "accept-encoding"
            accepted = headers.get("accept-encoding", "")
            for coding in _PACKERS:
                if coding in accepted:
                    sent["content-encoding"] = coding
                    return Response(_packed(asset.body, coding), headers=sent)
        return Response(asset.body, headers=sent)


def page_coded(body: bytes, headers: Headers) -> tuple[str, bytes]:
    """A page, compressed as the client reads it, and how; a short one well, since it is made again and
    again as it is.
    """
    accepted = headers.get("accept-encoding", "")
    if len(body) < _SHORT and "br" in accepted:
        return "br", _short(body)
    return coded(body, headers)


@lru_cache(maxsize=256)
def _short(body: bytes) -> bytes:
    packed: bytes = brotli.compress(body, quality=10)
    return packed


def coded(body: bytes, headers: Headers) -> tuple[str, bytes]:
    """A body that is made anew each time, quickly compressed as the client reads it, and how."""
    accepted = headers.get("accept-encoding", "")
    for coding, pack in _QUICK_PACKERS.items():
        if coding in accepted:
            return coding, pack(body)
    return "", body


@lru_cache(maxsize=1024)
def _read(path: Path, _changed: int, _size: int) -> bytes:
    """A file without comments and indentation; time of change and size are there to tell versions apart."""
    return bare(path)


def _whole(name: str, bodies: Mapping[str, bytes]) -> bytes:
    """A file with the style sheets that it imports, which lie beside it, in place of its imports."""
    body = bodies[name]
    if not name.endswith(".css"):
        return body
    beside = Path(name).parent
    return _IMPORT.sub(lambda found: bodies[str(beside / found[1].decode())], body)


@lru_cache(maxsize=1024)
def _asset(body: bytes, suffix: str) -> Asset:
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Asset(body, suffix in _COMPRESSED, _TYPES[suffix], etag)


@lru_cache(maxsize=1024)
def _packed(body: bytes, coding: str) -> bytes:
    return _PACKERS[coding](body)
