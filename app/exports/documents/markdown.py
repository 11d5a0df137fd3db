"""Markdown: an iteration as text with tables, its formulas in MathML, which browsers set themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.exports.documents.told import Account, Chapter
from app.exports.request import Request
from app.trace.transcript import Table
from app.words.phrase import phrase

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$&])")
_LINE = re.compile(r"^(\d+)([.)])|^([-+=])")
_TAG = re.compile(r"<math[^>]*>")


def markdown_iteration(request: Request) -> bytes:
    """All steps of the iteration."""
    return "\n\n".join(_parts(Account(request))).encode() + b"\n"


def _parts(account: Account) -> Iterator[str]:
    yield f"# {plain(account.title)}"
    yield plain(account.subtitle)
    yield f"## {plain(account.catalogue.say(phrase('What the iteration begins with')))}"
    for table in account.given:
        yield from _table(table)
    phase = ""
    for chapter in account.chapters:
        if chapter.phase != phase:
            phase = chapter.phase
            yield f"## {plain(phase[:1].upper() + phase[1:])}"
        yield from _step(account, chapter)


def _step(account: Account, chapter: Chapter) -> Iterator[str]:
    yield f"### {plain(chapter.told.title)}"
    yield _TAG.sub(
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">', account.mathml(chapter)
    )
    yield plain(chapter.told.text)
    yield plain(chapter.told.worked)
    yield f"```python\n{chapter.told.numpy}\n```"
    yield from _table(chapter.told.result)


def _table(table: Table) -> Iterator[str]:
    yield f"**{plain(table.title)}**"
    lines = [
        f"| | {' | '.join(map(plain, table.columns))} |",
        f"| --- |{' ---: |' * len(table.columns)}",
        *(f"| {plain(label)} | {' | '.join(numbers)} |" for label, numbers in table.rows),
    ]
    yield "\n".join(lines)
    yield from map(plain, table.left_out)


def plain(text: str) -> str:
    """A text in which nothing is a mark of Markdown."""
    return _LINE.sub(
        r"\1\\\2\3" if text[:1].isdigit() else r"\\\3", _MARKS.sub(r"\\\1", " ".join(text.split()))
    )
