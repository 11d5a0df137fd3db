"""The page by keyboard alone: every control is reached, the focus is seen, nothing holds it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read

# What can be tabbed to: enabled, seen, and of a group of radios or options the chosen one.
_REACHABLE = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')]
    .filter(one => !one.disabled && one.tabIndex >= 0 && one.getClientRects().length > 0)
    .map((one, n) => (one.dataset.reached = n))"""
# Where the focus is, whether it is on the screen, and how it is seen.
_FOCUS = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const ring = one.querySelector('.diagram__ring');
    const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const drawn = ring !== null && getComputedStyle(ring).stroke !== 'none' && getComputedStyle(ring).opacity !== '0';
    return {
        reached: Number(one.dataset.reached),
        name: one.getAttribute('aria-label') || one.id || one.textContent.trim(),
        part: one.closest('.skip, header, #network, #product, .player, .embed')?.className ?? 'nowhere',
        seen: (outline || drawn) && box.width > 0 && box.left >= 0 && box.top >= 0
            && box.right <= innerWidth && box.bottom <= innerHeight,
    };
}"""


def tab_through(page: Page, key: str = "Tab") -> list[dict]:
    """Every stop until the focus leaves the page."""
    stops = []
    for _ in range(200):
        page.keyboard.press(key)
        stop = page.evaluate(_FOCUS)
        # Going back, the browser may begin anew at once.
        if stop is None or (stops and stop == stops[0]):
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus never leaves: {[stop['name'] for stop in stops[-6:]]}")


@pytest.mark.parametrize("path", ["/n/xor", "/n/three_clusters", "/embed/xor"])
def test_tab_reaches_every_control_once_in_order_and_is_seen(open_page, path):
    page = open_page(path)
    everything = set(page.evaluate(_REACHABLE))
    stops = tab_through(page)
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert [stop["reached"] for stop in stops] == sorted({stop["reached"] for stop in stops})
    assert {stop["reached"] for stop in stops} == everything
    parts = list(dict.fromkeys(stop["part"] for stop in stops))
    assert parts == [
        part for part in ("skip", "header", "network", "product", "player", "embed") if part in parts
    ]
    back = tab_through(page, "Shift+Tab")
    assert [stop["reached"] for stop in back] == [stop["reached"] for stop in reversed(stops)]


def test_the_first_stop_skips_to_the_matrices(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#product') !== null")


def test_an_iteration_is_walked_and_the_next_one_begun_by_keys_alone(open_page):
    page = open_page()
    strip = page.locator(".filmstrip__step:focus")
    tab_to(page, strip)
    count = page.locator(".filmstrip__step").count()
    for n in range(count):
        expect(strip).to_have_attribute("data-step", str(n))
        expect(strip).to_have_attribute("aria-selected", "true")
        assert read(page, "s.stepIndex.value") == n
        if n < count - 1:
            page.keyboard.press("ArrowRight")
    # A cell of the last result, chosen by arrows inside its matrix, and what the sum by hand says of it.
    tab_to(page, page.locator("rowcol-stage [role=gridcell]:focus"), "Shift+Tab")
    page.keyboard.press("ArrowUp")
    cell = page.locator("rowcol-stage [role=gridcell]:focus")
    name, value = cell.get_attribute("aria-label").split(": ")
    symbol, place = name.split(" ", 1)
    expect(page.locator("rowcol-worked")).to_contain_text(f"{symbol}[{place}]")
    expect(page.locator("rowcol-worked")).to_contain_text(value)
    tab_to(page, page.get_by_role("button", name="Next iteration").and_(page.locator(":focus")))
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="iteration")).to_have_value("1")


def tab_to(page: Page, focused, key: str = "Tab") -> None:
    for _ in range(60):
        page.keyboard.press(key)
        if focused.count():
            return
    raise AssertionError(f"{focused} isn't reached")


# What opens by its button: what is open then.
OPENING = {
    "#keys": "dialog",
    "#share": "dialog",
    "#edit-network": "dialog",
    ".weights-button": "dialog",
    "#help": "dialog",
    ".view-button": ".view-menu",
}


@pytest.mark.parametrize("button", OPENING)
def test_what_opens_takes_the_focus_holds_it_and_gives_it_back(open_page, button):
    page = open_page()
    opened = page.locator(OPENING[button])
    page.locator(button).focus()
    page.keyboard.press("Enter")
    expect(opened).to_be_visible()
    inside = "what => document.activeElement.closest(what) !== null"
    page.wait_for_timeout(100)
    assert page.evaluate(inside, OPENING[button])
    if OPENING[button] == "dialog":
        # Beyond its last control lies the browser's own bar, then its first again.
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement === document.body") or page.evaluate(
                inside, "dialog"
            )
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    expect(page.locator(button)).to_be_focused()
