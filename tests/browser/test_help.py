"""The help over the page, and the words."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.store import read, wait

REGIONS = json.loads((Path(__file__).parents[2] / "static/help/regions.json").read_text())["regions"]

# What a reader may wonder about: each lies in some part that the help explains.
PARTS = """
.picker, .guide__tour, .header__tools button:not(.guide__help), .header__link, rowcol-diagram svg, rowcol-loss, .formula-math,
.formula-words, .lenses, rowcol-stage .stage-cells, rowcol-dominoes, rowcol-worked .worked > *,
.transport__buttons, .transport__train, .transport__status, .filmstrip
"""
UNEXPLAINED = """([parts, regions]) => {
    const all = regions.flatMap(at => [...document.querySelectorAll(at)]);
    return [...document.querySelectorAll(parts)].filter(one => one.getClientRects().length)
        .filter(one => !all.some(region => region.contains(one) || one.contains(region)))
        .map(one => one.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize("network", ["xor", "three_clusters"])
def test_every_part_of_the_page_is_explained_at_every_kind_of_step(open_page, network):
    page = open_page(f"/n/{network}")
    selectors = [region["at"] for region in REGIONS]
    for step in (0, 1, 6, 15):
        page.evaluate("n => document.querySelector('rowcol-filmstrip').player.toStep(n)", step)
        page.wait_for_selector(f"#step-{step}[aria-selected=true]")
        assert page.evaluate(UNEXPLAINED, [PARTS, selectors]) == []


def test_every_region_of_the_help_is_seen_somewhere(open_page):
    missing = {region["at"] for region in REGIONS}
    for path in ("/n/xor#tour=xor&stop=10", "/n/three_clusters"):
        page = open_page(path)
        if "tour" in path:
            page.wait_for_selector(".tour")
            wait(page, "s.step.value.output === 'dW1'")
        missing = {at for at in missing if page.locator(at).count() == 0}
    assert missing == set()


def test_what_is_pointed_at_says_what_it_is(open_page):
    page = open_page("/n/xor")
    page.locator(".guide__help").click()
    said = page.locator(".help__said")
    expect(said).to_contain_text("The step as a formula")
    for css, label in (
        (".filmstrip", "Every step"),
        ("rowcol-diagram svg", "diagram"),
        (".transport__train", "Train"),
    ):
        box = page.locator(css).bounding_box()
        page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2)
        expect(said).to_contain_text(label)
        inside = said.bounding_box()
        assert inside["x"] >= 0
        assert inside["x"] + inside["width"] <= 1440
        assert inside["y"] + inside["height"] <= 900
    page.keyboard.press("Escape")
    expect(page.locator(".help")).to_have_count(0)
    expect(page.locator(".guide__help")).to_be_focused()


def test_the_help_is_gone_through_by_keys(open_page):
    page = open_page("/n/xor")
    page.keyboard.press("h")
    said = next(region["text"] for region in REGIONS if region["at"] == ".formula-line")
    expect(page.locator(".help__mark:focus")).to_have_attribute(
        "aria-label", re.compile(rf"\d+\. {re.escape(f'The step as a formula. {said}')}")
    )
    count = page.locator(".help__mark").count()
    assert count >= 25
    seen = set()
    for _ in range(count):
        page.keyboard.press("ArrowRight")
        seen.add(page.locator(".help__mark:focus").get_attribute("aria-label").split(". ", 1)[1])
        expect(page.locator(".help__mark:focus")).to_have_attribute("aria-current", "true")
    assert len(seen) == count - 1, "both operands are told the same"
    step = read(page, "s.stepIndex.value")
    page.keyboard.press("h")
    expect(page.locator(".help")).to_have_count(0)
    assert read(page, "s.stepIndex.value") == step


def test_words_are_found_and_lead_to_where_they_are_seen(open_page):
    page = open_page("/n/xor")
    page.keyboard.press("h")
    page.locator(".help__turn").click()
    expect(page.locator(".help__field")).to_be_focused()
    assert page.locator(".help__term").count() > 30
    page.keyboard.type("outer product")
    first = page.locator(".help__term").first
    expect(first).to_contain_text("A column times a row")
    first.get_by_role("button").click()
    expect(page.locator(".help")).to_have_count(0)
    assert read(page, "s.lens.value") == "column_row"
    page.keyboard.press("h")
    page.locator(".help__turn").click()
    page.locator(".help__field").fill("logits")
    page.get_by_role("button", name="logits: show me in “Three clusters”").click()
    wait(page, "s.program.value.network === 'three_clusters' && s.step.value.output === 'Z2'")
    expect(page.locator("#picker")).to_have_value("three_clusters")


def test_on_a_phone_the_help_brings_each_part_into_sight(open_page):
    page = open_page("/n/xor", size="phone")
    page.get_by_role("button", name="More").click()
    page.locator(".guide__help").click()
    expect(page.locator(".help__said")).to_contain_text("The step as a formula")
    for _ in range(6):
        page.get_by_role("button", name="The next part").click()
        page.wait_for_timeout(60)
        outline = page.locator(".help__outline").bounding_box()
        said = page.locator(".help__said").bounding_box()
        assert outline["y"] < said["y"]
        assert said["x"] >= 0
        assert said["x"] + said["width"] <= 390
