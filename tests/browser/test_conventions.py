"""Cases as rows or as columns: one switch, and all of the view says the same thing transposed."""

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait

DIAGRAM = """() => ({
  neurons: [...document.querySelectorAll('.diagram__neuron')].map((one) =>
    [one.textContent.trim(),
      ...['lit', 'cursor'].map((is) => one.classList.contains(`diagram__neuron--${is}`))]),
  edges: [...document.querySelectorAll('.diagram__edge')]
    .map((one) => [Number(one.dataset.edge), one.classList.contains('diagram__edge--lit')])
    .sort((a, b) => a[0] - b[0]),
  numbers: [...document.querySelectorAll('.diagram__number text')].map((one) => one.textContent).sort(),
})"""


def trace(base: str, network: str, convention: str, iteration: int) -> dict[str, Any]:
    body = json.dumps({"network": network, "convention": convention, "iteration": iteration}).encode()
    request = urllib.request.Request(f"{base}/api/trace", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def turn(page: Page, convention: str) -> None:
    page.keyboard.press("c")
    wait(page, f"s.program.value.convention === '{convention}' && s.frame.value !== null")


def shown(page: Page) -> list[Any]:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    diagram = page.evaluate(DIAGRAM)
    # Of a long sum the first terms are listed, and in the mirror others come first.
    short = page.locator(".worked-more").count() == 0
    worked = sorted(page.locator(".worked-line .worked-value").all_inner_texts()) if short else None
    return [diagram, worked, page.locator(".worked-result dd").all_inner_texts()]


@pytest.mark.parametrize("network", ["xor", "three_clusters"])
def test_each_step_says_what_the_trace_of_its_convention_says(open_page, server, network):
    page = open_page(f"/n/{network}")
    for convention in ("rows", "columns"):
        if convention == "columns":
            turn(page, "columns")
        told = trace(server.url, network, convention, 0)
        for step in told["steps"]:
            expect(page.locator("[role=option][aria-selected=true]")).to_have_attribute(
                "data-step", str(step["index"])
            )
            assert page.locator(".worked-code").inner_text().splitlines()[0] == step["numpy"]
            output = step["output"]
            shape = next(one["shape"] for one in told["matrices"] if one["id"] == output)
            assert read(page, f"s.matrix('{output}').shape") == shape
            values = read(
                page,
                f"(v => [v.columns[1] - v.columns[0], [...v.data]])(s.frame.value.views.get('{output}'))",
            )
            width, data = values
            wanted = [row[:width] for row in told["values"][output][: len(data) // width]]
            assert [data[n : n + width] for n in range(0, len(data), width)] == wanted
            page.keyboard.press("]")
        wait(page, "s.frame.value.iteration === 1")
        page.keyboard.press("[")
        wait(page, "s.frame.value.iteration === 0")
        page.keyboard.press("Home")


@pytest.mark.parametrize("network", ["xor", "three_clusters"])
@pytest.mark.parametrize("lens", ["row · column", "column × row"])
def test_the_mirrored_view_lights_the_same_neurons_edges_and_terms(open_page, network, lens):
    page = open_page(f"/n/{network}")
    page.get_by_role("radio", name=lens).click()
    rows = []
    count = read(page, "s.program.value.steps.length")
    for _ in range(count):
        rows.append(shown(page))
        page.keyboard.press("]")
    wait(page, "s.frame.value.iteration === 1")
    page.keyboard.press("[")
    wait(page, "s.frame.value.iteration === 0")
    page.keyboard.press("Home")
    turn(page, "columns")
    for step in range(count):
        assert shown(page) == rows[step], f"step {step}"
        page.keyboard.press("]")


def test_the_switch_keeps_iteration_step_cell_and_edits(open_page):
    page = open_page("/n/xor")
    page.keyboard.press("ArrowRight")
    page.locator("#iteration").fill("3")
    page.locator("#iteration").press("Enter")
    wait(page, "s.frame.value.iteration === 3")
    page.locator("[data-step='10']").click()
    page.keyboard.press("ArrowDown")
    before = read(page, "[s.stepIndex.value, s.selection.value, s.frame.value.loss]")
    page.locator(".view-button").click()
    page.get_by_text("cases are columns").click()
    wait(page, "s.program.value.convention === 'columns'")
    step, cell, loss = read(page, "[s.stepIndex.value, s.selection.value, s.frame.value.loss]")
    assert step == before[0]
    assert cell == {"row": before[1]["column"], "column": before[1]["row"]}
    assert loss == before[2]
    assert read(page, "s.frame.value.iteration") == 3
    page.keyboard.press("Escape")
    expect(page.locator(".view-menu")).to_be_hidden()
    expect(page.locator(".view-button")).to_be_focused()
