"""Parts of the page that are fetched when they are first used: no press is lost, a failure is said."""

import threading

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.store import read, wait

GALLERY = "/n/xor"


class Gate:
    """Holds back every file of static/js whose address has a word in it, until it is opened."""

    def __init__(self, page: Page, word: str) -> None:
        self.held: list[Route] = []
        self.open = False
        page.route(f"**/static/**{word}**", self.take)

    def take(self, route: Route) -> None:
        if self.open:
            route.continue_()
        else:
            self.held.append(route)

    def let_through(self) -> None:
        self.open = True
        for route in self.held:
            route.continue_()


def test_keys_pressed_before_their_part_is_here_all_count(open_page):
    page = open_page(GALLERY)
    gate = Gate(page, "reading/switches")
    for _ in range(3):
        page.keyboard.press("d")
    page.keyboard.press("i")
    page.wait_for_timeout(100)
    assert read(page, "s.decimals.value") is None
    gate.let_through()
    wait(page, "s.decimals.value === 2 && s.labels.value === 'from_to'")


def test_a_button_pressed_before_its_part_is_here_counts(open_page):
    page = open_page(GALLERY)
    gate = Gate(page, "view-menu")
    page.locator(".view-button").click()
    page.wait_for_timeout(100)
    expect(page.locator("#view-menu")).to_be_hidden()
    gate.let_through()
    expect(page.locator("#view-menu")).to_be_visible()
    assert page.evaluate("document.activeElement.checked") is True


@pytest.mark.parametrize("by", ["key", "double click"])
def test_what_is_typed_before_the_editor_is_here_goes_into_it(open_page, by):
    page = open_page(GALLERY)
    gate = Gate(page, "shell/edit.js")
    weight = page.locator("rowcol-stage [role=grid][data-block='1'] [data-row='2'][data-column='1']").first
    if by == "key":
        weight.hover()
        page.keyboard.press("e")
    else:
        weight.dblclick()
    page.keyboard.type("0.255")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    gate.let_through()
    wait(page, "s.frame.value.views.get('W1').data[7] === 0.25")
    expect(page.locator(".edit")).to_have_count(0)
    assert read(page, "s.step.value.index") == 0


def test_a_part_that_cannot_be_fetched_is_said_and_asked_for_again(open_page):
    page = open_page(GALLERY)
    cut = threading.Event()
    cut.set()
    page.route(
        "**/reading/switches.js",
        lambda route: route.abort("connectionrefused") if cut.is_set() else route.continue_(),
    )
    page.keyboard.press("d")
    notice = page.locator(".notice--alert")
    expect(notice).to_contain_text("could not be fetched")
    assert read(page, "s.decimals.value") is None
    cut.clear()
    page.keyboard.press("d")
    wait(page, "s.decimals.value === 0")
    expect(notice).to_have_count(0)


def test_the_editor_that_cannot_be_fetched_is_missed_only_when_it_is_asked_for(open_page):
    page = open_page(GALLERY)
    page.route("**/shell/edit.js", lambda route: route.abort("connectionrefused"))
    page.locator("rowcol-stage [role=grid][data-block='1'] [data-row='2'][data-column='1']").first.hover()
    page.wait_for_timeout(150)
    expect(page.locator(".notice--alert")).to_have_count(0)
    page.keyboard.press("e")
    expect(page.locator(".notice--alert")).to_contain_text("could not be fetched")
    # Keys mean what they always mean.
    page.keyboard.press("]")
    wait(page, "s.step.value.index === 1")
