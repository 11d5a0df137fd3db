"""The languages there are: English, and one for each file in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.words.catalogue import ENGLISH, Catalogue, read_catalogue

_LONGEST_HEADER = 400  # characters of accept-language that are read


class Languages:
    """English first, then the others by their own names."""

    def __init__(self, folder: Path) -> None:
        """Read every .po file in the folder; a missing folder holds none."""
        read = [read_catalogue(path) for path in sorted(folder.glob("*.po"))]
        self._by_tag = {one.language: one for one in [ENGLISH, *sorted(read, key=lambda one: one.name)]}

    def __iter__(self) -> Iterator[Catalogue]:
        return iter(self._by_tag.values())

    def find(self, tag: str) -> Catalogue | None:
        """The catalogue of a language."""
        return self._by_tag.get(tag)

    def choose(self, asked: str | None, accepted: str) -> Catalogue:
        """The language that is asked for, else the best of an accept-language header, else English."""
        if asked and (exact := self._nearest(asked.lower())):
            return exact
        for tag in _preferred(accepted[:_LONGEST_HEADER]):
            found = self._nearest(tag)
            if found:
                return found
        return ENGLISH

    def _nearest(self, wanted: str) -> Catalogue | None:
        """The language itself, or one of its region: pt for pt-BR and pt-BR for pt."""
        tags = {tag.lower(): tag for tag in self._by_tag}
        language = wanted.split("-", maxsplit=1)[0]
        related = [tag for tag in tags if tag.split("-")[0] == language]
        found = next((tag for tag in (wanted, language, *related) if tag in tags), None)
        return self._by_tag[tags[found]] if found else None


def _preferred(header: str) -> list[str]:
    """``"de;q=0.8, pt-BR"`` → ``["pt-br", "de"]``; what is refused (q=0) is left out."""
    weighted = []
    for part in header.lower().split(","):
        tag, _, rest = part.partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
        if tag.strip() and weight > 0:
            weighted.append((weight, tag.strip()))
    return [tag for _, tag in sorted(weighted, key=lambda pair: -pair[0])]
