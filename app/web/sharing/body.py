"""A body that is the same for everybody: compressed once, named by what it was made of."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

_LARGE = 200_000  # bytes; the best compression of more would take seconds
_SMALL = 256  # bytes that no compression makes fewer
_ENDINGS = {"br": "-br", "gzip": "-gz", "": ""}
_TAG = re.compile(r'"[^"]*"')


@dataclass(frozen=True)
class Body:
    """What is sent, in each coding that is kept.

    Attributes:
        digest: names the content.
        coded: by coding; a body that compresses isn't kept as it is.
    """

    digest: str
    media_type: str
    coded: Mapping[str, bytes]

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return sum(len(body) for body in self.coded.values())

    @property
    def plain(self) -> bytes:
        """Not compressed."""
        return self.coded[""] if "" in self.coded else gzip.decompress(self.coded["gzip"])


def packed(digest: str, media_type: str, body: bytes) -> Body:
    """A body with all its codings. May take a while."""
    if (media_type.startswith("image/") and not media_type.startswith("image/svg")) or len(body) < _SMALL:
        return Body(digest, media_type, {"": body})
    large = len(body) > _LARGE
    coded = {
        "br": brotli.compress(body, quality=5 if large else 9),
        "gzip": gzip.compress(body, compresslevel=6, mtime=0),
    }
    return Body(digest, media_type, coded)


def answer(
    body: Body, headers: Headers, cache_control: str, more: Mapping[str, str] | None = None
) -> Response:
    """The body as a request's headers want it, or that it hasn't changed."""
    coding = _coding(body, headers.get("accept-encoding", ""))
    etag = f'"{body.digest}{_ENDINGS[coding]}"'
    sent = {"cache-control": cache_control, "etag": etag, **(more or {})}
    if "" not in body.coded:
        vary = sent.get("vary")
        sent["vary"] = f"accept-encoding, {vary}" if vary else "accept-encoding"
    if _is_known(etag, headers.get("if-none-match", "")):
        return Response(status_code=304, headers=sent)
    if coding:
        sent["content-encoding"] = coding
        return Response(body.coded[coding], headers=sent, media_type=body.media_type)
    return Response(body.plain, headers=sent, media_type=body.media_type)


def _coding(body: Body, accepted: str) -> str:
    return next((coding for coding in body.coded if coding and coding in accepted), "")


def _is_known(etag: str, known: str) -> bool:
    """Whether one of the tags of an if-none-match header is this one; a proxy may have made it weak."""
    return known.strip() == "*" or etag in _TAG.findall(known)
