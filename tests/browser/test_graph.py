"""The graph beside the diagram: pointing, choosing, keys, its whole matrix, and what training does to it."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.networks.datasets.karate import karate
from tests.browser.store import read, wait

MIX = "/n/graph#step=1"
SQUARE = "/n/adjacency#step=1"


def dot(page: Page, n: int):
    return page.locator(f'rowcol-graph [data-dot="{n}"]')


def lit_edges(page: Page) -> int:
    return page.locator(".graph__light line").count()


def open_graph(open_page, path: str = MIX, **options) -> Page:
    """A page whose dots know their class."""
    page = open_page(path, **options)
    expect(dot(page, 3)).to_have_attribute("aria-label", re.compile("member 4: the network says"))
    return page


@pytest.mark.parametrize(
    ("path", "at"), [(MIX, "s.hover.value.row"), (f"{MIX}&convention=columns", "s.hover.value.column")]
)
def test_pointing_at_a_dot_is_pointing_at_its_row_and_lights_its_edges(open_page, path, at):
    page = open_graph(open_page, path)
    dot(page, 2).hover()
    assert read(page, "s.hover.value.matrix") == "Z1"
    assert read(page, at) == 2
    assert lit_edges(page) == karate().graph[2].sum()
    expect(page.locator(".graph__dot--cursor")).to_have_attribute("data-dot", "2")
    page.mouse.move(900, 120)
    assert read(page, "s.hover.value") is None


def test_pointing_at_a_row_lights_its_dot(open_page):
    page = open_graph(open_page)
    cell = page.locator('rowcol-stage [role=grid][data-block="2"] [data-row="3"][data-column="0"]')
    cell.hover()
    expect(page.locator(".graph__dot--cursor")).to_have_attribute("data-dot", "3")
    assert lit_edges(page) == karate().graph[3].sum()


def test_a_dot_whose_row_is_not_shown_is_lit_and_a_click_brings_its_row(open_page):
    page = open_graph(open_page)
    dot(page, 26).hover()
    expect(page.locator(".graph__dot--cursor")).to_have_attribute("data-dot", "26")
    assert read(page, "s.hover.value") is None
    dot(page, 26).click()
    wait(page, "s.selection.value.row === 26")
    wait(page, "s.windows.value.case[0] <= 26 && 26 < s.windows.value.case[1]")
    expect(page.locator("rowcol-worked")).to_contain_text("Z₁[member 27")


def test_arrow_keys_walk_along_the_dots(open_page):
    page = open_graph(open_page)
    dot(page, 0).focus()
    page.keyboard.press("ArrowLeft")
    focused = page.evaluate("document.activeElement.dataset.dot")
    assert focused not in (None, "0")
    expect(page.locator('rowcol-graph [data-dot][tabindex="0"]')).to_have_attribute("data-dot", focused)
    assert read(page, "s.stepIndex.value") == 1


def test_the_whole_matrix_can_be_seen_and_pointed_at(open_page):
    page = open_graph(open_page)
    page.get_by_role("button", name="all of Â").click()
    cells = page.locator(".graph--matrix .graph__cell")
    expect(cells).to_have_count(34 + 2 * 78)
    square = page.locator(".graph--matrix").bounding_box()
    ground = page.locator(".graph__ground").bounding_box()
    page.mouse.move(ground["x"] + ground["width"] * 2.5 / 34, ground["y"] + ground["height"] * 0.5 / 34)
    assert square["width"] >= ground["width"]
    wait(page, "s.hover.value?.matrix === 'G'")
    assert read(page, "[s.hover.value.row, s.hover.value.column]") == [0, 2]
    page.get_by_role("button", name="as a graph").click()
    expect(dot(page, 0)).to_be_visible()


def test_training_colours_the_dots(open_page):
    page = open_graph(open_page)
    page.locator('rowcol-transport input[type="text"], rowcol-transport input').first.fill("300")
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.iteration === 300")
    expect(dot(page, 8)).to_have_attribute(
        "aria-label", "member 9: the network says president, the target is instructor"
    )
    expect(dot(page, 16)).to_have_attribute(
        "aria-label", "member 17: the network says instructor, the target is instructor"
    )


@pytest.mark.parametrize(("path", "cell"), [(SQUARE, [1, 3]), (f"{SQUARE}&convention=columns", [3, 1])])
def test_an_edge_of_the_network_is_a_cell_of_its_square_matrix(open_page, path, cell):
    page = open_page(path)
    ends = dot(page, 1).bounding_box(), dot(page, 3).bounding_box()
    (x1, y1), (x2, y2) = [(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2) for end in ends]
    # Not in the middle, where others cross it.
    page.mouse.move(x1 + 0.3 * (x2 - x1), y1 + 0.3 * (y2 - y1))
    wait(page, "s.hover.value?.matrix === 'M1'")
    assert read(page, "[s.hover.value.row, s.hover.value.column]") == cell
    assert lit_edges(page) == 1
    expect(page.locator(".graph__box")).to_have_count(1)


def test_a_network_without_a_graph_shows_none(open_page):
    page = open_graph(open_page)
    page.goto(page.url.split("/n/")[0] + "/n/xor")
    expect(page.locator("rowcol-diagram svg")).to_be_visible()
    assert page.locator("rowcol-graph").count() == 0
