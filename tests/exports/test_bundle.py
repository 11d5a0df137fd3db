"""Modules linked into one script: it does what they do, and what isn't understood is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from py_mini_racer import JSPromise, MiniRacer

from app.exports.bundle import BundleError, bundle

STATIC = Path(__file__).parents[2] / "static"
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write({"a.js": "…"})`: the folder with these modules."""

    def write_(modules: dict[str, str]) -> Path:
        for path, text in modules.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        return tmp_path

    return write_


def run(script: str, asked: str) -> object:
    with MiniRacer() as racer:
        racer.eval(f"globalThis.log = []; globalThis.exported = {script}")
        return json.loads(str(racer.eval(f"JSON.stringify({asked})")))


def test_names_are_imported_and_exported_in_every_way_that_we_write(write: Write) -> None:
    root = write(
        {
            "js/entry.js": 'import { one, two as second } from "./deep/a.js";\n'
            'import * as all from "./deep/a.js";\n'
            'import "./effect.js";\n'
            'export { one as uno } from "./deep/a.js";\n'
            "export const sum = one + second();\n"
            "export async function later() {}\n"
            "export class Thing {}\n"
            "const hidden = 7;\n"
            "export { hidden as shown };\n"
            "export const names = Object.keys(all);\n",
            "js/deep/a.js": "/** Comments go. */\n  // So does this.\nexport const one = 1;\n"
            "export function two() {\n  return 2;\n}\n",
            "js/effect.js": 'import { one } from "./deep/a.js";\nlog.push(`effect ${one}`);\n',
        }
    )
    script = bundle(root, "js/entry.js")
    assert "Comments go" not in script
    assert "So does this" not in script
    found = run(
        script, "[exported.sum, exported.uno, exported.shown, exported.names, log, Object.keys(exported)]"
    )
    assert found == [
        3,
        1,
        7,
        ["one", "two"],
        ["effect 1"],
        ["uno", "shown", "sum", "later", "Thing", "names"],
    ]


def test_a_minified_module_may_import_in_the_middle_and_before_that(write: Write) -> None:
    root = write(
        {
            "vendor/lib.js": 'var a=1;f(s);import{g as f}from"./s.js";'
            'import*as s from"./s.js";export{a as b,f};',
            "vendor/s.js": "/** @license kept */ function g(all){log.push(Object.keys(all))}export{g};",
        }
    )
    script = bundle(root, "vendor/lib.js")
    assert "@license kept" in script
    assert run(script, "[exported.b, log]") == [1, [["g"]]]


def test_modules_run_in_the_order_of_their_imports_and_once(write: Write) -> None:
    root = write(
        {
            "a.js": 'import "./b.js";\nimport "./c.js";\nlog.push("a");\n',
            "b.js": 'import "./d.js";\nlog.push("b");\n',
            "c.js": 'import "./d.js";\nlog.push("c");\n',
            "d.js": 'log.push("d");\n',
        }
    )
    assert run(bundle(root, "a.js"), "log") == ["d", "b", "c", "a"]


def test_a_module_on_request_runs_when_it_is_asked_for(write: Write) -> None:
    root = write(
        {
            "a.js": 'export const load = () => import("./b.js");\n'
            'export const none = () => import("./c.js");\n',
            "b.js": 'import { load } from "./a.js";\nlog.push(typeof load);\nexport const late = "late";\n',
        }
    )
    script = bundle(root, "a.js", left_out={"c.js"})
    with MiniRacer() as racer:
        racer.eval(f"globalThis.log = []; globalThis.exported = {script}")
        assert racer.eval("log.length") == 0
        loaded = racer.eval("exported.load().then(({ late }) => late + log)")
        assert isinstance(loaded, JSPromise)
        assert loaded.get(timeout=5) == "latefunction"
        refused = racer.eval("exported.none().catch((error) => error.message)")
        assert isinstance(refused, JSPromise)
        assert refused.get(timeout=5) == "c.js is left out"


def test_a_module_takes_the_place_of_another(write: Write) -> None:
    root = write(
        {
            "a.js": 'import { say } from "./page/said.js";\nexport const said = say;\n',
            "page/said.js": "export const say = import.meta.url;\n",
            "own/said.js": 'export const say = "own";\n',
        }
    )
    assert run(bundle(root, "a.js", instead={"page/said.js": "own/said.js"}), "exported.said") == "own"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("export let a = 1;", "a.js: not understood: export let a = 1;"),
        ("export default 1;", "a.js: not understood: export default 1;"),
        ('export * from "./b.js";', 'a.js: not understood: export * from "./b.js";'),
        ("export const { x } = { x: 1 };", "a.js: not understood: export const { x } = { x: 1 };"),
        ('import b from "./b.js";', 'a.js: not understood: import b from "./b.js";'),
        ("const here = import.meta.url;", "a.js: not understood: import.meta.url;"),
        ("const x = () => import(name);", "a.js: not understood: import(name);"),
        ("await fetch(1);", "a.js: not understood: await fetch(1);"),
        ("const $get = 1;", "a.js: $get is the linker's own name"),
        ('import { "x" as y } from "./b.js";', 'a.js: not understood: "x" as y'),
        ('import "./gone.js";', "there is no module gone.js"),
        ('import { gone } from "./b.js";', "a.js imports gone from b.js, which doesn't export it"),
        ('import "./left.js";', "a.js can't do without left.js, which is left out"),
        ('import "./back.js";', "modules import each other: a.js → back.js → a.js"),
    ],
)
def test_what_is_not_understood_is_refused(write: Write, text: str, said: str) -> None:
    root = write({"a.js": text + "\n", "b.js": "export const b = 1;\n", "back.js": 'import "./a.js";\n'})
    with pytest.raises(BundleError) as refused:
        bundle(root, "a.js", left_out={"left.js"})
    assert set(str(refused.value).split(" → ")) == set(said.split(" → "))


def test_the_modules_of_the_site_are_understood_and_in_no_cycle(tmp_path: Path) -> None:
    (tmp_path / "vendor").symlink_to(STATIC / "vendor")
    (tmp_path / "js").symlink_to(STATIC / "js")
    (tmp_path / "no-sheet.js").write_text("export function linkSheet() {}\n")
    # These ask for their own address, which a script needn't have.
    left_out = {"js/chart/dialog.js", "js/help/index.js", "js/tour/index.js"}
    script = bundle(tmp_path, "js/main.js", instead={"js/state/sheet.js": "no-sheet.js"}, left_out=left_out)
    with MiniRacer() as racer:
        racer.eval(f"() => {script}")
