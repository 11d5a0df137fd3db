"""The files under static/: found once, compressed once, and addressed by what they hold.

Every address starts with a digest of the whole folder, /static/~1a2b3c…/js/main.js, so that a
browser may keep a file for good, and modules and style sheets may go on naming each other by
relative paths. Without the digest (or with an old one) a file is answered too, to be asked for
again each time.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ts": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
# Comments that have their lines to themselves are for readers of the repository; they would be a
# third of the first page.
_COMMENT = re.compile(rb"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt"}

# The first that a client reads is sent.
_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=11 if len(body) < _LARGE else 9),
    "gzip": partial(gzip.compress, mtime=0),
}
_LARGE = 200_000  # bytes; the best compression of Plotly would take seconds

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

_Stamp = tuple[tuple[str, int, int], ...]  # path, time of change in ns, bytes


@dataclass(frozen=True)
class Asset:
    """One file, ready to be sent."""

    body: bytes
    packed: dict[str, bytes]  # by content coding, where that helps
    media_type: str
    etag: str


class Assets:
    """The files under one folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stamp: _Stamp = ()
        self._files: dict[str, Asset] = {}
        self.digest = ""
        self.refresh()

    def refresh(self) -> None:
        """Read the folder again if a file in it has changed, which is how one works on the front
        end.
        """
        paths = sorted(path for path in self._root.rglob("*") if path.is_file())
        stats = [(path, path.stat()) for path in paths]
        stamp = tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)
        if stamp == self._stamp:
            return
        self._files = {
            str(path.relative_to(self._root)): _asset(path, stat.st_mtime_ns, stat.st_size)
            for path, stat in stats
            if path.suffix in _TYPES
        }
        whole = "".join(f"{name}{asset.etag}" for name, asset in self._files.items())
        self.digest = hashlib.sha256(whole.encode()).hexdigest()[:12]
        self._stamp = stamp

    def answer(self, path: str, headers: Headers) -> Response:
        """The file at `path` below /static, as the request's headers want it.

        Raises HTTPException 404.
        """
        digest, _, rest = path.partition("/")
        addressed = digest.startswith("~")
        asset = self._files.get(rest if addressed else path)
        if asset is None:
            raise HTTPException(404)
        if addressed and digest[1:] == self.digest:
            sent = {"cache-control": FOREVER}
        else:
            sent = {"cache-control": ASK_AGAIN, "etag": asset.etag}
            if asset.etag in headers.get("if-none-match", ""):
                return Response(status_code=304, headers=sent)
        if asset.packed:
            sent["vary"] = "accept-encoding"
        accepted = headers.get("accept-encoding", "")
        for coding, body in asset.packed.items():
            if coding in accepted:
                sent["content-encoding"] = coding
                return Response(body, headers=sent, media_type=asset.media_type)
        return Response(asset.body, headers=sent, media_type=asset.media_type)


def accepts_gzip(headers: Headers) -> bool:
    """Whether the client reads gzip."""
    return "gzip" in headers.get("accept-encoding", "")


@lru_cache(maxsize=1024)
def _asset(path: Path, _changed: int, _size: int) -> Asset:
    """Read and compress a file; time of change and size are there to tell versions apart."""
    body = path.read_bytes()
    if path.suffix == ".js":
        body = _COMMENT.sub(b"", body)
    packers = _PACKERS if path.suffix in _COMPRESSED else {}
    packed = {coding: pack(body) for coding, pack in packers.items()}
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Asset(body, packed, _TYPES[path.suffix], etag)
