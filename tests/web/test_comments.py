"""Files go out without comments, and say the same."""

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


def compact(code: bytes) -> bytes:
    """The code as a real parser prints it, without comments and spaces."""
    command = [str(ROOT / "node_modules/.bin/esbuild"), "--minify", "--loader=js"]
    return subprocess.run(command, input=code, capture_output=True, check=True).stdout


@pytest.mark.parametrize("module", MODULES)
def test_a_module_without_its_comments_is_the_same_program(assets: Assets, module: str) -> None:
    sent = assets.answer(module, Headers({})).body
    assert compact(bytes(sent)) == compact((ROOT / "static" / module).read_bytes())


def test_comments_are_gone(assets: Assets) -> None:
    assert b"/**" not in bytes(assets.answer("js/main.js", Headers({})).body)
