"""The pad: what is drawn is the case's picture, and all numbers are of it; keys, touch, undo, target, back."""

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from app.networks.build import build
from app.networks.gallery import network_spec
from app.training.run import Run
from tests.browser.store import read, wait

TRAINED = 40
DIGITS = f"/n/digits#iteration={TRAINED}"
COLUMNS = f"{DIGITS}&convention=columns"
# The shape of a seven, as shares of the pad's width and height.
SEVEN = [(0.22, 0.12), (0.78, 0.12), (0.45, 0.9)]
CASE = 1


@pytest.fixture(scope="module")
def trained() -> Run:
    run = Run(build(network_spec("digits")))
    run.advance(TRAINED)
    return run


def open_pad(open_page, path: str = DIGITS, **options) -> Page:
    page = open_page(path, **options)
    wait(page, f"s.frame.value?.iteration === {TRAINED}")
    page.keyboard.press("x")
    expect(page.locator(".pad__said")).to_have_count(1)
    return page


def ink(page: Page) -> list[float]:
    """The ink of each pixel, as it is told to a screen reader: as many decimals as sixteenths need."""
    labels = page.locator(".pad__pixel").evaluate_all("all => all.map((one) => one.ariaLabel)")
    return [float(label.rsplit(": ", 1)[1]) for label in labels]


def stroke(page: Page, points: list[tuple[float, float]]) -> None:
    box = page.locator(".pad__grid").bounding_box()
    assert box is not None
    for n, (x, y) in enumerate(points):
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=1 if n == 0 else 6)
        if n == 0:
            page.mouse.down()
    page.mouse.up()


def of_case(matrix: str) -> str:
    """The line of the case, in JavaScript."""
    along = "s.program.value.convention === 'rows' ? 'row' : 'column'"
    return f"{{matrix: {matrix}, along: {along}, index: {CASE}}}"


PAD = "document.querySelector('rowcol-pad')"
HELD = PAD + ".lines.of(" + of_case("'X'") + ")"


def held(page: Page) -> list[float]:
    """The pixels of the case as the server has them."""
    return read(page, HELD)


def becomes(page: Page, pixels: list[float]) -> None:
    """Until the server has these pixels, and the pad shows them."""
    wait(page, f"JSON.stringify({HELD}) === JSON.stringify({pixels})")
    settled(page)
    np.testing.assert_allclose(ink(page), pixels, atol=0.006)


def settled(page: Page) -> None:
    """Until the numbers of what was drawn last are here."""
    newest = " && ".join(
        f"{PAD}.lines.isNew({of_case(one)})" for one in ("'X'", "'Y'", "s.program.value.prediction")
    )
    wait(page, f"{PAD}.waiting === 0 && {newest}")


def numbers(page: Page) -> list[str]:
    return page.locator(".pad__number").all_inner_texts()


def button(page: Page, name: str) -> Locator:
    return page.locator(".pad").get_by_role("button", name=name)


@pytest.mark.parametrize("path", [DIGITS, COLUMNS])
def test_what_is_drawn_is_the_case_and_the_network_says_what_its_engine_says_of_it(open_page, trained, path):
    page = open_pad(open_page, path)
    expect(page.locator(".pad__title")).to_have_text("Draw case 2")
    button(page, "Clear").click()
    settled(page)
    assert held(page) == [0.0] * 64
    stroke(page, SEVEN)
    settled(page)
    drawn = held(page)
    assert all(0 <= value <= 1 and value * 16 == int(value * 16) for value in drawn)
    assert 10 < sum(drawn) < 30
    assert sum(0 < value < 1 for value in drawn) > 5  # its edges are soft
    np.testing.assert_allclose(ink(page), drawn, atol=0.006)
    x, y = trained.cases
    x = x.copy()
    x[CASE] = drawn
    outputs = trained.predict(x)[CASE]
    assert int(outputs.argmax()) == 7
    expect(page.locator(".pad__class")).to_have_text("The network says: 7")
    assert numbers(page) == [f"{value:.2f}" for value in outputs]
    assert read(page, "s.edits.value.every(({matrix}) => matrix === 'X')")
    # The targets are those of the case still.
    expect(page.locator(".pad__choice select")).to_have_value(str(int(y[CASE].argmax())))


def test_a_stroke_is_one_step_to_undo_and_redo(open_page):
    page = open_pad(open_page)
    settled(page)
    real = held(page)
    button(page, "Clear").click()
    settled(page)
    stroke(page, [(0.5, 0.1), (0.5, 0.9)])
    settled(page)
    one = held(page)
    stroke(page, [(0.1, 0.5), (0.9, 0.5)])
    settled(page)
    two = held(page)
    assert one != two
    page.keyboard.press("Control+z")
    becomes(page, one)
    page.keyboard.press("Control+z")
    becomes(page, [0.0] * 64)
    page.keyboard.press("Control+z")
    becomes(page, real)
    assert read(page, "s.edits.value.length") == 0
    for pixels in ([0.0] * 64, one, two):
        page.keyboard.press("Control+Shift+z")
        becomes(page, pixels)


def test_by_keys_alone(open_page):
    page = open_pad(open_page)
    first = page.locator('.pad__pixel[data-pixel="0"]')
    expect(first).to_be_focused()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    at = page.locator('.pad__pixel[data-pixel="10"]')
    expect(at).to_be_focused()
    settled(page)
    before = held(page)
    page.keyboard.press(" ")
    settled(page)
    now = held(page)
    assert now[10] == 1.0
    assert now[9] > before[9]
    assert read(page, "s.playing.value") is None
    expect(at).to_have_attribute("aria-label", "row 2, column 3: 1.00")
    page.keyboard.press("Delete")
    settled(page)
    assert held(page)[10] == 0.0
    page.keyboard.press("Escape")
    expect(page.locator(".pad")).to_have_count(0)
    assert read(page, "s.edits.value.length") > 0


def test_the_target_is_chosen_and_all_goes_back_to_the_real_image(open_page, trained):
    page = open_pad(open_page)
    back = button(page, "Back to the real image")
    expect(back).to_be_disabled()
    settled(page)
    real = held(page)
    assert real == trained.cases[0][CASE].tolist()
    stroke(page, SEVEN)
    settled(page)
    page.locator(".pad__choice select").select_option("7")
    wait(page, "s.edits.value.some(({matrix, value}) => matrix === 'Y' && value === 1)")
    settled(page)
    row = page.locator(".pad__bars tr").nth(7)
    expect(row.locator(".pad__target")).to_have_count(1)
    loss = read(page, "s.frame.value.loss")
    back.click()
    wait(page, "s.edits.value.length === 0")
    becomes(page, real)
    assert read(page, "s.frame.value.loss") != loss
    assert read(page, "s.frame.value.loss") == trained.metrics().loss
    expect(back).to_be_disabled()


def test_a_drawing_is_one_line_in_the_list_of_changes_and_is_taken_back_there(open_page):
    page = open_pad(open_page)
    settled(page)
    real = held(page)
    stroke(page, SEVEN)
    settled(page)
    count = read(page, "s.edits.value.length")
    page.locator(".changes__count").click()
    expect(page.locator(".changes__item")).to_have_count(1)
    expect(page.locator(".changes__item")).to_contain_text(f"X[case 2] {count} pixels")
    page.get_by_role("button", name="Take back the change of X[case 2]").click()
    becomes(page, real)


def test_the_bars_follow_the_training_and_the_pad_the_selected_case(open_page):
    page = open_pad(open_page)
    before = numbers(page)
    read(
        page,
        f"document.querySelector('rowcol-notices').player.goTo({{ iteration: {TRAINED + 60}, step: 0 }})",
    )
    wait(page, f"s.frame.value.iteration === {TRAINED + 60}")
    settled(page)
    expect(page.locator(".pad__number").nth(1)).not_to_have_text(before[1])
    read(page, "s.select({ row: 3, column: 0 })")
    expect(page.locator(".pad__title")).to_have_text("Draw case 4")


def test_numbers_that_are_to_be_predicted_are_not_told(open_page):
    page = open_pad(open_page)
    read(page, "s.hidden.value = {cell: null, shown: new Set(), right: null}")
    expect(page.locator(".pad__number").first).to_have_text("?")
    expect(page.locator(".pad__class")).to_have_text("")


def test_with_a_finger_on_a_phone(open_page):
    page = open_page(DIGITS, size="upright")
    wait(page, f"s.frame.value?.iteration === {TRAINED}")
    page.locator("#tab-network").tap()
    page.locator(".pictures__draw").tap()
    expect(page.locator(".pad__said")).to_have_count(1)
    button(page, "Clear").tap()
    settled(page)
    page.locator(".pad__paper").evaluate(
        """(paper) => {
             const box = paper.getBoundingClientRect();
             const at = (type, x, y) => paper.dispatchEvent(new PointerEvent(type, {
               bubbles: true, pointerId: 1, pointerType: "touch", isPrimary: true, button: 0,
               clientX: box.x + x * box.width, clientY: box.y + y * box.height }));
             paper.setPointerCapture = () => {};
             at("pointerdown", 0.5, 0.1); at("pointermove", 0.5, 0.9); at("pointerup", 0.5, 0.9); }"""
    )
    settled(page)
    assert sum(held(page)) > 8
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    for control in page.locator(".pad button, .pad select").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 24


def test_there_is_no_pad_where_inputs_are_no_pictures(open_page):
    page = open_page("/n/xor")
    page.keyboard.press("x")
    wait(page, "performance.getEntriesByType('resource').some(({name}) => name.includes('pad/'))")
    expect(page.locator("rowcol-pad")).to_have_count(0)
