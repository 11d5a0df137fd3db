"""The projector theme: every text large, strong and whole, at every step; what begins and ends it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.measure import faults
from tests.browser.store import wait

PATHS = {"query": "/n/xor?theme=projector", "fragment": "/n/xor#theme=projector"}


def show(page: Page, step: int) -> None:
    page.evaluate("n => document.querySelector('rowcol-filmstrip').player.toStep(n)", step)
    page.wait_for_selector(f"#step-{step}[aria-selected=true]", state="attached")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def check(page: Page, width: int, height: int) -> None:
    assert faults(page, smallest=20, contrast=7) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight") <= height


@pytest.mark.parametrize(
    ("network", "every", "size"),
    [("xor", 1, "laptop"), ("three_clusters", 3, "laptop"), ("xor", 5, "tablet")],
)
def test_every_text_is_large_strong_and_whole(open_page, network, every, size):
    page = open_page(f"/n/{network}?theme=projector", size=size)
    width, height = page.viewport_size["width"], page.viewport_size["height"]
    for step in range(0, page.locator(".filmstrip__step").count(), every):
        show(page, step)
        check(page, width, height)


@pytest.mark.parametrize("lens", ["column_row", "columns", "rows"])
def test_the_other_lenses_are_large_strong_and_whole_too(open_page, lens):
    page = open_page(f"/n/xor?theme=projector&lens={lens}", size="laptop")
    for step in (0, 3, 10):
        show(page, step)
        check(page, 1280, 720)


def test_the_network_stands_in_the_place_of_the_sum_when_it_is_asked_for(open_page):
    page = open_page("/n/xor?theme=projector", size="laptop")
    expect(page.locator("rowcol-diagram")).not_to_be_visible()
    page.keyboard.press("m")
    expect(page.locator("rowcol-diagram svg")).to_be_visible()
    expect(page.locator("rowcol-worked .worked-title")).not_to_be_visible()
    check(page, 1280, 720)
    page.keyboard.press("m")
    expect(page.locator("rowcol-diagram")).not_to_be_visible()
    expect(page.locator("rowcol-worked .worked-title")).to_be_visible()


@pytest.mark.parametrize(
    ("stop", "shown"),
    [
        ("xor&stop=1", "rowcol-diagram"),
        ("neuron&stop=1", "rowcol-diagram"),
        ("digits&stop=1", "rowcol-pictures"),
    ],
)
def test_a_tour_s_stop_on_the_network_shows_it_in_the_corner_that_the_product_leaves(open_page, stop, shown):
    page = open_page(f"/n/{stop.split('&')[0]}?theme=projector#tour={stop}", size="laptop")
    expect(page.locator(f"{shown} svg").first).to_be_visible()
    expect(page.locator(".tour__task")).to_be_visible()
    check(page, 1280, 720)
    part = page.locator(shown).bounding_box()
    left = page.locator('rowcol-stage [data-block="0"] [role=gridcell]').first.bounding_box()
    upper = page.locator('rowcol-stage [data-block="1"] [role=gridcell]').first.bounding_box()
    assert part["x"] + part["width"] <= upper["x"]
    assert part["y"] + part["height"] <= left["y"]
    page.keyboard.press("m")
    expect(page.locator(".tour__text")).not_to_be_visible()
    expect(page.locator(".tour__next")).to_be_visible()
    check(page, 1280, 720)


def test_a_tour_covers_no_matrix_on_a_screen_that_is_not_wide(open_page):
    page = open_page("/n/xor?theme=projector#tour=xor&stop=1", size="tablet")
    expect(page.locator(".tour__task")).to_be_visible()
    drawing, tour = page.locator(".stage-drawing").bounding_box(), page.locator(".tour").bounding_box()
    assert drawing["x"] + drawing["width"] <= tour["x"]


def test_a_product_that_is_broken_on_a_tour_is_large_and_whole(open_page):
    page = open_page("/n/xor?theme=projector#tour=xor&stop=4", size="laptop")
    page.locator(".tour__tell").click()
    expect(page.locator(".tour__task--done")).to_be_visible()
    expect(page.locator("rowcol-broken-stage .broken-none")).to_be_visible()
    check(page, 1280, 720)


@pytest.mark.parametrize("network", ["neuron", "three_three_three"])
def test_long_names_are_large_and_whole(open_page, network):
    page = open_page(f"/n/{network}?theme=projector", size="laptop")
    check(page, 1280, 720)
    page.keyboard.press("m")
    expect(page.locator("rowcol-diagram svg")).to_be_visible()
    check(page, 1280, 720)


def test_the_type_grows_with_the_screen(open_page):
    page = open_page("/n/xor?theme=projector", size="laptop")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.wait_for_timeout(200)
    assert faults(page, smallest=30, contrast=7) == []


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        ("document.querySelector('.formula-where').style.fontSize = '19px'", "formula-where"),
        ("document.querySelector('.stage-drawing').style.scale = '0.95'", "stage-label"),
        ("document.querySelector('.formula-words').style.opacity = '0.5'", "formula-words"),
        ("document.querySelector('.stage-cells').style.opacity = '0.5'", "stage-number"),
        ("document.querySelector('.formula-words').style.marginLeft = '-40px'", "formula-words"),
    ],
)
def test_the_measure_finds_what_is_small_faint_or_cut_off(open_page, harm, found):
    page = open_page("/n/xor?theme=projector", size="laptop")
    assert faults(page, smallest=20, contrast=7) == []
    page.evaluate(harm)
    assert any(found in text for text, *_ in faults(page, smallest=20, contrast=7))


@pytest.mark.parametrize("part", PATHS)
def test_a_link_asks_for_the_theme_without_changing_what_is_kept(open_page, part):
    page = open_page(PATHS[part])
    expect(page.locator("html")).to_have_attribute("data-theme", "projector")
    wait(page, "s.theme.value === 'projector' && s.presenting.value")
    assert page.evaluate("localStorage.getItem('rowcol-theme')") is None


def test_the_theme_button_goes_round(open_page):
    page = open_page()
    for before, after in [("paper", "board"), ("board", "projector"), ("projector", "paper")]:
        page.get_by_role("button", name=f"Theme: {before}").click()
        expect(page.locator("html")).to_have_attribute("data-theme", after)
    page.get_by_role("button", name="Theme: paper").click()
    page.get_by_role("button", name="Theme: board").click()
    expect(page).to_have_url(re.compile("theme=projector"))
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "projector")
