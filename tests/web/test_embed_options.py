"""What the address of a figure may say: the server, the browser and the document know the same."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from app.exports.bare import bare
from app.web.sharing import options as server
from app.web.sharing.link import write_parts

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = (ROOT / "docs/embedding.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)`(?:, `(\w+)`)? \|", re.MULTILINE)

QUERIES = [
    "",
    "step=3&lens=outer&theme=board",
    "lens=column-row&k=2&cell=1,2&iteration=40&convention=columns",
    "lens=dot&controls=0&hide=words,link&lock=step,lens&autoplay=1",
    "lens=rows&labels=from_to&decimals=2&predict=A1,2,0",
    "predict=all&view=case:100-108,input:0-8",
    "edits=W1,0,1,0.5@3;W2,1,0,-2e-3@0",
    write_parts({"step": "2"}, {"edits": ";".join(f"W1,0,{n % 3},0.{n}@{n}" for n in range(1, 40))}),
    'spec={"layers":[{"kind":"dense","units":2}],"name":"a & b"}',
    # Damaged, hostile, or of somebody else.
    "step=-1&lens=sideways&cell=1&k=x&iteration=1e9&controls=2&theme=dark&hide=all,lens&lock=everything",
    "step=%zz&utm_source=mail&tour=xor&stop=2&edits=W1,0,1&view=case:9-3&decimals=9&predict=1",
    "step=1&step=2",
    "constructor=1&__proto__=2&hide=constructor",
    "z=broken&step=4",
]
# How the two sides say the same.
USUAL = {
    "convention": None,
    "iteration": 0,
    "step": 0,
    "lens": "row_column",
    "cell": None,
    "k": 0,
    "decimals": None,
    "labels": "off",
    "view": {},
    "edits": [],
    "spec": None,
}


@pytest.fixture(scope="module")
def browser() -> dict[str, Any]:
    """The browser's tables, and what it reads of each query."""
    command = ["node", "tests/js/embed-read.js", json.dumps(QUERIES)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env=dict(os.environ))
    return json.loads(answer.stdout)


def test_both_sides_have_the_same_table(browser: dict[str, Any]) -> None:
    tables = browser["tables"]
    assert {*tables["LINKED"], *tables["OWN"]} == {*server.OPTIONS, "z"}
    assert tuple(tables["HIDES"]) == server.HIDES
    assert tuple(tables["LOCKS"]) == server.LOCKS
    assert tuple(tables["CONTROLS"]) == server.CONTROLS
    # Of a picture one may want the projector's, too.
    assert tables["THEMES"] == [theme for theme in server.THEMES if theme != "projector"]
    assert tables["LENS_NAMES"] == server.LENS_NAMES


@pytest.mark.parametrize("n", range(len(QUERIES)), ids=[query[:24] for query in QUERIES])
def test_both_sides_read_a_query_alike(browser: dict[str, Any], n: int) -> None:
    told = browser["plain"][n]
    read = server.read_options(QUERIES[n])
    mine = {
        "convention": read.convention,
        "iteration": read.iteration,
        "step": read.step,
        "lens": read.lens,
        "cell": None if read.cell is None else {"row": read.cell[0], "column": read.cell[1]},
        "k": read.k,
        "decimals": read.decimals,
        "labels": read.labels,
        "view": {axis: list(span) for axis, span in read.view.items()},
        "edits": [
            {"iteration": e.iteration, "matrix": e.matrix, "row": e.row, "column": e.column, "value": e.value}
            for e in read.edits
        ],
        "spec": read.spec,
    }
    assert mine == {name: told.get(name, usual) for name, usual in USUAL.items()}
    assert read.hidden == [name for name in server.HIDES if name in told["hide"]]
    assert sorted(read.lock) == told["lock"]
    assert (read.autoplay, read.theme) == (told["autoplay"], told["theme"])
    hidden = told.get("hide_cell")
    predicted = None if hidden is None else hidden if hidden == "all" else ",".join(map(str, hidden.values()))
    assert read.predict == predicted


def test_the_document_lists_every_option_and_no_other() -> None:
    [table] = re.findall(r"## Options of the address\n(.*?)\n## ", DOCUMENT, re.DOTALL)
    listed = {name for pair in ROW.findall(table) for name in pair if name}
    assert listed == {*server.OPTIONS, "z"}


@pytest.mark.parametrize("names", [server.HIDES, server.LOCKS, tuple(server.LENS_NAMES)])
def test_the_document_names_every_control(names: tuple[str, ...]) -> None:
    assert [name for name in names if f"`{name}`" not in DOCUMENT] == []


def test_the_script_of_the_element_is_small() -> None:
    assert len(bare(ROOT / "static/figure.js")) < 3000
