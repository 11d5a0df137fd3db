"""What readers ask of their system or browser: colours, contrast, larger text, wider spacing, easy targets."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SIZES
from tests.browser.test_sizes import OVERLAPPING

# Targets smaller than 24 pixels, but for words in a sentence or a formula, and cells, neurons and edges,
# which the arrow keys and the sum by hand reach as well.
_SMALL = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=option], [tabindex="0"]')]
    .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest('svg, math, p a, p b, p .tour-word, code, .skip'))
    .map(one => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 23.9 || box.height < 23.9)
    .map(([text, box]) => `${text} ${box.width} × ${box.height}`)"""
# Text that the spacing of WCAG 1.4.12 pushes out of its own box, which hides it.
_CUT = """() => [...document.querySelectorAll('body *')]
    .filter(one => !(one instanceof SVGElement) && !one.closest('.hidden-text, select, .filmstrip, .skip, svg, math, [hidden]'))
    .filter(one => one.clientWidth > 0 && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .filter(one => getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1
        && getComputedStyle(one).textOverflow !== 'ellipsis')
    .map(one => one.outerHTML.slice(0, 120))"""
_SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
_ADOPT = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"


@pytest.mark.parametrize("size", ["large", "phone"])
def test_every_target_is_24_pixels(open_page, size):
    page = open_page(size=size)
    found = page.evaluate(_SMALL)
    for key, opened in {"?": "dialog", "l": "dialog", "w": "dialog", "q": ".predict", "n": ".tour"}.items():
        page.keyboard.press(key)
        expect(page.locator(opened).first).to_be_visible()
        found += [f"{opened}: {fault}" for fault in page.evaluate(_SMALL)]
        page.keyboard.press("q" if key == "q" else "Escape")
        expect(page.locator(opened)).to_have_count(0)
    page.locator("#edit-network").evaluate("button => button.click()")
    expect(page.locator("dialog .form__layers")).to_be_visible()
    found += page.evaluate(_SMALL)
    for path in ("/shapes", "/n/xor/transcript", "/n/three_clusters"):
        page.goto(page.url.split("/n/")[0].split("/shapes")[0] + path)
        page.wait_for_selector(".transport__button:enabled, .shapes-verdict, .transcript")
        found += [f"{path}: {fault}" for fault in page.evaluate(_SMALL)]
    assert found == []


@pytest.mark.parametrize("size", ["large", "phone"])
def test_text_may_be_spaced_out(open_page, size):
    page = open_page(size=size)
    page.evaluate(_ADOPT, _SPACING)
    page.wait_for_timeout(100)
    assert page.evaluate(_CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    label, choice = (page.locator(css).bounding_box() for css in (".picker__label", ".picker__select"))
    assert size == "phone" or label["x"] + label["width"] <= choice["x"] + 1


def test_at_200_percent_everything_is_there(browser, server):
    context = browser.new_context(viewport={"width": 720, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    page.goto(server.url + "/n/xor")
    page.wait_for_selector(".transport__button:enabled")
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    # The page scrolls below the player.
    assert [pair for pair in page.evaluate(OVERLAPPING) if ".player" not in pair] == []
    for css in ("rowcol-formula", "rowcol-dominoes svg", "rowcol-worked", "rowcol-stage svg", ".lenses"):
        page.locator(css).first.scroll_into_view_if_needed()
        expect(page.locator(css).first).to_be_in_viewport()
    context.close()


def test_with_forced_colours_what_is_chosen_is_seen(browser, server):
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url + "/n/xor")
    page.wait_for_selector(".transport__button:enabled")
    style = "one => { const s = getComputedStyle(one); return [s.backgroundColor, s.outlineStyle, s.outlineWidth]; }"
    for css in (".lenses-lens", ".filmstrip__step"):
        chosen = page.locator(f'{css}:is([aria-checked="true"], [aria-selected="true"])')
        other = page.locator(f'{css}:is([aria-checked="false"], [aria-selected="false"])').first
        expect(chosen).to_have_css("outline-style", "solid")
        assert chosen.evaluate(style) != other.evaluate(style)
    highlight = page.evaluate(
        "() => { const one = document.createElement('i'); one.style.color = 'Highlight'; document.body.append(one); return getComputedStyle(one).color; }"
    )
    expect(page.locator(".stage-frame").first).to_have_css("stroke", highlight)
    context.close()


def test_more_contrast_is_given_where_it_is_asked_for(browser, server):
    def contrast(asked):
        context = browser.new_context(contrast=asked, color_scheme="light")
        page = context.new_page()
        page.goto(server.url + "/n/xor")
        page.wait_for_selector(".transport__button:enabled")
        page.wait_for_load_state("networkidle")
        found = page.evaluate(
            "() => [getComputedStyle(document.querySelector('.stage-cells')).opacity, getComputedStyle(document.querySelector('.formula-words')).color]"
        )
        sheets = page.locator("link[href$='contrast.css']").count()
        context.close()
        return found, sheets

    (faint, grey), none = contrast("no-preference")
    (strong, ink), one = contrast("more")
    assert (none, one) == (0, 1)
    assert float(strong) > float(faint)
    assert ink != grey
    assert ink == "rgb(29, 34, 48)"


@pytest.mark.parametrize("theme", ["paper", "board"])
def test_more_contrast_is_given_on_every_page(browser, server, theme):
    """The grey text of a page is its ink, and a ring of the focus is wider."""
    looks = """([grey, focused]) => {
        const one = document.querySelector(focused);
        one.focus({ focusVisible: true });
        return [getComputedStyle(document.querySelector(grey)).color, getComputedStyle(document.body).color,
            getComputedStyle(one).outlineWidth];
    }"""
    pages = {
        "/n/xor/transcript": (".transcript th", ".transcript__others a"),
        "/nothing": (".missing li span", ".missing li a"),
    }

    def seen(asked):
        context = browser.new_context(
            contrast=asked, color_scheme="dark" if theme == "board" else "light", reduced_motion="reduce"
        )
        page = context.new_page()
        found = {}
        for path, parts in pages.items():
            page.goto(server.url + path)
            found[path] = page.evaluate(looks, parts)
        page.goto(f"{server.url}/n/xor?theme=projector")
        page.wait_for_selector(".transport__button:enabled")
        with context.expect_page() as opened:
            page.keyboard.press("s")
        opened.value.wait_for_selector(".speaker__now .stage-drawing")
        found["speaker"] = opened.value.evaluate(looks, [".speaker__next h2", ".speaker__buttons button"])
        cells = opened.value.locator(".speaker__now .stage-cells").first
        found["cells"] = float(cells.evaluate("one => getComputedStyle(one).opacity"))
        context.close()
        return found

    usual, more = seen("no-preference"), seen("more")
    assert more.pop("cells") > usual.pop("cells")
    for path, (grey, ink, ring) in more.items():
        assert (grey, ring) == (ink, "3px"), path
        assert usual[path] == [usual[path][0], ink, "2px"], path
        assert usual[path][0] != ink, path
