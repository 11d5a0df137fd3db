"""In which language a request is answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from starlette.requests import Request

from app.engine.errors import RowcolError
from app.words.catalogue import ENGLISH, Catalogue
from app.words.languages import Languages
from app.words.phrase import phrase

PARAMETER = "lang"
"""In the address of a page."""


class UnknownLanguageError(RowcolError):
    """A language that isn't there."""

    code = "unknown_language"


def of_page(languages: Languages, request: Request) -> Catalogue:
    """What the address asks for, else what the browser prefers, else English."""
    asked = request.query_params.get(PARAMETER)
    return languages.choose(asked, request.headers.get("accept-language", ""))


def of_message(languages: Languages, tag: str | None) -> Catalogue:
    """What a call or a message asks for; English if it doesn't.

    Raises:
        UnknownLanguageError: the message lists the languages that there are.
    """
    found = ENGLISH if tag is None else languages.find(tag)
    if found is None:
        known = ", ".join(one.language for one in languages)
        said = phrase("there is no language “{language}”; there are: {known}", language=tag, known=known)
        raise UnknownLanguageError(said, where="language")
    return found


@contextmanager
def refusing_in(catalogue: Catalogue) -> Iterator[None]:
    """Refusals that are raised inside are said in that language."""
    try:
        yield
    except RowcolError as error:
        error.message = catalogue.say(error.message)
        raise
