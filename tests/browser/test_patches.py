"""A convolution: the patch framed in the picture, and the matrices that follow each other."""

import re

from playwright.sync_api import Page, expect

from tests.browser.store import read, wait


def open_convolution(open_page, step: int) -> Page:
    """A page whose first picture has its numbers."""
    page = open_page(f"/n/convolution#step={step}")
    pixel = page.locator('.picture [data-pixel="2"]').first
    expect(pixel).to_have_attribute("aria-label", re.compile(r"p₁₃: 0\.\d+$"))
    return page


def expect_frame(page: Page, left: int) -> None:
    """The frame in the first picture: 3 × 3 pixels, so far from its left, at the top."""
    line = page.locator(".picture").first.locator(".picture__ring-line").first
    for name, side in (("x", 10 * left - 0.35), ("y", -0.35), ("width", 30), ("height", 30)):
        expect(line).to_have_attribute(name, f"{side:g}")


def test_a_patch_is_framed_in_the_picture_that_it_was_cut_out_of(open_page):
    page = open_convolution(open_page, 1)
    names = [text.replace("\n", " ") for text in page.locator(".picture__name").all_inner_texts()]
    assert names == ["X[batch case 1]", "C₁[case 1 (1,2)]", "W₁[f₂]", "C₁W₁[f₂]"]
    expect_frame(page, 1)
    page.locator('[data-block="0"] [data-row="2"][data-column="0"]').hover()
    expect_frame(page, 2)


def test_what_the_selected_cell_was_copied_from_comes_into_sight_and_the_other_way_round(open_page):
    page = open_convolution(open_page, 3)
    copied = page.locator('.stage-label[data-block="0"]', has_text="case 2 (1,1)")
    expect(copied).to_have_class(re.compile("stage-label--lit"))
    assert read(page, "[s.selection.value.row, s.selection.value.column]") == [1, 1]
    page.locator('[data-axis="patch"] button').last.click()
    wait(page, "s.selection.value.column !== 1 || s.selection.value.row !== 1")
    expect(page.locator(".stage-label--lit[data-block='0']").first).to_be_visible()


def test_the_layer_says_what_it_saves(open_page):
    page = open_convolution(open_page, 1)
    said = "36 weights, 1,296 products a case: a dense layer of this size has 9,216 of each."
    expect(page.locator("rowcol-dominoes")).to_contain_text(said)


def test_all_filters_are_shown_as_filters(open_page):
    page = open_convolution(open_page, 1)
    page.get_by_role("button", name="all 4 of W₁").click()
    expect(page.get_by_role("heading", name="What each filter looks for")).to_be_visible()
    expect(page.locator(".sheet__one")).to_have_count(4)
