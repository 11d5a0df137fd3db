"""The figure in somebody else's page: another origin, a sandbox, hostile style sheets, no scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.around import Site, Visit, figure_in, heard, serving, visiting
from tests.web.server import Server

WIDTHS = [280, 390, 640, 900, 1200]
HOSTILE = """<style>
  * { display: none !important; font-size: 60px !important; color: red !important; visibility: hidden !important;
      opacity: 0 !important; box-sizing: content-box !important; transform: scale(0.1) !important; }
  html, body, main { transform: none !important; }
  html, body, main { display: block !important; visibility: visible !important; opacity: 1 !important; }
  iframe { width: 10px !important; height: 10px !important }
</style>"""
# Of a frame in a sandbox nothing is isolated: its own storage would throw.
STORAGE = """() => [() => localStorage, () => sessionStorage, () => document.cookie].map(ask => {
  try { ask(); return false; } catch { return true; }
})"""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    with visiting(browser, site) as visit:
        yield visit


def frame_of(server: Server, query: str = "", more: str = "", network: str = "xor") -> str:
    """As a blog has it: scripts, and nothing else."""
    return (
        f'<iframe sandbox="allow-scripts" src="{server.url}/embed/{network}{query}" '
        f'width="640" height="560" {more}></iframe>'
    )


def step_shown(frame: Frame, text: str) -> None:
    expect(frame.locator("rowcol-embed-player .embed-player__step")).to_contain_text(text)


def test_a_sandboxed_frame_of_another_origin_can_be_driven(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server))
    frame = figure_in(page)
    assert frame.evaluate("self.origin") == "null"
    assert frame.evaluate(STORAGE) == [True, True, True]
    step_shown(frame, "step 1 of")
    frame.get_by_role("button", name="Next step").click()
    step_shown(frame, "step 2 of")
    frame.get_by_role("button", name="Step back").click()
    step_shown(frame, "step 1 of")
    frame.get_by_role("radio", name="column × row").click()
    expect(frame.get_by_role("radio", name="column × row")).to_be_checked()
    expect(frame.locator(".formula-words")).to_contain_text("4 × 3 layer")
    frame.get_by_role("radio", name="row · column").click()
    frame.locator('[data-block="2"] [data-row="3"][data-column="2"]').hover()
    expect(frame.locator(".formula-words")).to_contain_text("case 4")


def test_a_number_can_be_changed_and_put_back(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server))
    frame = figure_in(page)
    result = frame.locator('[data-block="2"] [data-row="1"][data-column="1"] .stage-number')
    before = result.text_content()
    frame.locator('[data-block="1"] [data-row="0"][data-column="1"]').dblclick()
    frame.locator("rowcol-edit input").fill("5")
    frame.locator("rowcol-edit input").press("Enter")
    expect(result).not_to_have_text(before or "")
    frame.get_by_role("button", name="Undo").click()
    expect(result).to_have_text(before or "")


def test_the_page_around_hears_what_happens(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server, "?step=2"))
    frame = figure_in(page)
    page.wait_for_function("heard.some(data => data.type === 'rowcol:step')")
    [ready] = heard(page, "rowcol:ready")
    [at] = heard(page, "rowcol:step")
    assert ready["network"] == "xor"
    assert (at["step"], at["steps"], at["phase"], at["iteration"]) == (2, ready["steps"], "forward", 0)
    frame.get_by_role("button", name="Next step").click()
    page.wait_for_function("heard.some(data => data.type === 'rowcol:step' && data.step === 3)")
    last = heard(page, "rowcol:cell")[-1]
    assert set(last) == {"type", "matrix", "row", "column", "value"}
    assert last["matrix"] == heard(page, "rowcol:step")[-1]["result"]


def test_the_page_around_may_drive_it_and_nobody_else(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server) + '<iframe srcdoc="<p>a stranger"></iframe>')
    frame = figure_in(page)
    send = "message => frames[0].postMessage(message, '*')"
    page.evaluate(send, {"type": "rowcol:next"})
    step_shown(frame, "step 2 of")
    page.evaluate(send, {"type": "rowcol:goto", "step": 7})
    step_shown(frame, "step 8 of")
    page.evaluate(send, {"type": "rowcol:back"})
    step_shown(frame, "step 7 of")
    page.evaluate(send, {"type": "rowcol:set", "step": 0, "lens": "outer", "cell": [3, 2], "theme": "board"})
    step_shown(frame, "step 1 of")
    expect(frame.get_by_role("radio", name="column × row")).to_be_checked()
    expect(frame.locator("html")).to_have_attribute("data-theme", "board")
    page.wait_for_function(
        "heard.some(data => data.type === 'rowcol:cell' && data.row === 3 && data.column === 2)"
    )
    # What can't be is said in the figure, and changes nothing.
    page.evaluate(send, {"type": "rowcol:set", "lens": "<img src=x onerror=alert(1)>", "step": "x"})
    expect(frame.locator(".notice--alert")).to_contain_text("lens")
    assert frame.locator("img").count() == 0
    step_shown(frame, "step 1 of")
    # A frame beside it isn't the page around it.
    page.frames[2].evaluate("() => top.frames[0].postMessage({ type: 'rowcol:next' }, '*')")
    page.evaluate(send, {"type": "rowcol:set", "theme": "paper"})
    expect(frame.locator("html")).to_have_attribute("data-theme", "paper")
    step_shown(frame, "step 1 of")


def test_it_says_how_high_it_would_like_to_be_as_wordpress_wants_it_and_plainly(
    server: Server, visit: Visit
) -> None:
    page = visit(frame_of(server, "#?secret=aB3xYz"))
    frame = figure_in(page)
    page.wait_for_function("heard.some(data => data.message === 'height')")
    [of_wordpress, *_] = page.evaluate("heard.filter(data => data.message === 'height')")
    [plain, *_] = heard(page, "rowcol:height")
    assert of_wordpress == {"message": "height", "value": plain["height"], "secret": "aB3xYz"}
    assert 300 < plain["height"] < 900
    # In a frame of that height nothing scrolls, and the drawing has its full size.
    page.evaluate(
        "height => document.querySelector('iframe').height = height",
        heard(page, "rowcol:height")[-1]["height"],
    )
    page.wait_for_function("innerWidth > 0")
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight")
    # The link is WordPress's to open.
    frame.locator(".embed__open").click()
    page.wait_for_function("heard.some(data => data.message === 'link')")
    [link] = page.evaluate("heard.filter(data => data.message === 'link')")
    assert link["value"].startswith(f"{server.url}/n/xor")


def test_without_a_secret_nothing_is_said_in_wordpress_s_form(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server))
    figure_in(page)
    page.wait_for_function("heard.some(data => data.type === 'rowcol:height')")
    assert page.evaluate("heard.filter(data => 'message' in data)") == []


def test_the_wheel_scrolls_the_page_around_and_the_focus_stays_there(server: Server, visit: Visit) -> None:
    page = visit(f'<input id=mine autofocus>{frame_of(server)}<div style="height: 3000px"></div>')
    frame = figure_in(page)
    page.wait_for_function("document.activeElement.id === 'mine'")
    heights = heard(page, "rowcol:height")
    page.evaluate("height => document.querySelector('iframe').height = height", heights[-1]["height"])
    # Even where a cell of it has had the focus.
    frame.locator('[data-block="2"] [data-row="1"][data-column="1"]').click()
    box = page.locator("iframe").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.mouse.wheel(0, 400)
    page.wait_for_function("scrollY > 200")
    page.evaluate("() => { scrollTo(0, 0); document.getElementById('mine').focus(); }")
    for type_ in ("rowcol:next", "rowcol:next", "rowcol:back"):
        page.evaluate("type => frames[0].postMessage({ type }, '*')", type_)
    step_shown(frame, "step 2 of")
    assert page.evaluate("document.activeElement.id") == "mine"
    # Keys are the page's own while the focus is.
    page.keyboard.type("]]v")
    assert page.input_value("#mine") == "]]v"
    step_shown(frame, "step 2 of")


def test_the_history_of_the_page_around_stays_as_it_is(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server))
    frame = figure_in(page)
    before = page.evaluate("history.length")
    for _ in range(3):
        frame.get_by_role("button", name="Next step").click()
    step_shown(frame, "step 4 of")
    frame.locator('[data-block="2"] [data-row="0"]').first.click()
    assert page.evaluate("history.length") == before


def test_controls_can_be_hidden_and_locked(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server, "?hide=words,link&lock=step,lens,edit&lens=outer&step=0"))
    frame = figure_in(page)
    expect(frame.locator(".formula-words")).to_be_hidden()
    expect(frame.locator(".embed__open")).to_be_hidden()
    for name in ("Step back", "Next step"):
        expect(frame.get_by_role("button", name=name)).to_be_disabled()
    assert frame.locator("rowcol-lenses").get_attribute("inert") == ""
    frame.locator('[data-block="2"] [data-row="0"]').first.click()
    page.keyboard.type("]v")
    assert frame.locator(".lenses [aria-checked=true]").get_attribute("aria-label") == "column × row"
    step_shown(frame, "step 1 of")
    assert frame.locator("rowcol-edit").count() == 0


def test_controls_0_leaves_the_figure_and_its_link(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server, "?controls=0"))
    frame = figure_in(page)
    assert frame.locator("button:visible").count() == 0
    expect(frame.locator(".embed__open")).to_be_visible()


def test_what_stands_behind_the_sign_is_read_as_a_link_is(server: Server, visit: Visit) -> None:
    page = visit(frame_of(server, "#iteration=3&amp;step=4&amp;lens=columns"))
    frame = figure_in(page)
    step_shown(frame, "step 5 of")
    step_shown(frame, "iteration 3")
    link = frame.locator(".embed__open")
    expect(link).to_have_attribute("href", f"{server.url}/n/xor#iteration=3&step=4&lens=columns")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_script_takes_over_without_a_jump(server: Server, browser: Browser, width: int) -> None:
    shots = []
    for scripts in (False, True):
        context = browser.new_context(
            viewport={"width": width, "height": 620}, java_script_enabled=scripts, reduced_motion="reduce"
        )
        page = context.new_page()
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) shift += one.value; })"
            ".observe({ type: 'layout-shift', buffered: true });"
        )
        # The second time the fonts are there: one that comes late moves words, with and without a script.
        for _ in range(2):
            page.goto(f"{server.url}/embed/xor?step=3")
            page.evaluate("document.fonts.ready.then(() => 1)")
        drawn = ".embed-first .stage-number >> visible=true" if not scripts else ".stage-frame"
        page.wait_for_selector(drawn, state="attached")
        if scripts:
            page.wait_for_selector(".embed-player__button:enabled")
            assert page.evaluate("shift") < 0.01
        page.wait_for_function("document.fonts.status === 'loaded'") if scripts else page.evaluate(
            "document.fonts.ready.then(() => 1)"
        )
        shots.append(places(page))
        context.close()
    before, after = shots
    assert before.keys() == after.keys()
    assert len(before) > 10
    for text, box in before.items():
        assert after[text] == pytest.approx(box, abs=0.6), text


def places(page: Page) -> dict[str, list[float]]:
    """Where each number, label and word of the figure stands, by what it says and which one it is."""
    boxes = page.evaluate(
        """() => {
          const count = {};
          return [...document.querySelectorAll('.stage-number, .stage-label, .stage-symbol, .formula-where, .formula-words')]
            .filter(one => one.checkVisibility())
            .map(one => {
              const { x, y, width } = one.getBoundingClientRect();
              const text = one.textContent.trim();
              count[text] = (count[text] ?? 0) + 1;
              return [`${text} ${count[text]}`, [x, y, width]];
            });
        }"""
    )
    return dict(boxes)


@pytest.mark.parametrize("width", WIDTHS)
def test_without_scripts_the_first_frame_teaches(server: Server, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 620}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/embed/three_clusters")
    text = page.inner_text("body")
    assert "step 1 of" in text
    assert page.locator(".embed-first .stage-number:visible").count() > 10
    assert page.locator(".formula-words:visible").count() == 1
    assert page.locator("math:visible").count() == 1
    assert page.locator("button:visible").count() == 0
    link = page.locator(".embed__open")
    assert link.get_attribute("href") == "/n/three_clusters"
    box = page.locator(".embed-first:visible svg").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    context.close()


def test_autoplay_goes_on_by_itself_only_where_motion_is_welcome(
    server: Server, browser: Browser, site: Site
) -> None:
    for motion, moves in (("no-preference", True), ("reduce", False)):
        context = browser.new_context(reduced_motion=motion)
        page = context.new_page()
        page.goto(f"{server.url}/embed/xor?autoplay=1")
        page.wait_for_selector(".embed-player__button:enabled")
        if moves:
            page.wait_for_selector("[aria-label=Pause]")
            expect(page.locator("rowcol-embed-player .embed-player__step")).to_contain_text("step 2 of")
        else:
            expect(page.locator("[aria-label='Play the steps']")).to_be_visible()
        context.close()


def test_the_component_stands_on_a_page_that_is_against_it(server: Server, visit: Visit) -> None:
    page = visit(
        f'{HOSTILE}<main><script src="{server.url}/figure.js"></script>'
        '<rowcol-figure network="xor" step="3" lens="outer" title="XOR"></rowcol-figure></main>',
        width=700,
    )
    frame = figure_in(page)
    step_shown(frame, "step 4 of")
    expect(frame.get_by_role("radio", name="column × row")).to_be_checked()
    box = page.locator("rowcol-figure").bounding_box()
    assert box is not None
    page.wait_for_function(
        "document.querySelector('rowcol-figure').shadowRoot.querySelector('iframe').style.height"
    )
    inner = page.evaluate(
        "(({ width, height }) => [width, height])(document.querySelector('rowcol-figure').shadowRoot.querySelector('iframe').getBoundingClientRect())"
    )
    assert inner[0] > 500
    assert inner[1] > 300
    assert frame.evaluate("getComputedStyle(document.querySelector('.formula-words')).fontSize") == "15px"


def test_the_component_has_attributes_methods_and_events(server: Server, visit: Visit) -> None:
    page = visit(
        f'<script src="{server.url}/figure.js"></script>'
        '<rowcol-figure network="xor" lens="outer"></rowcol-figure>'
        "<script>const figure = document.querySelector('rowcol-figure'); window.told = [];"
        "for (const name of ['ready', 'step', 'cell']) figure.addEventListener(name, ({ detail }) => told.push([name, detail]));"
        "figure.goto(2);</script>"
    )
    frame = figure_in(page)
    # What was asked for before it was there is done once it is.
    step_shown(frame, "step 3 of")
    page.evaluate("figure.next()")
    step_shown(frame, "step 4 of")
    page.evaluate("figure.back()")
    step_shown(frame, "step 3 of")
    page.evaluate("figure.goto(1, 5)")
    step_shown(frame, "step 2 of")
    step_shown(frame, "iteration 5")
    page.evaluate("figure.set({ step: 0, lens: 'rows' })")
    expect(frame.get_by_role("radio", name="rows")).to_be_checked()
    page.evaluate("figure.setAttribute('step', '5')")
    step_shown(frame, "step 6 of")
    names = page.evaluate("told.map(([name]) => name)")
    assert names.count("ready") == 1
    assert {"step", "cell"} <= set(names)
    page.wait_for_function("told.some(([name, detail]) => name === 'step' && detail.step === 5)")
    # Another network is another frame.
    page.evaluate("figure.setAttribute('network', 'three_clusters')")
    page.wait_for_function(
        "told.some(([name, detail]) => name === 'ready' && detail.network === 'three_clusters')"
    )


def test_what_is_to_be_predicted_is_not_given_away(server: Server, browser: Browser, visit: Visit) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 620}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/embed/xor?step=3&predict=all")
    drawing = page.locator(".embed-first--528")
    assert drawing.locator(".stage-block").nth(0).locator(".stage-number:visible").count() > 0
    assert drawing.locator(".stage-block").nth(2).locator(".stage-number:visible").count() == 0
    context.close()
    page = visit(f"<input id=mine autofocus>{frame_of(server, '?step=3&predict=all')}")
    frame = figure_in(page)
    field = frame.locator("rowcol-predict input")
    expect(field).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "mine"
    field.fill("-0.04")
    field.press("Enter")
    expect(frame.locator('[data-block="2"] [data-row="1"] .stage-number')).to_have_text("−0.04")
