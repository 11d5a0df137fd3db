"""What is wrong with a language's file: missing, unused, fuzzy texts; lost places and marks; plural forms."""

import re
from pathlib import Path

from babel import Locale
from babel.messages.pofile import read_po

from app.words.catalogue import plural_indices
from app.words.extract import Message
from tools.words import complete

# {x}, {value:Z1,1,1}, and of {row|one case} what stands before the bar; tags; the aim of a link.
MARK = re.compile(r"\{[^{}|]*(?=[|}])|</?\w+>|(?<=\])\([^()]*\)")


def marks(text: str) -> set[str]:
    return set(MARK.findall(text))


def faults(path: Path, said: dict[Message, list[str]]) -> list[str]:
    """One line a fault, in the order of the file."""
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.stem, abort_invalid=True)
    found = [f"unused: {text!r}" for text in catalog.obsolete]
    there = {message.id: message for message in catalog if message.id}
    found += [f"missing: {text!r}" for text in said if text not in there]
    found += [f"unused: {text!r}" for text in there if text not in said]
    categories = {*Locale.parse(path.stem).plural_form.tags, "other"}
    if set(plural_indices(Locale.parse(path.stem), catalog.plural_expr)) != categories:
        found.append(f"plural forms are not those of the language: {sorted(categories)}")
    for text, message in there.items():
        if message.fuzzy:
            found.append(f"fuzzy: {text!r}")
        if not complete(message.string):
            found.append(f"missing: {text!r}")
            continue
        if isinstance(text, str):
            if marks(text) != marks(message.string):
                found.append(f"marks differ: {text!r} and {message.string!r}")
            continue
        if len(message.string) != catalog.num_plurals:
            found.append(f"plural forms: {text!r}")
        # One thing may be counted without its number.
        allowed = marks(text[0]) | marks(text[1])
        found += [
            f"marks differ: {text!r} and {form!r}" for form in message.string if not marks(form) <= allowed
        ]
        if marks(text[1]) - {"{count"} > marks(message.string[-1]):
            found.append(f"marks differ: {text!r} and {message.string[-1]!r}")
    return found
