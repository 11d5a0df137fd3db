"""The gallery in a real browser: its pictures, its search, its sizes."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.networks.gallery import gallery
from tests.browser.conftest import SIZES
from tests.web.server import Server


@pytest.fixture
def open_gallery(browser: Browser, server: Server) -> Iterator:
    """`open_gallery(query, size=)`: the page with its first pictures, which logs nothing."""
    problems: list[str] = []
    contexts = []

    def open_(query="", size="large", javascript=True, forced=None) -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="light",
            forced_colors=forced,
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on(
            "console", lambda message: message.type in {"error", "warning"} and problems.append(message.text)
        )
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{server.url}/gallery{query}")
        if javascript:
            expect(page.locator("#search")).to_be_visible()
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []


def shown(page: Page) -> list[str]:
    """The networks whose cards are left."""
    links = page.locator("[data-card]:visible .card__link")
    return [link.get_attribute("href").split("?")[0].removeprefix("/n/") for link in links.all()]


def draw_all(page: Page) -> None:
    for place in page.locator("[data-picture]").all():
        place.scroll_into_view_if_needed()
    expect(page.locator(".card__drawing")).to_have_count(len(gallery))


def test_every_card_draws_its_network_and_its_first_product(open_gallery):
    page = open_gallery()
    draw_all(page)
    for card in page.locator("[data-card]").all():
        assert card.locator(".diagram__neuron").count() >= 2
        assert card.locator(".diagram__line").count() >= 1
        assert card.locator(".card__cell, .picture__pixel, .graph__cell").count() >= 3
        box = card.locator(".card__drawing").bounding_box()
        assert box["height"] > 120


@pytest.mark.parametrize(
    ("search", "weights", "pixels"),
    [("image+enter", "W₁[h₁]", 64), ("slides+all+filters", "W₁[f₁]", 9)],
    ids=["digits", "convolution"],
)
def test_where_inputs_are_pixels_the_card_shows_them_as_a_picture_inside_it(
    open_gallery, search, weights, pixels
):
    page = open_gallery(f"?q={search}")
    card = page.locator("[data-card]:visible")
    expect(card.locator(".picture__name:visible")).to_have_text(["X[case 1]", weights])
    expect(card.locator(".picture__pixel:visible")).to_have_count(64 + pixels)
    room = card.locator(".card__picture").bounding_box()
    last = card.locator(".picture__name:visible").last.bounding_box()
    assert last["y"] + last["height"] <= room["y"] + room["height"] + 1


def test_the_picture_has_the_numbers_of_the_main_view(open_gallery, open_page):
    page = open_gallery()
    card = page.locator("[data-card]", has_text="Two to two")
    expect(card.locator(".diagram__number")).to_have_count(4)
    weights = card.locator(".diagram__number text").all_text_contents()
    view = open_page("/n/two_to_two")
    view.locator("rowcol-diagram .diagram__edge").first.wait_for(state="attached")
    labels = [
        edge.get_attribute("aria-label") for edge in view.locator("rowcol-diagram .diagram__edge").all()
    ]
    assert sorted(weights) == sorted(label.split(": ")[1] for label in labels)


def test_the_search_works_by_keyboard_and_stands_in_the_address(open_gallery):
    page = open_gallery("?lang=en")
    field = page.get_by_label("Find a network")
    field.focus()
    page.keyboard.type("hidden LAYER need")
    expect(page.locator("#count")).to_have_text(f"1 of {len(gallery)} networks")
    assert shown(page) == ["xor"]
    assert page.locator("h2:visible").all_text_contents() == ["Hidden layers"]
    assert page.url.endswith("?lang=en&q=hidden+LAYER+need")
    page.keyboard.press("Enter")
    expect(page.locator(".card__link:focus")).to_have_text("XOR, one hidden layer")
    field.focus()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator("#count")).to_have_text(f"{len(gallery)} networks")
    assert shown(page) == list(gallery)
    assert page.url.endswith("?lang=en")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/n/neuron?lang=en")


def test_a_link_may_hold_a_search_that_leaves_nothing(open_gallery):
    page = open_gallery("?q=zebra")
    expect(page.locator("#count")).to_have_text("No network says that. Esc shows all of them.")
    assert shown(page) == []
    expect(page.get_by_label("Find a network")).to_have_value("zebra")


def test_the_search_is_in_the_language_of_the_page(open_gallery):
    page = open_gallery("?lang=de&q=verdeckte+schicht+braucht")
    assert shown(page) == ["xor"]
    expect(page.locator("#count")).to_have_text(f"1 von {len(gallery)} Netzen")
    page = open_gallery("?lang=pt&q=neuronio+unico")
    assert shown(page) == ["neuron"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["paper", "projector"])
def test_nothing_is_wider_than_the_window(open_gallery, size, theme):
    page = open_gallery(f"?lang=de&theme={theme}", size=size)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES[size][0]
    inside = "card => card.scrollWidth <= card.clientWidth"
    assert all(card.evaluate(inside) for card in page.locator("[data-card]").all())


def test_facts_of_a_row_of_cards_begin_at_one_height(open_gallery):
    page = open_gallery()
    boxes = [facts.bounding_box() for facts in page.locator("section:first-of-type .card__facts").all()]
    assert len({round(box["y"]) for box in boxes}) == 1


def test_without_javascript_the_cards_are_text_and_links(open_gallery):
    page = open_gallery(javascript=False)
    assert shown(page) == list(gallery)
    expect(page.locator("#search")).to_be_hidden()
    expect(page.get_by_text(gallery["xor"].question)).to_be_visible()
    page.get_by_role("link", name=gallery["xor"].title).click()
    page.wait_for_url("**/n/xor")


def test_all_of_a_card_is_its_link(open_gallery):
    page = open_gallery()
    page.locator("[data-card]", has_text="Two to one").locator(".card__picture").click(force=True)
    page.wait_for_url("**/n/two_to_one")


def test_one_comes_from_the_main_view_and_goes_back(open_page):
    page = open_page("/n/xor")
    page.get_by_role("link", name="Gallery").click()
    page.wait_for_url("**/gallery")
    page.locator(".wordmark").click()
    page.wait_for_url(re.compile("/$"))


def test_with_forced_colours_cells_and_edges_are_still_there(open_gallery):
    page = open_gallery(forced="active")
    line = page.locator(".card__drawing .diagram__line").first
    line.wait_for(state="attached")
    assert line.evaluate("line => getComputedStyle(line).stroke") != "none"
    frame = page.locator("[data-card]").first
    assert frame.evaluate("card => getComputedStyle(card).borderTopStyle") == "solid"
