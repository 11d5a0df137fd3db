"""What a screen reader is told: a sentence a step, and its matrices as grids with headers and values."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.store import wait

_ROW = re.compile(r'- (rowheader|columnheader|gridcell) "(.*?)"(?:: "?(.*?)"?)?$')


def trace_of(server, convention):
    body = json.dumps({"network": "xor", "convention": convention}).encode()
    request = urllib.request.Request(server.url + "/api/trace", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def grids(page) -> dict[str, list[list[tuple[str, str]]]]:
    """Of each matrix on the stage its rows, each a list of (role, name), as the accessibility tree has them."""
    found: dict[str, list[list[tuple[str, str]]]] = {}
    rows: list[list[tuple[str, str]]] = []
    for line in page.locator("rowcol-stage").aria_snapshot().splitlines():
        text = line.strip().replace("'- ", "- ").replace("- '", "- ").replace("':", ":").rstrip("'")
        if match := re.match(r'- grid "(.*?)"', text):
            rows = found.setdefault(match[1], [])
        elif text.startswith("- row "):
            rows.append([])
        elif match := _ROW.match(text):
            rows[-1].append((match[1], match[2]))
    return found


@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_every_step_of_an_iteration_is_told(open_page, server, convention):
    trace = trace_of(server, convention)
    matrices = {matrix["id"]: matrix for matrix in trace["matrices"]}
    page = open_page(f"/n/xor#convention={convention}")
    for step in trace["steps"]:
        expect(page.locator("rowcol-announcer [role=status]")).to_contain_text(step["text"])
        said = page.locator("rowcol-announcer [role=status]").inner_text()
        assert said.startswith(f"Step {step['index'] + 1} of 18, {step['phase']}"), said
        assert said.endswith(step["text"])
        expect(page.locator("#product").get_by_role("heading").first).to_contain_text(step["phase"])
        shown = grids(page)
        for name in {*step["inputs"], step["output"]}:
            matrix = matrices[name]
            symbol, (rows, columns) = matrix["symbol"], matrix["shape"]
            title, turned = f"{symbol}, {rows} by {columns}", False
            grid = shown.get(title)
            if grid is None or len(grid) - 1 != rows:
                # A transposed operand stands as it is used; its name says so.
                title = next(one for one in shown if one.startswith(f"{symbol}ᵀ"))
                grid, turned = shown[title], True
            values = trace["values"][name]
            labels = matrix["row_labels"], matrix["column_labels"]
            if turned:
                values, labels = list(zip(*values, strict=True)), labels[::-1]
            header, *lines = grid
            assert [text for _, text in header[1:]] == labels[1]
            assert {role for role, _ in header} == {"columnheader"}
            for line, label, numbers in zip(lines, labels[0], values, strict=True):
                assert line[0] == ("rowheader", label)
                for (role, text), exact in zip(line[1:], numbers, strict=True):
                    assert role == "gridcell"
                    shown_number = text.rsplit(": ", 1)[1].replace("−", "-")
                    places = len(shown_number.split(".")[1]) if "." in shown_number else 0
                    if "e" not in shown_number:
                        assert abs(float(shown_number) - exact) <= 0.5001 * 10**-places, (name, text)
        page.keyboard.press("]")
    wait(page, "s.frame.value.iteration === 1")


def test_playing_is_silent_and_said_once(open_page):
    page = open_page()
    page.keyboard.press("t")
    expect(page.locator("rowcol-announcer [role=status]")).to_have_text("Training.")
    page.keyboard.press("t")
    expect(page.locator("rowcol-announcer [role=status]")).to_contain_text("Step 1 of 18")
