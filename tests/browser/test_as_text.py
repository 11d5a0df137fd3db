"""The way to an iteration as text: it tells what is shown, says where it doesn't, and gives no hidden number away."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait

HIDDEN = "The iteration as text tells every number: it is there once nothing is hidden."
PUBLISHED = "Iteration 0 as text, of the network as published, without your changes"


def view_menu(page: Page):
    page.locator(".view-button").click()
    menu = page.locator(".view-menu")
    expect(menu.locator("fieldset").first).to_be_visible()
    return menu


def test_it_tells_the_iteration_that_is_shown(open_page):
    page = open_page("/n/xor#iteration=2&convention=columns")
    wait(page, "s.frame.value?.iteration === 2")
    shown = page.locator("rowcol-stage [role=grid]").last.locator(".stage-number").all_text_contents()
    view_menu(page).get_by_role("link", name="Iteration 2 as text", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("XOR, one hidden layer, iteration 2 as text")
    assert page.locator("#Z1 td:not(:empty)").all_inner_texts() == shown


@pytest.mark.parametrize("key", ["q", "Shift+Q"])
def test_while_a_number_is_hidden_it_is_not_offered(open_page, key):
    page = open_page()
    page.keyboard.press(key)
    expect(page.locator(".predict").first).to_be_visible()
    menu = view_menu(page)
    expect(menu).to_contain_text(HIDDEN)
    expect(menu.get_by_role("link")).to_have_count(0)
    expect(page.locator("a[href*=transcript]")).to_have_count(0)
    menu.get_by_text("nothing is hidden", exact=True).click()
    expect(menu.get_by_role("link", name="Iteration 0 as text", exact=True)).to_be_visible()
    expect(menu).not_to_contain_text(HIDDEN)


def test_a_changed_number_is_not_in_it_and_the_link_says_so(open_page):
    page = open_page()
    page.locator('rowcol-stage [role=grid][data-block="1"] [data-row="2"][data-column="1"]').dblclick()
    page.locator(".edit input").fill("5")
    page.keyboard.press("Enter")
    wait(page, "s.edits.value.length === 1")
    link = view_menu(page).get_by_role("link")
    expect(link).to_have_text(PUBLISHED)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    wait(page, "s.edits.value.length === 0")
    expect(view_menu(page).get_by_role("link")).to_have_text("Iteration 0 as text")


def test_nor_is_a_network_that_was_built_otherwise(open_page):
    page = open_page()
    page.keyboard.press("a")
    wait(page, "s.matrices.value.has('b1')")
    assert read(page, "s.program.value.network") == "xor"
    expect(view_menu(page).get_by_role("link")).to_have_text(PUBLISHED)
