"""The page about shapes, in a real browser."""

from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlparse

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.browser.conftest import SIZES
from tests.web.server import Server

LINEAR = "mat1 and mat2 shapes cannot be multiplied (32x100 and 784x10)"
TURNED = "(32, 784) @ (128, 784)"


@pytest.fixture
def open_shapes(browser: Browser, server: Server) -> Iterator:
    """`open_shapes(message, size=, theme=, motion=)`: the page with its answer, which logs nothing."""
    problems: list[str] = []
    contexts = []

    def console(message: ConsoleMessage) -> None:
        # A text that can't be read is refused with 422, which the browser notes by itself.
        if message.type in {"error", "warning"} and "422" not in message.text:
            problems.append(message.text)

    def open_(message=None, size="large", theme="paper", motion="reduce", javascript=True) -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "board" else "light",
            reduced_motion=motion,
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", console)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(f"{server.url}/shapes" + (f"?message={quote(message)}" if message is not None else ""))
        if javascript:
            page.wait_for_selector(".shapes-picture, .shapes-refused")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []


def numbers(page: Page) -> list[str]:
    return page.locator(".shapes-picture .dominoes-size").all_text_contents()


def in_address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query)


def test_the_first_view_shows_a_mismatch_with_named_sizes(open_shapes):
    page = open_shapes()
    assert numbers(page) == ["32", "100", "784", "10"]
    expect(page.locator(".shapes-verdict")).to_have_text("They don't fit")
    expect(page.locator(".shapes-sign")).to_have_text("≠")
    assert page.locator(".dominoes-clash").count() == 2
    assert page.locator(".dominoes-piece .dominoes-name").all_text_contents() == ["rows", "columns"] * 2


def test_dominoes_stand_apart_and_slide_together_when_a_fix_is_tried(open_shapes):
    page = open_shapes(TURNED, motion="no-preference")
    first, second = page.locator(".shapes-first"), page.locator(".shapes-second")
    gap = second.bounding_box()["x"] - first.bounding_box()["x"] - first.bounding_box()["width"]
    assert gap > 30
    words = page.locator(".shapes-words").bounding_box()
    page.get_by_role("button", name="Transpose w").click()
    expect(page.locator(".shapes-picture--joined")).to_be_visible()
    assert page.locator(".shapes-words").bounding_box() == words
    page.wait_for_timeout(600)
    assert numbers(page) == ["32", "784", "784", "128", "32", "128"]
    end = page.locator(".shapes-first rect").first.bounding_box()
    start = page.locator(".shapes-second rect").first.bounding_box()
    assert abs(end["x"] + end["width"] - start["x"]) < 3
    expect(page.locator(".shapes-line")).to_have_text("x @ w.T")
    expect(page.get_by_role("button", name="Transpose w")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Back to the mismatch").click()
    expect(page.locator(".shapes-verdict")).to_have_text("They don't fit")


def test_every_fix_can_be_tried(open_shapes):
    page = open_shapes("(4, 3) @ (4, 3)")
    fixes = page.locator(".shapes-fix")
    assert fixes.count() >= 5
    for n in range(fixes.count()):
        fixes.nth(n).click()
        expect(page.locator(".shapes-verdict")).to_have_text("With this fix they fit")
        assert page.locator(".dominoes-clash").count() == 0


def test_what_is_typed_is_explained_without_a_key_and_stands_in_the_address(open_shapes):
    page = open_shapes()
    page.locator("#message").fill("(3, 4) + (3,)")
    expect(page.locator(".shapes-picture--stack")).to_be_visible()
    assert numbers(page) == ["3", "4", "3"]
    assert in_address(page) == {"message": ["(3, 4) + (3,)"]}


def test_by_keyboard_alone(open_shapes):
    page = open_shapes()
    page.locator("#message").fill("")
    page.locator("#message").press_sequentially("4x3 · 3x2")
    page.keyboard.press("Enter")
    expect(page.locator(".shapes-verdict")).to_have_text("They fit")
    assert page.locator("#message").input_value() == "4x3 · 3x2"
    page.locator("#message").fill(TURNED)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".shapes-verdict")).to_have_text("They don't fit")
    page.locator(".shapes-fix").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".shapes-verdict")).to_have_text("With this fix they fit")


def test_an_example_of_each_library_can_be_clicked_and_back_returns(open_shapes):
    page = open_shapes()
    for library in ("NumPy", "TensorFlow", "Keras", "JAX"):
        page.locator(".shapes-ask__example", has_text=library).click()
        expect(page.locator("#message")).not_to_have_value(LINEAR)
        expect(page.locator(".shapes-verdict--apart")).to_be_visible()
        assert in_address(page)["message"] == [page.locator("#message").input_value()]
    for _ in range(4):
        page.go_back()
    expect(page.locator("#message")).to_have_value(LINEAR)
    expect(page.locator(".shapes-picture")).to_have_attribute(
        "aria-label", "x (32, 100), w (784, 10): 100 and 784 don't match"
    )


def test_a_link_holds_the_fix_that_is_tried(open_shapes):
    page = open_shapes(TURNED)
    page.locator(".shapes-fix").nth(1).click()
    expect(page.locator(".shapes-line")).not_to_be_empty()
    assert in_address(page) == {"message": [TURNED], "fix": ["2"]}
    page.reload()
    expect(page.locator(".shapes-fix").nth(1)).to_have_attribute("aria-pressed", "true")


def test_what_cannot_be_read_is_said_and_the_forms_are_shown(open_shapes):
    page = open_shapes("it broke")
    expect(page.locator(".shapes-refused")).to_contain_text("No shapes can be read here")
    expect(page.locator(".shapes-ask__example").first).to_be_visible()
    page.locator("#message").fill(TURNED)
    expect(page.locator(".shapes-picture")).to_be_visible()


def test_without_javascript_the_form_is_answered_by_the_server(open_shapes):
    page = open_shapes(TURNED, javascript=False)
    expect(page.locator("#written")).to_contain_text("Transpose w: 32 × 784 and 784 × 128 give 32 × 128.")
    page.locator("#message").fill("(4, 3) @ (3, 2)")
    page.get_by_role("button", name="Explain").click()
    expect(page.locator("#written")).to_contain_text("They fit")


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("size", ["large", "laptop", "phone"])
def test_nothing_stands_beyond_the_window(open_shapes, size, theme):
    page = open_shapes("(32, 3, 28, 28) + (32, 28, 28, 3)", size=size, theme=theme)
    assert page.evaluate("document.documentElement.dataset.theme") == theme
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.locator(".shapes-picture").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= SIZES[size][0]


def test_the_main_page_leads_here_and_back(open_shapes):
    page = open_shapes()
    page.get_by_role("link", name="See a network").click()
    page.get_by_role("link", name="Shapes").click()
    expect(page.locator(".shapes-picture")).to_be_visible()


def test_all_type_of_the_picture_is_large_on_a_projector(open_shapes):
    page = open_shapes(LINEAR, size="laptop")
    page.goto(f"{page.url}&theme=projector")
    page.wait_for_selector("html[data-theme=projector] .shapes-picture")
    page.wait_for_function(
        """() => [...document.querySelectorAll('.shapes-picture text')].every(text =>
            text.getScreenCTM().a * Number.parseFloat(getComputedStyle(text).fontSize) >= 19.99)"""
    )
