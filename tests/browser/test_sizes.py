"""The four sizes: nothing sticks out, nothing is cut off."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SIZES

# What must be seen whole. A list that scrolls by itself may be longer than its room.
PARTS = [
    ".wordmark",
    "#picker",
    "rowcol-theme button",
    "#keys",
    ".lenses",
    "rowcol-formula > *",
    "rowcol-dominoes svg",
    "rowcol-stage svg",
    ".transport__button",
    ".transport__train",
    ".transport__status > *",
    ".filmstrip",
    "rowcol-diagram svg",
    "rowcol-diagram text",
    ".loss__says",
    ".loss__chart",
]

# What may be scrolled down to, but not aside.
BESIDE = [".worked-value", ".worked-running", ".worked-result dd", ".lenses-lens", ".transport__hints > *"]

OUTSIDE = """([parts, alsoBelow]) => {
    const out = box => box.left < -0.5 || box.right > innerWidth + 0.5
        || (alsoBelow && (box.top < -0.5 || box.bottom > innerHeight + 0.5));
    return parts.flatMap(part => [...document.querySelectorAll(part)]
        .map(element => element.getBoundingClientRect())
        .filter(box => box.width && box.height && out(box))
        .map(box => `${part} ${JSON.stringify(box)}`));
}"""

CUT = """() => [...document.querySelectorAll(
        'button, .summary, .transport__status > *, .transport__hints > *, .loss__says, h2')]
    .filter(element => element.offsetParent && element.clientWidth)
    .filter(element => element.scrollWidth > element.clientWidth + 1)
    .map(element => element.outerHTML.slice(0, 120))"""

SMALL = """() => [...document.querySelectorAll('button, select, input, [role=option]')]
    .filter(element => element.offsetParent)
    .map(element => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"""

OVERLAPPING = """() => {
    const parts = ['rowcol-formula', 'rowcol-lenses', 'rowcol-dominoes', 'rowcol-worked', 'rowcol-stage',
                   'rowcol-diagram', 'rowcol-loss', '.player'];
    const boxes = parts.map(part => [part, document.querySelector(part)?.getBoundingClientRect()])
        .filter(([, box]) => box && box.width && box.height);
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return boxes.flatMap(([one, a], n) => boxes.slice(n + 1)
        .filter(([, b]) => meet(a, b))
        .map(([other]) => `${one} and ${other}`));
}"""


# A number in a circle keeps clear of the rim.
OVER_THE_RIM = """() => [...document.querySelectorAll('.diagram__neuron')].flatMap(neuron => {
    const rim = neuron.querySelector('.diagram__circle').getBoundingClientRect();
    const [x, y] = [rim.left + rim.width / 2, rim.top + rim.height / 2];
    return [...neuron.querySelectorAll('.diagram__value:not(:empty)')].filter(text => {
        const box = text.getBoundingClientRect();
        return Math.hypot(box.width / 2, box.top + box.height / 2 - y) > rim.width / 2;
    }).map(text => text.textContent);
})"""


def check(page: Page, size: str) -> None:
    one_column = size == "phone"
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    assert page.evaluate(OUTSIDE, [PARTS, not one_column]) == []
    assert page.evaluate(OUTSIDE, [BESIDE, False]) == []
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVER_THE_RIM) == []
    assert page.evaluate(SMALL) == []
    if not one_column:
        assert page.evaluate("document.documentElement.scrollHeight") <= SIZES[size][1]
        assert page.evaluate(OVERLAPPING) == []


EVERYWHERE = [(network, size, "en") for network in ("xor", "three_clusters") for size in SIZES]


@pytest.mark.parametrize(("network", "size", "language"), [*EVERYWHERE, ("xor", "tablet", "de")])
def test_nothing_sticks_out_or_is_cut_off_at_any_step(open_page, network, size, language):
    page = open_page(f"/n/{network}?lang={language}", size=size)
    count = page.locator(".filmstrip__step").count()
    for n in range(count):
        page.evaluate("n => document.querySelector('rowcol-filmstrip').player.toStep(n)", n)
        page.wait_for_selector(f"#step-{n}[aria-selected=true]")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        check(page, size)


def test_a_phone_has_the_network_behind_a_tab(open_page):
    page = open_page(size="phone")
    assert not page.locator("rowcol-diagram").is_visible()
    page.get_by_role("tab", name="Network and loss").click()
    assert page.locator("rowcol-diagram svg").is_visible()
    assert not page.locator("rowcol-stage").is_visible()
    check(page, "phone")


def test_a_phone_keeps_the_player_below_and_the_words_first(open_page):
    page = open_page(size="phone")
    order = ["formula", "lenses", "stage", "worked", "dominoes"]
    tops = [page.locator(f"rowcol-{name}").bounding_box()["y"] for name in order]
    assert tops == sorted(tops)
    player = page.locator(".player").bounding_box()
    assert round(player["y"] + player["height"]) == SIZES["phone"][1]
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator("rowcol-dominoes").bounding_box()
    assert last["y"] + last["height"] <= player["y"] + 1


def test_the_selected_step_is_scrolled_into_view(open_page):
    page = open_page(size="phone")
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    last = page.locator("#step-17").bounding_box()
    assert last
    assert last["x"] + last["width"] <= SIZES["phone"][0]


@pytest.mark.parametrize("theme", ["paper", "board"])
def test_text_in_role_colours_has_enough_contrast(open_page, theme):
    page = open_page(theme=theme)
    ratios = page.evaluate(
        """() => {
            const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const light = colour => {
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(value => value / 255)
                    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const style = getComputedStyle(document.documentElement);
            const read = name => light(style.getPropertyValue(name).trim());
            const names = ['input', 'bias', 'weight', 'hidden', 'output', 'target', 'loss']
                .map(role => `--role-${role}-text`);
            return ['--ink', '--muted', '--selection-text', '--alert', ...names].flatMap(name =>
                ['--paper', '--card'].map(ground => {
                    const [a, b] = [read(name), read(ground)];
                    return [name, ground, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
                }));
        }"""
    )
    assert [entry for entry in ratios if entry[2] < 4.5] == []
