"""Rows and columns of matrices as pictures: pointing, choosing, keys, the sheet of all, the film."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from app.networks.build import build
from app.networks.gallery import gallery
from app.training.run import Run
from tests.browser.store import read, wait

DIGITS = "/n/digits"
COLUMNS = f"{DIGITS}#convention=columns"
# Which of the step's pictures it is.
INPUT, WEIGHT = 0, 1


def open_digits(open_page, path: str = DIGITS, **options) -> Page:
    """A page whose pictures have their numbers."""
    page = open_page(path, **options)
    expect(pixel(page, INPUT, 4)).to_have_attribute("aria-label", re.compile(r"p₁₅.*: 0\.81$"))
    return page


def pixel(page: Page, picture: int, n: int):
    return page.locator(".picture").nth(picture).locator(f'[data-pixel="{n}"]')


def names(page: Page) -> list[str]:
    return page.locator(".picture__name").all_inner_texts()


def ringed(page: Page) -> list[bool]:
    """Of each picture, whether its ring is round the pixel that the cursor is on."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".picture")].map((picture) => {
             const ring = picture.querySelector(".picture__ring-line")?.getBoundingClientRect();
             const pixel = picture.querySelector('[tabindex="0"] rect').getBoundingClientRect();
             return !!ring && ring.left < pixel.right && pixel.left < ring.right
               && Math.abs(ring.left - pixel.left) < 2 && Math.abs(ring.top - pixel.top) < 2; })"""
    )


@pytest.mark.parametrize(("path", "cell"), [(DIGITS, "s.hover.value.row"), (COLUMNS, "s.hover.value.column")])
def test_pointing_at_a_pixel_is_pointing_at_its_cell(open_page, path, cell):
    page = open_digits(open_page, path)
    assert names(page) == ["X[case 2]", "W₁[h₂]"]
    assert read(page, "s.hover.value") is None
    pixel(page, WEIGHT, 19).hover()
    assert read(page, "s.hover.value.matrix") == "W1"
    assert read(page, cell) == 19
    assert ringed(page) == [True, True]
    expect(page.locator(".pictures__note")).to_contain_text("p₃₄ is row 3, column 4, so number 20")
    page.mouse.move(700, 300)
    assert read(page, "s.hover.value?.matrix ?? null") != "W1"


def test_pointing_at_a_cell_rings_its_pixel_and_shows_its_column(open_page):
    page = open_digits(open_page)
    weights = page.locator('rowcol-stage [role=grid][data-block="1"]')
    weights.locator('[data-row="2"][data-column="3"]').hover()
    expect(page.locator(".picture__name").nth(WEIGHT)).to_have_text("W₁[h₄]")
    assert pixel(page, WEIGHT, 2).get_attribute("tabindex") == "0"
    assert ringed(page) == [True, True]
    result = page.locator('rowcol-stage [role=grid][data-block="2"]')
    result.locator('[data-row="0"][data-column="4"]').hover()
    expect(page.locator(".picture__name")).to_have_text(["X[case 1]", "W₁[h₅]"])
    assert page.locator(".picture__ring").count() == 0


def test_a_layer_k_is_a_pixel(open_page):
    page = open_digits(open_page)
    page.keyboard.press("v")
    wait(page, "s.lens.value === 'column_row'")
    expect(pixel(page, INPUT, 0)).to_have_attribute("tabindex", "0")
    assert ringed(page) == [True, True]


@pytest.mark.parametrize("path", [DIGITS, COLUMNS])
def test_choosing_a_pixel_brings_the_window_to_its_cell_and_selects_it(open_page, path):
    page = open_digits(open_page, path)
    assert page.locator("rowcol-stage").get_by_label("p₆₅").count() == 0
    pixel(page, INPUT, 44).click()
    wait(page, "s.chosen.value?.matrix === 'X' && s.k.value === 44")
    wait(page, "s.frame.value.views.get('X').rows[1] > 44 || s.frame.value.views.get('X').columns[1] > 44")
    expect(
        page.locator('rowcol-stage [role=gridcell][aria-label^="X "][aria-label*="p₆₅"]').first
    ).to_be_visible()
    page.mouse.move(700, 150)
    assert ringed(page) == [True, True]


def test_a_picture_is_a_grid_that_arrow_keys_walk_in(open_page):
    page = open_digits(open_page)
    pixel(page, WEIGHT, 0).focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowDown", "ArrowLeft", "End"):
        page.keyboard.press(key)
    focused = page.locator(":focus")
    assert focused.get_attribute("data-pixel") == "23"
    assert (focused.get_attribute("aria-label") or "").startswith("W₁ p₃₈, h₂: ")
    assert read(page, "s.hover.value.row") == 23
    page.keyboard.press("Enter")
    wait(page, "s.k.value === 23")
    assert read(page, "s.step.value.index") == 0


def test_a_step_shows_its_matrices_and_the_numbers_follow_edits_and_iterations(open_page):
    page = open_digits(open_page)
    read(page, "s.goToStep(s.program.value.steps.length - 1)")
    expect(page.locator(".picture__name")).to_have_text(["X[case 1]", "W₁[h₂]", "dW₁[h₂]", "W₁⁺[h₂]"])
    expect(page.locator(".picture--gradient")).to_have_count(1)
    values = Run(build(gallery["digits"].spec())).record()
    for picture, matrix in ((1, "W1"), (3, "W1_next")):
        shown = f"{values[matrix][9, 1]:.2f}".replace("-", "−")
        expect(pixel(page, picture, 9)).to_have_attribute("aria-label", re.compile(f"p₂₂, h₂: {shown}$"))
    page.keyboard.press("]")
    wait(page, "s.frame.value.iteration === 1")
    read(page, "s.goToStep(0)")
    read(
        page,
        "document.querySelector('rowcol-edit').player.changes.edit({matrix: 'W1', row: 9, column: 1}, 0.5)",
    )
    expect(pixel(page, WEIGHT, 9)).to_have_attribute("aria-label", "W₁ p₂₂, h₂: 0.50")


def test_a_result_that_is_to_be_predicted_shows_no_pixel(open_page):
    page = open_digits(open_page)
    read(page, "s.goToStep(s.program.value.steps.length - 1)")
    read(page, "s.hidden.value = {cell: null, shown: new Set(), right: null}")
    expect(pixel(page, 3, 9)).to_have_attribute("aria-label", "W₁⁺ p₂₂, h₂: to be predicted")
    assert pixel(page, 3, 9).locator("rect").get_attribute("fill-opacity") == "0.000"


@pytest.mark.parametrize("path", [DIGITS, COLUMNS])
def test_the_sheet_shows_every_column_and_the_film_ends_at_now(open_page, path):
    page = open_digits(open_page, path + ("&" if "#" in path else "#") + "iteration=6")
    page.locator(".pictures__sheet").click()
    dialog = page.locator(".dialog--picture-sheet")
    expect(dialog.locator(".sheet__one")).to_have_count(32)
    expect(dialog.locator(".sheet__where")).to_have_text("iteration 6")
    run = Run(build(gallery["digits"].spec()))
    run.seek(6)
    third = run.record()["W1"][:, 2]
    said = dialog.locator('.sheet__one[data-line="2"]').get_attribute("aria-label") or ""
    row, column = divmod(int(np.argmax(third)), 8)
    subscripts = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    assert said.startswith(
        f"h₃: largest p{f'{row + 1}{column + 1}'.translate(subscripts)} {third.max():.2f}, "
    )
    dialog.locator(".sheet__slider").fill("0")
    expect(dialog.locator(".sheet__where")).to_have_text("iteration 0")
    dialog.get_by_text("film", exact=True).click()
    expect(dialog.locator(".sheet__where")).to_have_text("iteration 6")
    expect(dialog.get_by_text("film", exact=True)).to_be_visible()
    dialog.locator('.sheet__one[data-line="20"]').click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".picture__name").nth(WEIGHT)).to_have_text("W₁[h₂₁]")
    wait(page, "s.selection.value.column === 20 || s.selection.value.row === 20")


def test_on_a_phone_pictures_are_with_the_network(open_page):
    page = open_page(DIGITS, size="phone")
    expect(page.locator(".picture").first).to_be_hidden()
    page.locator("#tab-network").click()
    expect(page.locator(".picture")).to_have_count(2)
    expect(page.locator(".picture").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_network_without_pixels_fetches_and_shows_none(open_page):
    page = open_page("/n/xor")
    assert (
        page.evaluate("performance.getEntriesByType('resource').some(({name}) => name.includes('pictures'))")
        is False
    )
    page.locator("#picker").select_option("digits")
    expect(page.locator(".picture").first).to_be_visible()
    page.locator("#picker").select_option("xor")
    expect(page.locator("rowcol-pictures")).to_be_hidden()
