"""axe finds nothing: on every page, in every theme, in every language, on a large screen and a phone, with
whatever can be open on it.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SIZES
from tests.web.server import ROOT

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text()
THEMES = ["paper", "board", "projector"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LANGUAGES = sorted(path.stem.replace("_", "-") for path in (ROOT / "locale").glob("*.po"))
READY = (
    ".transport__button:enabled, .shapes-verdict, .card__drawing, .missing, .transcript, .speaker__wait, "
    ".speaker__head, .embed-player__button:enabled"
)

# In place, with the theme's sheet; pages without a store are given a stand-in.
_THEME = """async theme => {
    const sheet = document.querySelector('link[rel=stylesheet]').href;
    const { showTheme } = await import(new URL('../js/state/theme.js', sheet));
    const element = document.querySelector('rowcol-notices, rowcol-theme');
    await showTheme(element?.store ?? { theme: { value: '' } }, theme);
}"""
_RUN = """async ([part, tags]) => {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const found = await axe.run(part, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html, failureSummary }) => `${id}: ${target.join(' ')} ${html} ${failureSummary}`));
}"""


def faults(page: Page, themes: list[str] = THEMES, part: str = "html") -> list[str]:
    """What axe finds: on all of the page in the first theme, in a part of it in the others. The page is
    left in the first.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = []
    for theme in themes:
        page.evaluate(_THEME, theme)
        looked_at = "html" if theme == themes[0] else part
        found += [f"{theme}: {fault}" for fault in page.evaluate(_RUN, [looked_at, TAGS])]
    if len(themes) > 1:
        page.evaluate(_THEME, themes[0])
    return found


def set_size(page: Page, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    # A size that the page hasn't had yet fetches a style sheet of its own.
    page.wait_for_function(
        "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => "
        "resolve([...document.querySelectorAll('link[rel=stylesheet]')].every((link) => link.sheet)))))"
    )


def key(name: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.press(name)


def click(page: Page, button: str) -> None:
    """Also one that a phone has in a menu."""
    page.locator(button).evaluate("button => button.click()")


def view_menu(page: Page) -> None:
    if not page.locator(".view-button").is_visible():
        page.locator(".header__more").click()
    page.locator(".view-button").click()


def glossary(page: Page) -> None:
    page.keyboard.press("h")
    page.locator(".help__turn").click()


def a_wrong_guess(page: Page) -> None:
    page.keyboard.press("q")
    page.locator(".predict-field").fill("7")
    page.keyboard.press("Enter")


# What can be open: how, what is seen then, and the key that closes it.
STATES: dict[str, tuple[Callable[[Page], None], str, str]] = {
    "nothing": (lambda _: None, "html", "Escape"),
    "keys": (key("?"), "dialog", "Escape"),
    "help": (key("h"), "dialog", "Escape"),
    "words": (glossary, ".help__page--words", "Escape"),
    "share": (key("l"), "dialog", "Escape"),
    "then and now": (key("w"), "dialog", "Escape"),
    "network form": (lambda page: click(page, "#edit-network"), "dialog", "Escape"),
    "view": (view_menu, ".view-menu", "Escape"),
    "broken": (key("b"), "rowcol-broken-answer", "b"),
    "path": (key("f"), "rowcol-path .path", "Escape"),
    "change": (key("e"), ".edit", "Escape"),
    "prediction": (key("q"), "rowcol-predict", "q"),
    "a wrong one": (a_wrong_guess, ".predict-says--wrong", "q"),
    "layers": (key("v"), ".layers", "v"),
    "columns": (lambda _: None, ".mix", "Home"),
    "a faulty link": (
        lambda page: page.evaluate("location.hash = 'step=99999'"),
        ".notice--alert",
        "Escape",
    ),
    "tour": (key("n"), ".tour", "Escape"),
}


# What can be open where inputs are pictures and matrices are long.
LONG_STATES: dict[str, tuple[Callable[[Page], None], str]] = {
    "pad": (key("x"), ".pad__said"),
    "all of a matrix": (key("o"), ".overview__map"),
    "confusion matrix": (
        lambda page: click(page, ".loss__chart"),
        ".chart__plot .annotation-text",
    ),
}


@pytest.mark.parametrize("size", ["large", "phone"])
def test_nothing_is_found_in_what_long_matrices_and_pictures_open(open_page, size):
    page = open_page("/n/digits", size=size)
    found = []
    for name, (enter, part) in LONG_STATES.items():
        enter(page)
        # The library of the charts is large.
        expect(page.locator(part).first, name).to_be_attached(timeout=20_000)
        found += [f"{name}, {fault}" for fault in faults(page, part=".pad" if name == "pad" else "dialog")]
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open], .pad")).to_have_count(0)
    assert found == []


@pytest.mark.parametrize("size", ["large", "phone"])
def test_nothing_is_found_whatever_is_open(open_page, size):
    page = open_page(size=size)
    found = []
    for name, (enter, part, closing) in STATES.items():
        enter(page)
        expect(page.locator(part).first, name).to_be_visible()
        found += [f"{name}, {fault}" for fault in faults(page, part=part)]
        page.keyboard.press(closing)
        expect(page.locator("dialog[open]")).to_have_count(0)
    assert found == []


PAGES = [
    "/n/xor",
    "/n/three_clusters",
    "/n/xor/transcript",
    "/n/three_clusters/transcript",
    "/embed/xor",
    "/gallery",
    "/shapes",
    "/shapes?message=hello",
    "/speaker/xor",
    "/n/nothing",
    "/nothing",
]


@pytest.fixture
def tab(browser) -> Iterator[Page]:
    """A tab for one page after another. Unlike those of `open_page` they may be missing."""
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    context.add_init_script(AXE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_nothing_is_found_on_any_page_in_any_theme_and_language(tab, server, language):
    found = []
    for path in PAGES:
        set_size(tab, "large")
        tab.goto(f"{server.url}{path}{'&' if '?' in path else '?'}lang={language}")
        expect(tab.locator(READY).first, path).to_be_visible(timeout=10_000)
        assert tab.locator("html").get_attribute("lang") == language
        found += [f"{path}, {fault}" for fault in faults(tab)]
        set_size(tab, "phone")
        themes = THEMES if language == "en" else ["paper"]
        found += [f"{path}, phone, {fault}" for fault in faults(tab, themes)]
    assert found == []


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_nothing_is_found_in_a_room(open_page, language):
    """The picture, seen and black, and the speaker view that shows it."""
    themes = THEMES if language == "en" else ["board"]
    near = ["paper", "board"] if language == "en" else ["board"]
    page = open_page(f"/n/xor?theme=projector&lang={language}", size="laptop")
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator(".speaker__next .stage-drawing")).to_be_visible(timeout=10_000)
    found = [f"speaker, {fault}" for fault in faults(speaker, near)]
    # With a speaker view the page is presented, in whatever theme.
    page.keyboard.press("b")
    expect(page.locator(".room-black")).to_be_visible()
    expect(speaker.locator(".speaker__says")).not_to_be_empty()
    found += [f"black, {fault}" for fault in faults(page, themes, ".room-black")]
    found += [f"speaker of a black screen, {fault}" for fault in faults(speaker, near, ".speaker__head")]
    assert found == []
