"""Prose uses the words of the product, in every combination, and none of the banned ones."""

import re

import pytest

from app.engine.registry import OPERATIONS
from app.networks.build import build
from app.networks.gallery import gallery, network_spec
from app.networks.spec import parse_spec
from app.trace.outline import matrices_json, steps_json
from tests.networks.samples import HIDDEN, LAST, random_spec

BANNED = re.compile(r"\b(deltas?|error terms?|nodes?|data)\b|δ", re.IGNORECASE)
NUMBERS = range(len(LAST) + len(HIDDEN))
NOT_PROSE = {"id", "role", "op", "phase", "kind", "inputs", "output", "numpy", "gradient_of", "part_of"}


def texts(value, key=""):
    """All text in it that a person reads."""
    if isinstance(value, str):
        # In MathML the attribute that names a matrix is data-id; people read what is between the tags.
        yield re.sub(r"<[^>]*>", " ", value) if key == "mathml" else value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in NOT_PROSE:
                yield from texts(item, name)


@pytest.mark.parametrize("banned", ["delta", "Error term", "the nodes", "data", "δ"])
def test_a_banned_word_is_seen(banned):
    assert BANNED.search(banned)


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("number", NUMBERS)
def test_no_network_speaks_in_banned_words(number, convention):
    kind = ("sgd", "momentum", "adam")[number % 3]
    network = build(parse_spec(random_spec(number) | {"optimizer": {"kind": kind}}))
    described = [steps_json(network, convention), matrices_json(network, convention, complete=True)]
    for text in texts(described):
        assert not BANNED.search(text), text


@pytest.mark.parametrize("name", OPERATIONS)
def test_no_operation_speaks_in_banned_words(name):
    row = OPERATIONS[name]
    for text in (row.title, row.caption, *row.words.values()):
        assert not BANNED.search(text), text


@pytest.mark.parametrize("name", gallery)
def test_no_entry_of_the_gallery_speaks_in_banned_words(name):
    entry = gallery[name]
    assert not BANNED.search(f"{entry.title} {entry.summary} {entry.shape}")


@pytest.mark.parametrize("name", gallery)
@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_every_step_of_the_gallery_has_words_and_titles_that_are_sentences(name, convention):
    for step in steps_json(build(network_spec(name)), convention):
        for prose in (step["text"], step["title"], step["caption"]):
            assert prose == prose.strip() != ""
        assert step["text"][0].isupper() or step["text"].startswith("exp of ")
        assert step["text"].endswith((".", "!"))
        assert "  " not in step["text"]
