"""A whole matrix as a heat map: its numbers are exact, keys and pointer move in it, a click brings the stage."""

import time

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from app.networks.build import build
from app.networks.gallery import network_spec
from app.training.run import Run
from tests.browser.store import PATIENCE, read, wait

DIGITS = "/n/digits"
COLUMNS = f"{DIGITS}#convention=columns"
MAP = "document.querySelector('rowcol-overview')"


@pytest.fixture(scope="module")
def values() -> dict[str, np.ndarray]:
    return dict(Run(build(network_spec("digits"))).record())


def open_overview(open_page, path: str = DIGITS, **options) -> Page:
    page = open_page(path, **options)
    page.keyboard.press("o")
    drawn(page)
    return page


def drawn(page: Page) -> None:
    """Until the matrix is here and lies in its room."""
    wait(page, f"{MAP}?.levels != null && {MAP}.view != null")


def shown(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def painted(page: Page, x: float, y: float) -> int:
    """The opacity at a point of the cells, in pixels of the page."""
    return page.evaluate(
        f"""([x, y]) => {{
             const {{ left, top }} = {MAP}.strip;
             const map = document.querySelector(".overview__map");
             const copy = Object.assign(document.createElement("canvas"), {{ width: map.width, height: map.height }});
             const context = copy.getContext("2d", {{ willReadFrequently: true }});
             context.drawImage(map, 0, 0);
             return context.getImageData((x + left) * devicePixelRatio, (y + top) * devicePixelRatio, 1, 1).data[3]; }}""",
        [x, y],
    )


def becomes(page: Page, x: float, y: float, least: int, most: int) -> None:
    """Until the opacity at a point is between two bounds."""
    end = time.monotonic() + PATIENCE
    while not least <= (opacity := painted(page, x, y)) <= most:
        assert time.monotonic() < end, f"{opacity} at {x}, {y}"
        page.wait_for_timeout(20)


@pytest.mark.parametrize("path", [DIGITS, COLUMNS])
def test_the_number_under_the_cursor_is_that_of_the_engine(open_page, values, path):
    page = open_overview(open_page, path)
    columns = path == COLUMNS
    size = "64 inputs × 1,438 cases" if columns else "1,438 cases × 64 inputs"
    expect(page.locator(".dialog__title")).to_have_text(f"All of X: {size}")
    expect(page.locator(".overview__map")).to_be_focused()
    page.keyboard.press("ArrowDown")
    for key in ["ArrowDown", "ArrowRight"] * 3 + ["End"] * columns + ["PageDown"] * (not columns):
        page.keyboard.press(key)
    row, column = read(page, f"[{MAP}.cursor.row, {MAP}.cursor.column]")
    case, pixel = (column, row) if columns else (row, column)
    assert (case, pixel) == (1437, 3)
    expect(page.locator(".overview__cell b")).to_have_text(shown(values["X"][case, pixel]))
    expect(page.locator(".overview__cell span")).to_have_text(
        "X[p₁₄, case 1438]" if columns else "X[case 1438, p₁₄]"
    )


def test_what_is_painted_follows_the_numbers_and_zooming_keeps_the_cell(open_page, values):
    page = open_overview(open_page)
    page.get_by_role("group", name="Matrix").get_by_role("button", name="W₁", exact=True).click()
    drawn(page)
    wait(page, f"{MAP}.levels?.shape[0] === 64 && {MAP}.view != null")
    strongest = np.unravel_index(np.abs(values["W1"]).argmax(), (64, 32))
    faintest = np.unravel_index(np.abs(values["W1"]).argmin(), (64, 32))
    across, down = read(page, f"[{MAP}.view.across, {MAP}.view.down]")
    # In its upper right, where a negative one is strong too.
    for (row, column), least, most in ((strongest, 240, 255), (faintest, 1, 40)):
        becomes(page, (column + 0.8) * across, (row + 0.2) * down, least, most)
    box = page.locator(".overview__map").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    cursor = read(page, f"JSON.stringify({MAP}.cursor)")
    for _ in range(4):
        page.locator(".overview__map").dispatch_event(
            "wheel", {"deltaY": -120, "ctrlKey": True, "clientX": box["x"] + 300, "clientY": box["y"] + 200}
        )
    assert read(page, f"{MAP}.view.down") > 2 * down
    page.mouse.move(box["x"] + 301, box["y"] + 200)
    assert read(page, f"JSON.stringify({MAP}.cursor)") == cursor
    page.keyboard.press("0")
    wait(page, f"{MAP}.view?.down === {down}")


def test_dragging_pans_and_a_click_brings_the_stage_to_the_cell(open_page):
    page = open_overview(open_page)
    for _ in range(9):
        page.keyboard.press("+")
    box = page.locator(".overview__map").bounding_box()
    assert box is not None
    before = read(page, f"{MAP}.view.y")
    x, y = box["x"] + 400, box["y"] + 300
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 120, steps=4)
    page.mouse.up()
    assert read(page, f"{MAP}.view.y") == pytest.approx(before - 120, abs=6)
    page.mouse.click(x, y)
    expect(page.locator("dialog")).to_have_count(0)
    wait(page, "s.chosen.value?.matrix === 'X' || s.hover.value?.matrix === 'X'")
    row, column = read(page, "[s.hover.value.row, s.hover.value.column]")
    assert row > 300
    cell = page.locator(
        f'rowcol-stage [role=grid][data-block="0"] [data-row="{row}"][data-column="{column}"]'
    )
    expect(cell).to_be_visible()


def test_the_bar_of_a_long_axis_opens_it_and_enter_goes_to_the_cell(open_page):
    page = open_page(DIGITS)
    page.locator('.stage-window[data-axis="hidden"] .stage-window-where').click()
    drawn(page)
    expect(page.locator(".dialog__title")).to_contain_text("All of XW₁")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator("dialog")).to_have_count(0)
    wait(page, "s.selection.value.row === 0 && s.selection.value.column === 31")


def test_it_follows_the_training_and_tells_no_number_that_is_to_be_predicted(open_page):
    page = open_overview(open_page)
    page.get_by_role("group", name="Matrix").get_by_role("button", name="XW₁").click()
    wait(page, f"{MAP}.levels?.shape[1] === 32")
    page.keyboard.press("ArrowDown")
    number = page.locator(".overview__cell b")
    run = Run(build(network_spec("digits")))
    expect(number).to_have_text(shown(run.record()["XW1"][0, 0]))
    read(page, "document.querySelector('rowcol-notices').player.goTo({ iteration: 20, step: 0 })")
    run.advance(20)
    expect(number).to_have_text(shown(run.record()["XW1"][0, 0]))
    becomes(page, 200, 200, 1, 255)
    read(page, "s.hidden.value = {cell: null, shown: new Set(), right: null}")
    expect(number).to_have_text("?")
    becomes(page, 200, 200, 0, 0)


def test_with_a_finger_a_tap_points_and_a_button_goes(open_page):
    page = open_page(DIGITS, size="upright")
    page.locator(".stage-window-where").first.tap()
    drawn(page)
    page.locator(".overview__map").tap()
    go = page.locator(".overview__go")
    expect(go).to_be_visible()
    cursor = read(page, f"({{ ...{MAP}.cursor }})")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    go.tap()
    expect(page.locator("dialog")).to_have_count(0)
    wait(page, f"s.hover.value?.row === {cursor['row']}")
