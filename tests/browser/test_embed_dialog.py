"""The dialog that makes the texts for another page: what it shows, and that what it says works there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.around import Site, Visit, figure_in, serving, visiting
from tests.browser.conftest import Open
from tests.web.server import Server


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as visit:
        yield visit


def opened(open_page: Open, path: str = "/n/xor#step=3&lens=column_row&k=1", size: str = "large") -> Page:
    """The dialog, with the figure in it."""
    page = open_page(path, size)
    page.wait_for_selector(".stage-frame", state="attached")
    page.keyboard.press("l")
    page.get_by_role("button", name="Embed …").click()
    page.frame_locator(".embedding__frame").locator(".stage-frame").first.wait_for(state="attached")
    # The frame has said how high it would like to be.
    expect(page.locator(".embedding__height")).not_to_have_value("480")
    return page


def text_of(page: Page, name: str) -> str:
    page.get_by_role("tab", name=name).click()
    return page.input_value(".embedding__text")


def test_the_preview_is_the_figure_as_it_is_now(open_page: Open) -> None:
    page = opened(open_page)
    preview = page.frame_locator(".embedding__frame")
    expect(preview.locator("rowcol-embed-player .embed-player__step")).to_contain_text("step 4 of")
    expect(preview.get_by_role("radio", name="column × row")).to_be_checked()
    page.get_by_label("Begins").select_option("start")
    expect(preview.locator("rowcol-embed-player .embed-player__step")).to_contain_text("step 1 of")
    page.get_by_label("With controls").uncheck()
    expect(preview.locator(".embed[data-hide~=step]")).to_have_count(1)
    page.locator(".embedding__options").get_by_label("Theme").select_option("board")
    expect(preview.locator("html[data-theme=board]")).to_have_count(1)
    assert "controls=0&amp;theme=board" in text_of(page, "Frame")
    page.get_by_label("Width").select_option("320")
    assert 'width="320"' in page.input_value(".embedding__text")


def test_each_text_is_copied_by_the_keyboard_alone(open_page: Open) -> None:
    page = opened(open_page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = page.get_by_role("tab", name="Frame")
    tab.focus()
    seen = set()
    for name in ("Script and element", "Picture with link", "The same as Markdown", "Frame"):
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("tab", name=name)).to_be_focused()
        page.get_by_role("button", name="Copy").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".embedding__said")).to_have_text("Copied.")
        seen.add(page.evaluate("navigator.clipboard.readText()"))
        assert page.input_value(".embedding__text") in seen
        page.get_by_role("tab", name=name).focus()
    assert len(seen) == 4
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def test_what_is_copied_works_elsewhere(open_page: Open, visit: Visit, server: Server) -> None:
    page = opened(open_page)
    frame = text_of(page, "Frame")
    element = text_of(page, "Script and element")
    picture = text_of(page, "Picture with link")
    markdown = text_of(page, "The same as Markdown")
    for text in (frame, element):
        there = figure_in(visit(text))
        expect(there.locator("rowcol-embed-player .embed-player__step")).to_contain_text("step 4 of")
        expect(there.get_by_role("radio", name="column × row")).to_be_checked()
    elsewhere = visit(picture)
    elsewhere.wait_for_function("document.querySelector('img').complete")
    assert elsewhere.evaluate("document.querySelector('img').naturalWidth") > 200
    href = elsewhere.locator("a").get_attribute("href")
    assert href == f"{server.url}/n/xor#step=3&lens=column_row&k=1"
    assert (
        markdown
        == f"[![{elsewhere.locator('img').get_attribute('alt')}]({elsewhere.locator('img').get_attribute('src')})]({href})"
    )


def test_numbers_that_were_changed_and_a_network_of_one_s_own_go_along(open_page: Open, visit: Visit) -> None:
    page = opened(open_page, "/n/xor#edits=W1,0,1,5@0")
    there = figure_in(visit(text_of(page, "Frame")))
    expect(there.locator('[data-block="1"] [data-row="0"][data-column="1"] .stage-number')).to_have_text(
        "5.00"
    )


def test_downloads_are_those_of_the_server_s_table(open_page: Open, server: Server) -> None:
    page = open_page("/n/xor#step=2")
    page.keyboard.press("l")
    forms = page.request.get(f"{server.url}/api/forms").json()["forms"]
    links = page.locator(".share__form")
    expect(links).to_have_count(len(forms))
    for n, form in enumerate(forms):
        href = links.nth(n).get_attribute("href") or ""
        assert f"/export/{form['name']}/xor.{form['ending']}" in href
    csv = page.request.get(
        server.url + (page.locator('.share__form[href*="/csv/"]').get_attribute("href") or "")
    )
    assert csv.ok
    assert "bias" in csv.text()
