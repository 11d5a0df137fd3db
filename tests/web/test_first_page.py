"""What the first page fetches: one style sheet, no module that is for later, no more than its budget."""

import re
import subprocess
from pathlib import Path

import pytest
from starlette.datastructures import Headers

from app.web.assets import Assets

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
CSS = STATIC / "css"
# Bytes on the wire, headers included: the goal of docs/benchmarks.md.
BUDGET = 150_000

LISTED = re.compile(r'^@import "([\w-]+)\.css";$', re.MULTILINE)
FETCHED = re.compile(r"css/([\w-]+)\.css|linkSheet\(\"([\w-]+)\"\)")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
AT_ONCE = re.compile(r'^(?:import|export|\})[^"\'();]*?["\'](\.[^"\']+)["\'];$', re.MULTILINE)
ON_REQUEST = re.compile(r'\bimport\("([^"]+)"\)')

LISTS = sorted(path for path in CSS.glob("*.css") if "@import" in path.read_text())
SHEETS = sorted(set(CSS.glob("*.css")) - set(LISTS))


def modules_from(entry: Path) -> set[Path]:
    """The module and all that it imports before it runs."""
    found: set[Path] = set()
    waiting = [entry]
    while waiting:
        path = waiting.pop().resolve()
        if path not in found:
            found.add(path)
            waiting += [path.parent / name for name in AT_ONCE.findall(path.read_text())]
    return found


FIRST = modules_from(STATIC / "js/main.js")


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(STATIC)


def test_every_sheet_is_in_a_list_once_or_fetched_on_request() -> None:
    listed = [LISTED.findall(path.read_text()) for path in LISTS]
    assert all(len(names) == len(set(names)) for names in listed)
    sources = "".join(path.read_text() for path in (STATIC / "js").rglob("*.js"))
    fetched = {first or second for first, second in FETCHED.findall(sources)}
    at_once = {name for names in listed for name in names}
    assert at_once | fetched - {path.stem for path in LISTS} == {path.stem for path in SHEETS}
    assert at_once & fetched == set()


def compact(sheet: bytes) -> bytes:
    """The rules as a real parser prints them, without comments and spaces."""
    command = [str(ROOT / "node_modules/.bin/esbuild"), "--minify", "--loader=css"]
    return subprocess.run(command, input=sheet, capture_output=True, check=True).stdout


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_list_is_sent_as_the_rules_of_its_sheets_in_their_order(assets: Assets, path: Path) -> None:
    sent = bytes(assets.answer(f"css/{path.name}", Headers({})).body)
    sheets = [(CSS / f"{name}.css").read_bytes() for name in LISTED.findall(path.read_text())]
    assert compact(sent) == compact(b"".join(sheets))
    assert b"@import" not in sent
    assert b"/*" not in sent


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_what_a_sheet_names_is_where_it_says(assets: Assets, path: Path) -> None:
    sent = bytes(assets.answer(f"css/{path.name}", Headers({})).body).decode()
    for name in re.findall(r'url\("([^"]+)"\)', sent):
        assert (CSS / name).resolve().is_file(), name


def test_a_changed_sheet_changes_what_is_sent_of_its_list(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_text('@import "a.css";\n')
    (tmp_path / "a.css").write_text("a { color: red; }\n")
    assets = Assets(tmp_path)
    assert bytes(assets.answer("page.css", Headers({})).body) == b"a { color: red; }\n"
    (tmp_path / "a.css").write_text("a { color: blue; }\n")
    assets.refresh()
    assert bytes(assets.answer("page.css", Headers({})).body) == b"a { color: blue; }\n"


def test_no_text_of_a_module_would_lose_its_indentation(tmp_path: Path) -> None:
    # Templates become strings here; those of HTML, where indentation is white space, stay calls.
    plain = ["--supported:template-literal=false", f"--outdir={tmp_path}", "--log-level=error"]
    modules = [str(path) for path in (STATIC / "js").rglob("*.js")]
    subprocess.run([str(ROOT / "node_modules/.bin/esbuild"), *modules, *plain], check=True)
    written = [line for path in tmp_path.rglob("*.js") for line in path.read_text().splitlines()]
    assert len(written) > 1000
    assert [line for line in written if "\\n " in line and "__template(" not in line] == []


def test_what_is_fetched_on_request_is_not_imported_at_once() -> None:
    later = {
        (path.parent / name).resolve()
        for path in FIRST
        if path.is_relative_to(STATIC / "js")
        for name in ON_REQUEST.findall(COMMENT.sub("", path.read_text()))
    }
    assert len(later) > 10
    assert {path.relative_to(STATIC).as_posix() for path in later & FIRST} == set()


async def test_the_first_page_keeps_to_its_budget(client) -> None:
    page = await client.get("/")
    named = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text))
    base = next(address for address in named if address.endswith("js/main.js")).removesuffix("js/main.js")
    addresses = {base + path.relative_to(STATIC).as_posix() for path in FIRST} | named | {"/"}
    total = 0
    for address in addresses:
        async with client.stream("GET", address, headers={"accept-encoding": "br"}) as answer:
            assert answer.status_code == 200, address
            body = b"".join([chunk async for chunk in answer.aiter_raw()])
        head = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
        total += len("HTTP/1.1 200 OK\r\n\r\n") + head + len(body)
    assert total <= BUDGET, f"{len(addresses)} files, {total} bytes"
