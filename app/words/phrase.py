"""What is said, in English, together with what it takes to say it in another language.

A phrase is a string, its English; wherever it is compared, stored or sent it is that. It also keeps
the template and the values that it was made of, so that a catalogue can say it again. Pieces of
sentences are never glued: a sentence is one template with named places, which a translation may
put in another order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_PLACE = re.compile(r"\{(\w+)\}")


def fill(template: str, values: Mapping[str, Any]) -> str:
    """Put values in place of ``{name}``; names that have none stay."""
    return _PLACE.sub(lambda match: str(values.get(match[1], match[0])), template)


class Phrase(str):
    """An English text and its parts.

    Attributes:
        template: with ``{name}`` where a value stands; for a number of things that of one.
        many: the template for several, or None.
        number: how many, where that chooses the template.
        values: by name: phrases and figures, which are said in the language too, and anything else.
    """

    __slots__ = ("many", "number", "template", "values")

    template: str
    many: str | None
    number: int
    values: Mapping[str, Any]

    def __new__(
        cls, template: str, values: Mapping[str, Any], many: str | None = None, number: int = 1
    ) -> Phrase:
        chosen = template if many is None or number == 1 else many
        made = super().__new__(cls, fill(chosen, values))
        made.template, made.many, made.number, made.values = template, many, number, values
        return made

    def __getnewargs__(self) -> tuple[Any, ...]:
        """How a copy is made."""
        return self.template, self.values, self.many, self.number


class Figure(str):
    """A number as English writes it, "13,500.5"; other languages change its signs."""

    __slots__ = ()


def phrase(template: str, /, **values: Any) -> Phrase:
    """A text to be said in the reader's language; the extraction looks for calls of this name."""
    return Phrase(template, values)


def plural(count: int, one: str, many: str, /, **values: Any) -> Phrase:
    """A text about so many things; ``{count}`` is their number."""
    return Phrase(one, {"count": Figure(f"{count:,}"), **values}, many, count)


def listed(parts: Iterable[str], between: str = ", ") -> Phrase:
    """Parts that are each said, with a sign between them that is the same in every language."""
    numbered = {f"part{n}": part for n, part in enumerate(parts)}
    return Phrase(between.join(f"{{{name}}}" for name in numbered), numbered)


def initial(text: str) -> str:
    """With a capital in front, where the script has them."""
    return text[:1].upper() + text[1:]
