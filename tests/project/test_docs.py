"""The documents name every setting, and no file names a package registry."""

import re
import subprocess
from pathlib import Path

from app.settings import Settings

ROOT = Path(__file__).parents[2]

# Written in pieces, so that this file isn't found.
REGISTRIES = re.compile(
    rb"registry\."
    rb"(npmjs|yarnpkg)|(python"
    rb"hosted|py"
    rb"pi)\.org|deb\."
    rb"debian\.org"
    rb"|--(extra-)?index"
    rb"-url[ =]\S*//"
)


def project_files() -> list[Path]:
    """List what is tracked, and what would be if it were added."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    paths = (ROOT / name for name in listing.split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_every_setting_is_documented_and_no_other() -> None:
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"\bROWCOL_[A-Z0-9_]*[A-Z0-9]\b", text))
    assert documented == {f"ROWCOL_{name.upper()}" for name in Settings.model_fields}


def test_no_file_holds_the_address_of_a_registry() -> None:
    files = project_files()
    assert files
    found = [path for path in files if REGISTRIES.search(path.read_bytes())]
    assert [path.relative_to(ROOT).as_posix() for path in found] == []
