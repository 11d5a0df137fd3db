"""A language says phrases, numbers and things in its own way, and English where it has no words."""

import copy
from pathlib import Path

import pytest

from app.words.catalogue import ENGLISH, read_catalogue
from app.words.languages import Languages
from app.words.phrase import Figure, listed, phrase, plural

HEADER = 'msgid ""\nmsgstr "Plural-Forms: nplurals={forms};\\n"\n'
GERMAN = (
    HEADER.format(forms="2; plural=(n != 1)")
    + """
msgid "row"
msgstr "Zeile"

msgid "gradient of the {noun}"
msgstr "Gradient: {noun}"

msgid "gradient of the weights"
msgstr "Gradient der Gewichte"

msgid "bias"
msgstr "Bias"

msgid "from {a} to {b}"
msgstr "nach {b} von {a}"

msgid "{count} case"
msgid_plural "{count} cases"
msgstr[0] "{count} Fall"
msgstr[1] "{count} Fälle"

#, fuzzy
msgid "column"
msgstr "Spalte"

msgid "empty"
msgstr ""
"""
)


def language(folder: Path, text: str, tag: str = "de"):
    path = folder / f"{tag}.po"
    path.write_text(text, encoding="utf-8")
    return read_catalogue(path)


def test_a_phrase_is_its_english():
    said = phrase("from {a} to {b}", a=1, b=phrase("bias"))
    assert said == "from 1 to bias"
    assert ENGLISH.say(said) == "from 1 to bias"
    assert plural(1, "{count} case", "{count} cases") == "1 case"
    assert plural(13_500, "{count} case", "{count} cases") == "13,500 cases"
    assert copy.deepcopy(said).values == said.values


def test_a_language_puts_values_where_its_sentence_wants_them(tmp_path):
    german = language(tmp_path, GERMAN)
    assert german.say(phrase("from {a} to {b}", a=1, b=phrase("bias"))) == "nach Bias von 1"
    assert german.say(listed([phrase("row"), "x"])) == "Zeile, x"


def test_a_whole_phrase_may_have_a_translation_of_its_own(tmp_path):
    german = language(tmp_path, GERMAN)
    assert german.say(phrase("gradient of the {noun}", noun=phrase("bias"))) == "Gradient: Bias"
    assert german.say(phrase("gradient of the {noun}", noun=phrase("weights"))) == "Gradient der Gewichte"


@pytest.mark.parametrize("text", ["column", "empty", "nothing of the kind"])
def test_what_has_no_translation_is_said_in_english(tmp_path, text):
    assert language(tmp_path, GERMAN).say(phrase(text)) == text


def test_numbers_have_the_signs_of_the_language(tmp_path):
    german = language(tmp_path, GERMAN)
    assert german.figure("13,500.25") == "13.500,25"
    assert german.say(phrase("{x} is {y}", x=Figure("0.5"), y="v0.5")) == "0,5 is v0.5"
    assert german.say(plural(1, "{count} case", "{count} cases")) == "1 Fall"
    assert german.say(plural(13_500, "{count} case", "{count} cases")) == "13.500 Fälle"


def test_only_phrases_are_said_in_json(tmp_path):
    german = language(tmp_path, GERMAN)
    told = {"row": phrase("row"), "id": "row", "all": [phrase("bias"), "bias", 1.5, None]}
    assert german.all(told) == {"row": "Zeile", "id": "row", "all": ["Bias", "bias", 1.5, None]}
    assert ENGLISH.all(told) == told


@pytest.mark.parametrize(
    ("tag", "forms", "strings", "counts"),
    [
        ("zh", "1; plural=0", ["{count} 个"], {1: "1 个", 5: "5 个"}),
        (
            "pt",
            "2; plural=(n > 1)",
            ["{count} caso", "{count} casos"],
            {0: "0 caso", 1: "1 caso", 2: "2 casos"},
        ),
        (
            "pl",
            "3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)",
            ["{count} a", "{count} b", "{count} c"],
            {1: "1 a", 2: "2 b", 5: "5 c", 22: "22 b", 112: "112 c"},
        ),
    ],
)
def test_plural_forms_are_those_of_the_language(tmp_path, tag, forms, strings, counts):
    entry = '\nmsgid "{count} case"\nmsgid_plural "{count} cases"\n'
    entry += "".join(f'msgstr[{n}] "{text}"\n' for n, text in enumerate(strings))
    catalogue = language(tmp_path, HEADER.format(forms=forms) + entry, tag)
    for count, said in counts.items():
        assert catalogue.say(plural(count, "{count} case", "{count} cases")) == said
    sent = catalogue.only(["{count} case"])["{count} case"]
    assert set(sent) == {catalogue.category(n) for n in (*range(200), 1_000_000)} | {"other"}


def test_languages_come_from_the_files_with_their_own_names(tmp_path):
    for tag in ("de", "zh", "pt_BR", "ar"):
        language(tmp_path, HEADER.format(forms="1; plural=0"), tag)
    listed = {one.language: (one.name, one.direction) for one in Languages(tmp_path)}
    assert listed["en"] == ("English", "ltr")
    assert listed["de"] == ("Deutsch", "ltr")
    assert listed["ar"] == ("العربية", "rtl")
    assert listed["pt-BR"] == ("Português (Brasil)", "ltr")
    assert next(iter(listed)) == "en"


@pytest.mark.parametrize(
    ("asked", "accepted", "chosen"),
    [
        (None, "", "en"),
        ("de", "zh", "de"),
        ("xx", "zh", "zh"),
        ("'><script>", "", "en"),
        (None, "de-AT,en;q=0.5", "de"),
        (None, "en;q=0.5, pt;q=0.8", "pt-BR"),
        (None, "fr, zh-CN;q=0.3, de;q=0.2", "zh"),
        (None, "de;q=0, zh", "zh"),
        (None, "de;q=x, ;;,=,q", "en"),
        (None, "*", "en"),
    ],
)
def test_a_page_has_the_language_that_is_asked_for_or_preferred(tmp_path, asked, accepted, chosen):
    for tag in ("de", "zh", "pt_BR"):
        language(tmp_path, HEADER.format(forms="1; plural=0"), tag)
    assert Languages(tmp_path).choose(asked, accepted).language == chosen
