"""A made-up language: every text between « and », and in German's grammar of numbers."""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tools.words import template


def changed(text: str) -> str:
    return f"«{text}»"


def write_made_up(folder: Path, tag: str = "de") -> Path:
    """Write the language's file and return its path."""
    path = folder / f"{tag}.po"
    path.write_bytes(_written(tag))
    return path


@cache
def _written(tag: str) -> bytes:
    made = Catalog(locale=tag, charset="utf-8", fuzzy=False)
    for message in template():
        if isinstance(message.id, str):
            string = changed(message.id) if message.id else ""
        else:
            string = tuple(changed(text) for text in message.id)
        if message.id:
            made.add(message.id, string)
    file = BytesIO()
    write_po(file, made)
    return file.getvalue()
