"""A catalogue: what a language says for each English text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from gettext import c2py
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.messages.pofile import read_po
from babel.numbers import get_decimal_symbol, get_group_symbol

from app.words.phrase import Figure, Phrase, fill, initial

SOURCE = "en"
_SAMPLES = (*range(1, 200), 0, 1_000_000)

Translation = str | Mapping[str, str]
"""One text, or one for each plural category of the language ("one", "few", "other")."""


@dataclass(frozen=True)
class Catalogue:
    """A language.

    Attributes:
        language: its tag, "pt" or "pt-BR".
        name: what it calls itself.
        direction: in which it is written.
        decimal, group: the signs in numbers: before the fraction, between thousands.
        texts: the translations, by English text.
        category: the plural category of a number of things.
    """

    language: str
    name: str
    direction: Literal["ltr", "rtl"]
    decimal: str
    group: str
    texts: Mapping[str, Translation]
    category: Callable[[int], str]

    def say(self, text: str) -> str:
        """A phrase, or a text without values, in this language; in English where it has none."""
        if not self.texts or not text:
            return str(text)
        # Also of a phrase the whole may stand in the catalogue: some grammars need it.
        whole = self.texts.get(str(text))
        if isinstance(whole, str):
            return whole
        if not isinstance(text, Phrase):
            return text
        values = {name: self._value(value) for name, value in text.values.items()}
        return fill(self._template(text), values)

    def figure(self, number: str) -> str:
        """A number as English writes it, with the signs of this language."""
        return number.translate({ord("."): self.decimal, ord(","): self.group})

    def all(self, value: Any) -> Any:
        """JSON with all phrases in it said; other strings stay as they are."""
        if isinstance(value, Phrase):
            return self.say(value)
        if isinstance(value, Mapping):
            return {name: self.all(item) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.all(item) for item in value]
        return value

    def only(self, wanted: Iterable[str]) -> dict[str, Translation]:
        """The translations of some texts, for a page."""
        return {text: self.texts[text] for text in sorted(set(wanted)) if text in self.texts}

    def _template(self, text: Phrase) -> str:
        found = self.texts.get(text.template)
        if isinstance(found, str):
            return found
        if text.many is not None:
            if found is None:
                return text.template if text.number == 1 else text.many
            return found.get(self.category(text.number), found["other"])
        return text.template

    def _value(self, value: Any) -> Any:
        if isinstance(value, Phrase):
            return self.say(value)
        return self.figure(value) if isinstance(value, Figure) else value


def _catalogue(tag: str, texts: Mapping[str, Translation]) -> Catalogue:
    locale = Locale.parse(tag, sep="-")
    # Babel's rules take "other" where no other category holds.
    return Catalogue(
        language=tag,
        name=initial(locale.get_display_name(locale) or tag),
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        decimal=get_decimal_symbol(locale),
        group=get_group_symbol(locale),
        texts=texts,
        category=locale.plural_form,
    )


ENGLISH = _catalogue(SOURCE, {})


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue of a .po file, which is named by its language: ``pt.po``, ``pt_BR.po``.

    Texts without a translation, and those marked fuzzy, are left out: they are said in English.

    Raises:
        babel.UnknownLocaleError: the name isn't that of a language.
        babel.messages.pofile.PoFileError: the file can't be read.
    """
    tag = path.stem.replace("_", "-")
    with path.open("rb") as file:
        messages = read_po(file, locale=path.stem, abort_invalid=True)
    index_of = plural_indices(Locale.parse(path.stem), messages.plural_expr)
    texts: dict[str, Translation] = {}
    for message in messages:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, str):
            if isinstance(message.string, str) and message.string:
                texts[message.id] = message.string
        elif all(forms := tuple(message.string or ())):
            texts[message.id[0]] = {category: forms[index] for category, index in index_of.items()}
    return _catalogue(tag, texts)


def plural_indices(locale: Locale, expression: str) -> dict[str, int]:
    """Which of gettext's plural forms, chosen by an expression in C, each plural category is."""
    index = c2py(expression)
    found: dict[str, int] = {}
    for count in _SAMPLES:
        found.setdefault(locale.plural_form(count), index(count))
    found.setdefault("other", max(found.values()))
    return found
