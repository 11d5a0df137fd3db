"""What is vendored is what the manifest says, at the versions that npm locks."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tools.fonts import LATIN, LATIN_NEEDED, MATH_NEEDED, TEXT_NEEDED, characters

ROOT = Path(__file__).parents[2]
VENDOR = ROOT / "static/vendor"
ENTRIES: list[dict[str, Any]] = json.loads((VENDOR / "manifest.json").read_text())["files"]
LOCK = json.loads((ROOT / "package-lock.json").read_text())["packages"]

each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["file"])


@each_entry
def test_a_file_has_the_digest_of_the_manifest(entry: dict[str, Any]) -> None:
    digest = hashlib.sha256((VENDOR / entry["file"]).read_bytes()).hexdigest()
    assert digest == entry["sha256"], f"{entry['file']} was changed: run make vendor"


@each_entry
def test_a_file_comes_with_its_licence(entry: dict[str, Any]) -> None:
    assert entry["licence"]
    assert "opyright" in (VENDOR / entry["licence_file"]).read_text(encoding="utf-8")


def test_the_versions_are_those_of_the_lock() -> None:
    vendored = {entry["name"]: entry["version"] for entry in ENTRIES}
    for included in (text for entry in ENTRIES for text in entry.get("includes", ())):
        name, version = included.rsplit(" ", 1)
        vendored[name] = version
    locked = {name: LOCK.get(f"node_modules/{name}", {}).get("version") for name in vendored}
    from_npm = {name: version for name, version in vendored.items() if "Latin Modern" not in name}
    assert from_npm == {name: locked[name] for name in from_npm}


def test_nothing_stands_there_unlisted() -> None:
    listed = {name for entry in ENTRIES for name in (entry["file"], entry["licence_file"])}
    present = {
        path.relative_to(VENDOR).as_posix()
        for path in VENDOR.rglob("*")
        if path.is_file() and not path.name.endswith(".d.ts") and path.name != "manifest.json"
    }
    assert present == listed


def test_lit_shares_the_one_copy_of_the_signals() -> None:
    imports = re.findall(r'from\s*"([^"]+)"', (VENDOR / "lit.js").read_text())
    assert set(imports) == {"./signals.js"}


@pytest.mark.parametrize(
    ("file", "needed"),
    [("inter.woff2", TEXT_NEEDED), ("inter-latin.woff2", LATIN_NEEDED), ("math.woff2", MATH_NEEDED)],
)
def test_a_font_has_the_characters_of_the_pages(file: str, needed: str) -> None:
    with TTFont(VENDOR / file) as font:
        assert [c for c in needed if ord(c) not in font.getBestCmap()] == []


def test_the_page_fetches_the_letters_of_other_languages_where_it_has_them() -> None:
    sheet = (ROOT / "static/css/tokens.css").read_text()
    (declared,) = re.findall(r"inter-latin\.woff2[^}]*unicode-range: ([^;]+);", sheet)
    ranges = [tuple(int(end, 16) for end in part.strip()[2:].split("-")) for part in declared.split(",")]
    assert tuple((each[0], each[-1]) for each in ranges) == LATIN
    with TTFont(VENDOR / "inter.woff2") as font:
        assert set(characters(LATIN)).isdisjoint(font.getBestCmap())


def test_the_text_font_has_a_weight_axis_and_tabular_figures() -> None:
    with TTFont(VENDOR / "inter.woff2") as font:
        assert [axis.axisTag for axis in font["fvar"].axes] == ["wght"]
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert "tnum" in features


def test_brackets_of_the_math_font_stretch() -> None:
    with TTFont(VENDOR / "math.woff2") as font:
        stretchy = font["MATH"].table.MathVariants.VertGlyphCoverage.glyphs
        names = font.getBestCmap()
        assert {names[ord(c)] for c in "()[]{}|"} <= set(stretchy)
