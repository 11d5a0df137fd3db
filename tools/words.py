"""Collect every text that is said, and bring the languages in locale/ up to date with them.

``python tools/words.py`` updates each locale/*.po: new texts come in empty, those that are said no more go
out, what is translated stays. ``python tools/words.py de pt_BR`` begins those languages.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from app.engine.registry import OPERATIONS  # noqa: E402
from app.networks.build import build  # noqa: E402
from app.networks.spec import parse_spec  # noqa: E402
from app.words.extract import SUFFIXES, Message, messages  # noqa: E402
from app.words.phrase import Phrase  # noqa: E402

LOCALE = ROOT / "locale"
FOLDERS = ("app", "templates", "static/js", "static/tours", "static/help")
WIDTH = 100
_WORD = re.compile(r"[a-z]{2,}")
_PLACE = re.compile(r"\{[^{}]*\}")


def collect() -> dict[Message, list[str]]:
    """Every text that is said, and the files that say it."""
    found: dict[Message, set[str]] = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                for message in messages(path):
                    found.setdefault(message, set()).add(path.relative_to(ROOT).as_posix())
    for place, text in [*_registry(), *_nouns()]:
        found.setdefault(text, set()).add(place)
    for message in list(found):  # a text of its own may also be that of one of several
        if isinstance(message, tuple) and message[0] in found:
            found[message] |= found.pop(message[0])
    return {message: sorted(places) for message, places in found.items()}


def _registry() -> Iterator[tuple[str, str]]:
    """What each row of the registry says; a caption only if there is a word in it."""
    for name, row in OPERATIONS.items():
        place = f"app/engine/operations ({name})"
        yield place, row.title
        yield from ((place, text) for text in row.words.values())
        if _WORD.search(_PLACE.sub("", row.caption)):
            yield place, row.caption


def _nouns() -> Iterator[tuple[str, str]]:
    """What the matrices of networks are called where one noun stands in another: whole, because many a
    grammar needs a case there.
    """
    for network in _networks():
        for matrix in build(parse_spec(network)).program.matrices.values():
            noun = matrix.noun
            if isinstance(noun, Phrase) and any(isinstance(part, Phrase) for part in noun.values.values()):
                yield "app/networks", str(noun)


def _networks() -> Iterator[dict[str, object]]:
    """Networks of every bias, loss and optimizer, with the L2 penalty."""
    biases = ("augmented", "added", "product", "none")
    losses = {
        "mean_squared_error": ("sigmoid", "identity", "softmax"),
        "binary_cross_entropy": ("sigmoid", "identity"),
        "softmax_cross_entropy": ("identity",),
    }
    optimizers = ("sgd", "momentum", "adam")
    lasts = [(loss, last) for loss, activations in losses.items() for last in activations]
    for bias, (loss, last), optimizer in product(biases, lasts, optimizers):
        layers = [
            {"kind": "dense", "units": units, "activation": activation, "bias": bias}
            for units, activation in ((2, "relu"), (2, "gelu"), (2, last))
        ]
        yield {
            "name": "sample",
            "dataset": {"x": [[0, 1], [1, 0]], "y": [[1, 0], [0, 1]]},
            "layers": layers,
            "loss": loss,
            "l2": 0.1,
            "optimizer": {"kind": optimizer},
        }


def template() -> Catalog:
    """All texts, without translations."""
    catalog = Catalog(project="Rowcol", charset="utf-8")
    for message, places in sorted(collect().items(), key=lambda item: (item[1], str(item[0]))):
        catalog.add(message, locations=[(place, None) for place in places])
    return catalog


def update(path: Path, texts: Catalog) -> tuple[int, int]:
    """Write a language anew with these texts; a language that isn't there is begun.

    Returns:
        How many texts there are, and how many of them lack a translation.
    """
    if path.exists():
        with path.open("rb") as file:
            catalog = read_po(file, locale=path.stem)
        catalog.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    else:
        catalog = Catalog(locale=path.stem, project="Rowcol", charset="utf-8", fuzzy=False)
        catalog.update(texts, no_fuzzy_matching=True)
        catalog.header_comment = f"# {Locale.parse(path.stem).english_name} translation of Rowcol."
    with path.open("wb") as file:
        write_po(file, catalog, width=WIDTH, ignore_obsolete=True, include_lineno=False)
    lacking = [message for message in catalog if message.id and not complete(message.string)]
    return len(catalog), len(lacking)


def complete(translation: object) -> bool:
    """Whether a translation has all its forms."""
    return all(translation) if isinstance(translation, tuple | list) else bool(translation)


def main(begun: list[str]) -> int:
    """Update the languages that there are, and begin others."""
    try:
        wanted = {LOCALE / f"{Locale.parse(tag.replace('-', '_'))}.po" for tag in begun}
    except (UnknownLocaleError, ValueError) as error:
        print(f"words: {error}")
        return 2
    texts = template()
    print(f"{len(texts)} texts")
    for path in sorted({*wanted, *LOCALE.glob("*.po")}):
        _, lacking = update(path, texts)
        print(f"{path.relative_to(ROOT)}: {lacking} to be translated")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
