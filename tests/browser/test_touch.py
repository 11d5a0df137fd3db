"""A phone, upright and turned, by touch alone: fingers are sent as a touch screen sends them."""

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SIZES, TOUCH
from tests.browser.store import read, wait

BOTH = pytest.mark.parametrize("size", TOUCH)
Point = tuple[float, float]
RESULT = "rowcol-stage [role=grid][data-block='2']"


def touch(page: Page, steps: Sequence[Sequence[Point]]) -> None:
    """Fingers go down at the first points, move along the others and are lifted."""
    session = page.context.new_cdp_session(page)
    for n, points in enumerate(steps):
        fingers = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        kind = "touchMove" if n else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(50)


def along(start: Point, end: Point, steps: int = 6) -> list[list[Point]]:
    parts = [n / steps for n in range(steps + 1)]
    return [[(start[0] + (end[0] - start[0]) * p, start[1] + (end[1] - start[1]) * p)] for p in parts]


def pinch(page: Page, middle: Point, start: float, end: float) -> None:
    """Two fingers side by side, so many pixels from their middle."""
    x, y = middle
    radii = [start + (end - start) * n / 6 for n in range(7)]
    touch(page, [[(x - r, y), (x + r, y)] for r in radii])


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return dict(found)


def middle(page: Page, selector: str) -> Point:
    at = box(page, selector)
    return at["x"] + at["width"] / 2, at["y"] + at["height"] / 2


def cell(row: int, column: int, block: int = 2) -> str:
    return f"rowcol-stage [data-block='{block}'] [data-row='{row}'][data-column='{column}']"


def ready(open_page: Any, size: str, path: str = "/n/xor") -> Page:
    page: Page = open_page(path, size=size)
    page.wait_for_selector("rowcol-stage [role=gridcell]")
    # What listens to fingers is fetched by itself; its sheet is the last of it.
    page.wait_for_selector("link[href$='css/touch.css']", state="attached")
    page.wait_for_timeout(150)
    return page


@BOTH
def test_formula_lenses_and_all_three_matrices_are_seen_at_once(open_page, size):
    page = ready(open_page, size)
    low = box(page, ".player")["y"]
    blocks = [f"rowcol-stage .stage-block:has([data-block='{n}']) .stage-bracket" for n in range(3)]
    for part in [".formula-line", ".lenses", *blocks]:
        at = box(page, part)
        assert at["y"] >= 0, part
        assert at["y"] + at["height"] <= low, part
    assert page.locator("rowcol-stage .stage-window").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= TOUCH[size][0]


def test_turned_header_and_player_are_thin_and_the_rest_is_reached_by_scrolling(open_page):
    page = ready(open_page, "turned")
    assert box(page, ".header")["height"] <= 40
    assert box(page, ".player")["height"] <= 50
    x, y = middle(page, "rowcol-formula")
    before = box(page, "rowcol-stage")
    for _ in range(3):
        touch(page, along((x, y + 100), (x, y - 60)))
        page.wait_for_timeout(150)
    worked = box(page, ".worked-result")
    assert worked["y"] + worked["height"] <= box(page, ".player")["y"]
    assert box(page, "rowcol-stage") == before


@BOTH
def test_a_swipe_across_the_matrices_steps(open_page, size):
    page = ready(open_page, size)
    x, y = middle(page, "rowcol-stage .stage-view")
    touch(page, along((x + 60, y), (x - 60, y)))
    wait(page, "s.stepIndex.value === 1")
    touch(page, along((x + 60, y), (x - 60, y + 20)))
    wait(page, "s.stepIndex.value === 2")
    touch(page, along((x - 60, y), (x + 60, y)))
    wait(page, "s.stepIndex.value === 1")
    # A short and slow one is none.
    touch(page, along((x, y), (x - 18, y)))
    page.wait_for_timeout(100)
    assert read(page, "s.stepIndex.value") == 1


def test_a_finger_up_and_down_the_matrices_scrolls_the_page(open_page):
    page = ready(open_page, "upright")
    x, y = middle(page, "rowcol-stage .stage-view")
    touch(page, along((x, y), (x, y - 200), 10))
    page.wait_for_timeout(150)
    assert page.evaluate("scrollY") > 100
    assert read(page, "s.stepIndex.value") == 0


@BOTH
def test_two_fingers_enlarge_the_matrices_and_nothing_else(open_page, size):
    page = ready(open_page, size)
    before = box(page, cell(0, 0))
    other = [box(page, part) for part in (".header", ".formula-line", ".player")]
    view = box(page, "rowcol-stage .stage-view")
    pinch(page, middle(page, cell(0, 0)), 30, 75)
    now = box(page, cell(0, 0))
    assert now["width"] == pytest.approx(before["width"] * 2.5, rel=0.1)
    assert [box(page, part) for part in (".header", ".formula-line", ".player")] == other
    assert box(page, "rowcol-stage .stage-view") == view
    assert page.evaluate("[visualViewport.scale, scrollX, scrollY]") == [1, 0, 0]
    assert read(page, "s.stepIndex.value") == 0
    # One finger moves it, and steps no more.
    x, y = view["x"] + view["width"] / 2, view["y"] + view["height"] / 2
    touch(page, along((x, y), (x - 50, y - 30)))
    moved = box(page, cell(0, 0))
    assert (moved["x"], moved["y"]) != (now["x"], now["y"])
    assert read(page, "s.stepIndex.value") == 0
    assert page.evaluate("scrollY") == 0
    # A tap chooses what lies there now. Right after a drag Chromium takes one for its end.
    page.wait_for_timeout(500)
    picked = page.evaluate(
        "([x, y]) => document.querySelector('rowcol-stage').under({ clientX: x, clientY: y })", [x, y]
    )
    page.touchscreen.tap(x, y)
    if picked and picked["matrix"] == "Z1":
        wait(
            page,
            f"s.selection.value.row === {picked['row']} && s.selection.value.column === {picked['column']}",
        )
    page.locator(".stage-zoom").tap()
    assert box(page, cell(0, 0)) == before
    expect(page.locator(".stage-zoom")).to_have_count(0)


def test_two_taps_beside_a_number_enlarge_and_bring_back(open_page):
    page = ready(open_page, "upright")
    before = box(page, cell(3, 2))
    for factor in (2, 1):
        at = middle(page, cell(3, 2))
        page.touchscreen.tap(*at)
        page.touchscreen.tap(*at)
        page.wait_for_timeout(100)
        assert box(page, cell(3, 2))["width"] == pytest.approx(before["width"] * factor, rel=0.01)
        page.wait_for_timeout(400)
    expect(page.locator(".edit__value")).to_have_count(0)


def test_another_step_is_seen_whole(open_page):
    page = ready(open_page, "upright")
    pinch(page, middle(page, cell(1, 1)), 30, 60)
    expect(page.locator(".stage-zoom")).to_be_visible()
    page.locator(".transport__button").nth(3).tap()
    wait(page, "s.stepIndex.value === 1")
    expect(page.locator(".stage-zoom")).to_have_count(0)


@BOTH
def test_a_tap_selects_a_cell_and_a_tap_on_the_diagram_too(open_page, size):
    page = ready(open_page, size)
    page.locator(cell(3, 2)).tap()
    wait(page, "s.selection.value.row === 3 && s.selection.value.column === 2")
    assert read(page, "s.hover.value") is None
    page.get_by_role("tab", name="Network and loss").tap()
    neuron = page.locator(".diagram__neuron:has(.diagram__label:text-is('h₁'))")
    neuron.tap()
    wait(page, "s.selection.value.row === 3 && s.selection.value.column === 0")
    # What a finger has tapped stays lit.
    assert read(page, "s.hover.value") == {"matrix": "Z1", "row": 3, "column": 0}
    assert page.locator(".diagram__number").count() == 3


@BOTH
def test_a_number_is_changed_by_touch(open_page, size):
    page = ready(open_page, size)
    weight = page.locator(cell(0, 1, 1))
    weight.tap()
    page.get_by_role("button", name="change it").tap()
    field = page.locator(".edit__value")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("inputmode", "decimal")
    at = box(page, ".edit__value")
    assert at["y"] >= 0
    assert at["y"] + at["height"] <= box(page, ".player")["y"]
    field.fill("2.5")
    page.get_by_role("button", name="Change the sign").tap()
    expect(field).to_have_value("-2.5")
    field.press("Enter")
    wait(page, "s.frame.value.views.get('W1').data[1] === -2.5")
    # Two taps do it without a button.
    at = middle(page, cell(1, 2, 1))
    page.touchscreen.tap(*at)
    page.touchscreen.tap(*at)
    expect(page.locator(".edit__value")).to_be_focused()
    assert read(page, "document.querySelector('rowcol-edit').shown.cell") == {
        "matrix": "W1",
        "row": 1,
        "column": 2,
    }


def test_a_long_press_asks_where_a_number_came_from_and_a_button_does(open_page):
    page = ready(open_page, "upright", "/n/xor#step=3")
    session = page.context.new_cdp_session(page)
    x, y = middle(page, cell(1, 0))
    down = {"type": "touchStart", "touchPoints": [{"x": x, "y": y, "id": 0}]}
    session.send("Input.dispatchTouchEvent", down)
    wait(page, "s.path.value !== null")
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert read(page, "s.path.value.origin") == {"matrix": "Z2", "row": 1, "column": 0}
    listed = box(page, ".path-head")
    assert listed["y"] + listed["height"] < box(page, ".player")["y"]
    page.get_by_role("button", name="Let go of the path").tap()
    page.get_by_role("button", name="where from?").tap()
    wait(page, "s.path.value?.direction === 'back'")


def test_the_filmstrip_scrolls_under_a_finger(open_page):
    page = ready(open_page, "upright")
    x, y = middle(page, ".filmstrip")
    touch(page, along((x + 120, y), (x - 120, y), 12))
    page.wait_for_timeout(200)
    assert page.locator(".filmstrip").evaluate("strip => strip.scrollLeft") > 60
    assert read(page, "s.stepIndex.value") == 0
    page.locator("#step-6").tap()
    wait(page, "s.stepIndex.value === 6")


@BOTH
def test_what_is_rare_is_in_a_menu_of_its_own(open_page, size):
    page = ready(open_page, size)
    more = page.get_by_role("button", name="More")
    more.tap()
    menu = page.locator(".header__tools")
    for name in ("Help", "Edit network", "View", "Link, save, open", "Present", "Theme: paper", "Keys"):
        at = menu.get_by_role("button", name=name).bounding_box()
        assert at, name
        assert at["height"] >= 44
        assert at["y"] + at["height"] <= TOUCH[size][1]
    menu.get_by_role("button", name="View").tap()
    option = page.get_by_text("cases are columns")
    option.tap()
    wait(page, "s.program.value.convention === 'columns'")
    page.touchscreen.tap(20, TOUCH[size][1] - 20)
    expect(menu).not_to_be_visible()
    more.tap()
    menu.get_by_role("button", name="Keys").tap()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(menu).not_to_be_visible()


@BOTH
def test_targets_are_large_enough_for_a_finger(open_page, size):
    page = ready(open_page, size)
    small = """() => [...document.querySelectorAll('button, select, input, a, [role=option], [role=gridcell]')]
        .filter(one => one.getClientRects().length && !one.closest('.skip, .hidden-text'))
        .map(one => [one.outerHTML.slice(0, 100), one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""
    assert page.evaluate(small) == []
    page.get_by_role("tab", name="Network and loss").tap()
    assert page.evaluate(small) == []


@BOTH
def test_what_opens_over_the_page_fits(open_page, size):
    page = ready(open_page, size)
    width, height = TOUCH[size]
    opened = {"#help": ".help__bar", "#share": "dialog[open]", "#edit-network": "dialog[open]"}
    for button, part in {**opened, ".weights-button": "dialog[open]", ".guide__tour": ".tour"}.items():
        if button in opened:
            page.get_by_role("button", name="More").tap()
        page.locator(button).tap()
        page.wait_for_selector(part)
        page.wait_for_timeout(200)
        at = box(page, part)
        assert at["x"] >= 0, part
        assert at["x"] + at["width"] <= width, part
        assert at["y"] >= 0, part
        assert at["y"] + at["height"] <= height, part
        assert page.evaluate("document.documentElement.scrollWidth") <= width, part
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)


def test_the_wheel_with_ctrl_and_keys_enlarge_on_a_desk(open_page):
    page = open_page(size="laptop")
    before = box(page, cell(1, 1))
    page.mouse.move(*middle(page, cell(1, 1)))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_selector(".stage-zoom")
    now = box(page, cell(1, 1))
    assert now["width"] > 1.4 * before["width"]
    assert abs(now["x"] + now["width"] / 2 - before["x"] - before["width"] / 2) < 3
    page.mouse.wheel(0, 30)
    page.wait_for_timeout(50)
    assert box(page, cell(1, 1))["y"] < now["y"]
    page.keyboard.press("0")
    expect(page.locator(".stage-zoom")).to_have_count(0)
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert box(page, cell(1, 1))["width"] == pytest.approx(before["width"] * 1.5625, rel=0.01)
    # The selected cell stays in sight while it is moved.
    page.keyboard.press("+")
    page.mouse.move(2, 2)
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    room, at = box(page, "rowcol-stage .stage-view"), box(page, cell(3, 2))
    assert room["x"] <= at["x"]
    assert at["x"] + at["width"] <= room["x"] + room["width"]
    assert at["y"] + at["height"] <= room["y"] + room["height"]
    page.keyboard.press("-")
    page.locator(".stage-zoom").click()
    assert box(page, cell(1, 1)) == before
    assert page.evaluate("[visualViewport.scale, innerWidth]") == [1, SIZES["laptop"][0]]
