"""Files go out without comments and indentation, and say the same."""

import re
import subprocess
from pathlib import Path

import pytest
from starlette.datastructures import Headers

from app.web.assets import Assets

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(str(path.relative_to(ROOT / "static")) for path in (ROOT / "static/js").rglob("*.js"))


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(ROOT / "static")


def compact(folder: Path, target: Path) -> dict[str, str]:
    """The modules of a folder as a real parser prints them, without comments and spaces."""
    modules = [str(folder / module) for module in MODULES]
    options = [
        "--minify",
        "--tsconfig-raw={}",
        f"--outdir={target}",
        f"--outbase={folder}",
        "--log-level=error",
    ]
    subprocess.run([str(ROOT / "node_modules/.bin/esbuild"), *modules, *options], check=True)
    # What begins a line of a template of HTML is white space like any other.
    return {module: re.sub(r"\n +", "\n", (target / module).read_text()) for module in MODULES}


def test_modules_without_comments_and_indentation_are_the_same_programs(
    assets: Assets, tmp_path: Path
) -> None:
    for module in MODULES:
        path = tmp_path / "sent" / module
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(assets.answer(module, Headers({})).body))
    sent = compact(tmp_path / "sent", tmp_path / "compact")
    assert len(sent) > 100
    assert sent == compact(ROOT / "static", tmp_path / "whole")


def test_comments_are_gone(assets: Assets) -> None:
    assert b"/**" not in bytes(assets.answer("js/main.js", Headers({})).body)
