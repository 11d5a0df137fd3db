"""What docs/gallery.md shows and says of a network's file is so."""

import re
from dataclasses import fields
from pathlib import Path

from app.networks.gallery.entry import Entry

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs/gallery.md").read_text(encoding="utf-8")
SHOWN = ROOT / "app/networks/gallery/two_to_one.py"


def test_the_network_that_is_shown_is_the_real_one_in_at_most_40_lines() -> None:
    found = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    assert found[1] == SHOWN.read_text(encoding="utf-8")
    assert len(found[1].splitlines()) <= 40


def test_every_field_of_an_entry_is_explained_and_no_other() -> None:
    explained = re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)
    assert sorted(explained) == sorted(field.name for field in fields(Entry))
