"""Every language in locale/ says everything that is said, and says it with the same places and marks."""

import re
from pathlib import Path

import pytest

from tests.words.made_up import write_made_up
from tests.words.review import faults, marks
from tools.words import LOCALE, ROOT, collect, main, template, update

LANGUAGES = sorted(LOCALE.glob("*.po"))


@pytest.fixture(scope="module")
def said():
    return collect()


def test_every_language_says_everything_and_nothing_else(said):
    found = {path.name: faults(path, said) for path in LANGUAGES}
    assert found == {name: [] for name in found}


def test_the_check_finds_nothing_in_a_whole_language(tmp_path, said):
    assert faults(write_made_up(tmp_path), said) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('msgid "row"\nmsgstr "«row»"', 'msgid "row"\nmsgstr ""', "missing: 'row'"),
        ('msgid "row"', 'msgid "roww"', "missing: 'row'"),
        ('msgid "row"', '#, fuzzy\nmsgid "row"', "fuzzy: 'row'"),
        ('msgstr "«batch {n}»"', 'msgstr "«batch {m}»"', "marks differ: 'batch {n}'"),
        ('msgid "row"', 'msgid "old"\nmsgstr "«old»"\n\nmsgid "row"', "unused: 'old'"),
        ('msgid "row"', '#~ msgid "old"\n#~ msgstr "«old»"\n\nmsgid "row"', "unused: 'old'"),
    ],
)
def test_the_check_finds_what_it_should(tmp_path, said, before, after, fault):
    path = write_made_up(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    assert any(found.startswith(fault) for found in faults(path, said))


def test_marks_are_places_tags_and_the_aims_of_links():
    text = "{count} of {row|one case}: [this](cell:Z1,1) is {value:Z1,1,1} <b>x</b>"
    assert marks(text) == {"{count", "{row", "(cell:Z1,1)", "{value:Z1,1,1", "<b>", "</b>"}


def test_a_language_that_is_begun_lacks_everything_and_keeps_what_is_translated(tmp_path, said):
    path = tmp_path / "pt.po"
    texts = template()
    assert update(path, texts) == (len(said), len(said))
    begun = path.read_text(encoding="utf-8")
    path.write_text(begun.replace('msgid "row"\nmsgstr ""', 'msgid "row"\nmsgstr "linha"'), encoding="utf-8")
    assert update(path, texts) == (len(said), len(said) - 1)
    assert 'msgid "row"\nmsgstr "linha"' in path.read_text(encoding="utf-8")
    assert update(path, texts) == (len(said), len(said) - 1)


def test_what_is_no_language_is_refused(capsys):
    assert main(["nonesuch"]) == 2
    assert "nonesuch" in capsys.readouterr().out
    assert not Path(LOCALE / "nonesuch.po").exists()


SAID_OTHERWISE = re.compile(
    r'\b(?:t|rich)\((?!\s*")|\bcounted\((?![^"]*?,\s*"(?:[^"\\]|\\.)*",\s*"(?:[^"\\]|\\.)*")'
)


def test_scripts_say_texts_as_they_can_be_collected():
    scripts = [path for path in (ROOT / "static/js").rglob("*.js") if path.parent.name != "words"]
    found = {path.name: SAID_OTHERWISE.findall(path.read_text(encoding="utf-8")) for path in scripts}
    assert {name: calls for name, calls in found.items() if calls} == {}
