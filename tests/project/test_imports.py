"""Imports go one way, in Python and in JavaScript."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"

# A part of the application may import itself and what stands above it.
ORDER = (
    "words",
    "engine",
    "shapes",
    "networks",
    "training",
    "trace",
    "wire",
    "exports",
    "api",
    "notebook",
    "settings",
    "web",
    "main",
    "commands",
    "cli",
)
SETTINGS_READERS = {"settings", "web", "main", "commands", "cli"}
ENGINE_MAY_IMPORT = {"numpy", "app"} | sys.stdlib_module_names

MODULES = sorted(path.relative_to(ROOT) for path in APP.rglob("*.py"))
MODEL_FILES = sorted((ROOT / "static/js/model").rglob("*.js"))
SPECIFIER = re.compile(
    r"""(?:^import\s*|^(?:import|export|\})[^"'=()]*\bfrom\s*|\bimport\(\s*)["']([^"'\s]+)["']""",
    re.MULTILINE,
)
COMMENT_OR_STRING = re.compile(r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.DOTALL)
DOM = re.compile(r"(?<![\w$.])(document|window|globalThis|navigator|HTMLElement|SVGElement)\s*[.\[]")


def imported(source: str, package: list[str]) -> Iterator[str]:
    """Yield the full dotted name of all that a module of ``package`` imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def refused(module: Path, source: str) -> list[str]:
    """List the imports that ``module`` (relative to the project) must not have."""
    part = module.with_suffix("").parts[1]
    if part == "__init__":
        return [name for name in imported(source, ["app"]) if name.startswith("app.")]
    above = set(ORDER[: ORDER.index(part) + 1])
    if part not in SETTINGS_READERS:
        above.discard("settings")
    bad = []
    for name in imported(source, list(module.parent.parts)):
        top, *rest = name.split(".")
        outside_of_order = top == "app" and (not rest or rest[0] not in above)
        if outside_of_order or (part == "engine" and top not in ENGINE_MAY_IMPORT):
            bad.append(name)
    return bad


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_only_what_stands_above_it(module: Path) -> None:
    assert refused(module, (ROOT / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source", "bad"),
    [
        ("app/engine/program.py", "from app.networks.spec import Spec", ["app.networks.spec.Spec"]),
        ("app/engine/program.py", "import scipy.special", ["scipy.special"]),
        ("app/engine/program.py", "from ..web import pages", ["app.web.pages"]),
        ("app/engine/program.py", "import numpy as np\nfrom .errors import RowcolError", []),
        ("app/training/run.py", "from app import settings", ["app.settings"]),
        ("app/training/run.py", "def f():\n    import app.cli", ["app.cli"]),
        ("app/web/pages.py", "from app.settings import Settings\nimport fastapi", []),
        ("app/settings.py", "from app.web import pages", ["app.web.pages"]),
    ],
)
def test_the_check_itself_finds_what_it_should(module: str, source: str, bad: list[str]) -> None:
    assert refused(Path(module), source) == bad


@pytest.mark.parametrize("path", MODEL_FILES, ids=lambda path: path.name)
def test_a_model_module_imports_only_its_neighbours_and_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    others = [name for name in SPECIFIER.findall(text) if not name.startswith("./")]
    assert others in ([], ["../words/words.js"])


@pytest.mark.parametrize("path", MODEL_FILES, ids=lambda path: path.name)
def test_a_model_module_knows_no_dom(path: Path) -> None:
    code = COMMENT_OR_STRING.sub("", path.read_text(encoding="utf-8"))
    assert DOM.findall(code) == []


def test_the_dom_check_itself_finds_what_it_should() -> None:
    code = COMMENT_OR_STRING.sub("", 'const a = document.body; // window.x\nb("window.y");')
    assert DOM.findall(code) == ["document"]


def test_the_import_check_itself_finds_what_it_should() -> None:
    code = (
        'import {\n  a,\n  b,\n} from "./x.js";\nimport "y";\nexport { q } from "z";\n'
        '/** @type {import("../w.js").T} */\nconst t = "taken from \'k\'";\nexport const m = "no";\n'
    )
    assert SPECIFIER.findall(code) == ["./x.js", "y", "z", "../w.js"]
