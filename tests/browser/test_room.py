"""In a room: a clicker's keys, the black screen, the full screen, a speaker view in a second window, and
all of it without the server.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait
from tests.web.server import running

PLAYER = "document.querySelector('rowcol-transport').player"


def step_of(page: Page) -> int:
    return int(read(page, "s.stepIndex.value")) + 1


def speaker_of(page: Page) -> Page:
    """The speaker view of a page that is presented."""
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.set_default_timeout(10_000)
    speaker.set_viewport_size({"width": 1440, "height": 900})
    speaker.wait_for_selector(".speaker__now .stage-drawing")
    return speaker


def says_step(speaker: Page, step: int, steps: int = 18) -> None:
    expect(speaker.locator(".speaker__place")).to_contain_text(f"step {step} of {steps}")


@pytest.fixture
def presented(open_page):
    """XOR in the projector theme, in its window."""
    return open_page("/n/xor?theme=projector", size="laptop")


def test_a_clicker_steps_wherever_the_focus_is(presented):
    page = presented
    for key, step in [
        ("PageDown", 2),
        ("ArrowRight", 3),
        ("ArrowDown", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("ArrowUp", 1),
    ]:
        page.keyboard.press(key)
        assert step_of(page) == step
    page.locator("rowcol-stage [role=grid]").last.locator('[data-row="2"][data-column="2"]').click()
    page.keyboard.press("ArrowRight")
    assert step_of(page) == 2
    page.locator("[role=option][aria-selected=true]").focus()
    page.keyboard.press("PageDown")
    assert step_of(page) == 3


def test_shift_and_arrows_move_the_cell_while_presenting(presented):
    page = presented
    assert read(page, "s.selection.value") == {"row": 1, "column": 1}
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    assert read(page, "s.selection.value") == {"row": 2, "column": 2}
    assert step_of(page) == 1


def test_digits_go_to_phases(presented):
    page = presented
    for digit, phase in [("3", "backward"), ("2", "loss"), ("4", "update"), ("1", "forward")]:
        page.keyboard.press(digit)
        assert read(page, "s.step.value.phase") == phase
        assert (
            read(page, "s.program.value.steps.find(step => step.phase === s.step.value.phase).index")
            == step_of(page) - 1
        )


@pytest.mark.parametrize("black", [".", "b"])
def test_any_key_shows_a_black_screen_again_as_it_was(presented, black):
    page = presented
    screen = page.locator(".room-black")
    for back in (".", "b", "PageDown", "Escape", "x"):
        page.keyboard.press(black)
        expect(screen).to_be_visible()
        assert screen.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
        assert screen.evaluate("element => getComputedStyle(element).backgroundColor") == "rgb(0, 0, 0)"
        page.keyboard.press(back)
        expect(screen).to_have_count(0)
    assert step_of(page) == 1
    expect(page.locator("html")).to_have_attribute("data-theme", "projector")


def test_outside_of_a_presentation_the_keys_mean_what_they_did(open_page):
    page = open_page()
    page.keyboard.press("ArrowDown")
    assert read(page, "s.selection.value") == {"row": 2, "column": 1}
    assert step_of(page) == 1
    page.keyboard.press("b")
    wait(page, "s.broken.value !== null")
    page.keyboard.press("b")
    page.keyboard.press(".")
    wait(page, "s.unfolded.value !== null")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    wait(page, "s.path.value !== null")
    assert read(page, "s.black.value || s.fullScreen.value || s.presenting.value") is False


@pytest.mark.parametrize("way", ["key", "button"])
def test_presenting_takes_the_screen_and_gives_back_the_theme(open_page, way):
    page = open_page(theme="board")
    if way == "key":
        page.keyboard.press("p")
    else:
        page.get_by_role("button", name="Present").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "projector")
    wait(page, "s.fullScreen.value")
    expect(page.locator(".header")).not_to_be_visible()
    # All of the screen is the picture's.
    stage, player = (
        page.locator("rowcol-stage .stage-drawing").bounding_box(),
        page.locator(".player").bounding_box(),
    )
    assert stage["height"] > 0.6 * page.viewport_size["height"]
    assert abs(player["y"] + player["height"] - page.viewport_size["height"]) <= 1
    # The browser's own Esc is not sent to pages: it ends the full screen, as this does.
    page.evaluate("document.exitFullscreen()")
    expect(page.locator("html")).to_have_attribute("data-theme", "board")
    wait(page, "!s.presenting.value")


def test_the_full_screen_in_any_theme_and_back_by_its_key(open_page):
    page = open_page(theme="board")
    page.keyboard.press("Shift+F")
    wait(page, "s.fullScreen.value && s.presenting.value")
    expect(page.locator("html")).to_have_attribute("data-theme", "board")
    page.keyboard.press("f")
    wait(page, "!s.fullScreen.value && !s.presenting.value")


def test_escape_leaves_the_projector(presented):
    presented.keyboard.press("Escape")
    expect(presented.locator("html")).to_have_attribute("data-theme", "paper")
    wait(presented, "!s.presenting.value")


def test_the_key_list_says_which_keys_hold_while_presenting(open_page):
    page = open_page()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    for says in (
        "present: large type, full screen",
        "While presenting, these come first",
        "black screen; any key",
        "speaker view",
    ):
        expect(dialog).to_contain_text(says)


def test_the_screen_stays_on_and_the_resting_pointer_goes(open_page):
    page = open_page()
    page.evaluate(
        """() => { window.locks = [];
            const release = async () => locks.pop();
            navigator.wakeLock.request = async kind => { locks.push(kind); return { release }; }; }"""
    )
    page.keyboard.press("p")
    wait(page, "s.fullScreen.value")
    wait(page, "window.locks.length === 1")
    page.mouse.move(300, 300)
    expect(page.locator("html.room--rests")).to_have_count(1)
    page.mouse.move(310, 300)
    expect(page.locator("html.room--rests")).to_have_count(0)
    page.evaluate("document.exitFullscreen()")
    wait(page, "window.locks.length === 0")


def test_a_browser_that_keeps_no_screen_on_presents_all_the_same(open_page):
    page = open_page()
    page.evaluate("delete Navigator.prototype.wakeLock")
    page.keyboard.press("p")
    wait(page, "s.fullScreen.value")
    page.keyboard.press("PageDown")
    assert step_of(page) == 2


def test_the_speaker_view_and_the_picture_step_together(presented):
    page = presented
    speaker = speaker_of(page)
    says_step(speaker, 1)
    page.keyboard.press("PageDown")
    says_step(speaker, 2)
    speaker.keyboard.press("PageDown")
    says_step(speaker, 3)
    wait(page, "s.stepIndex.value === 2")
    speaker.get_by_role("button", name="Step back").click()
    wait(page, "s.stepIndex.value === 1")
    speaker.keyboard.press("3")
    wait(page, "s.step.value.phase === 'backward'")
    numbers = (
        "[...document.querySelectorAll('rowcol-stage')][0].querySelectorAll('.stage-cells .stage-number')"
    )
    texts = f"[...{numbers}].map(text => text.textContent)"
    assert speaker.evaluate(texts) == page.evaluate(texts)
    expect(speaker.locator(".speaker__next .formula-math")).not_to_have_text(
        speaker.locator(".speaker__now .formula-math").inner_text()
    )


def test_the_speaker_view_has_the_theme_that_is_kept_but_no_large_type(presented):
    page = presented
    expect(speaker_of(page).locator("html")).to_have_attribute("data-theme", "paper")
    for kept, shown in {"board": "board", "projector": "paper"}.items():
        page.evaluate("theme => localStorage.setItem('rowcol-theme', theme)", kept)
        other = page.context.new_page()
        other.goto(page.url.replace("/n/", "/speaker/"))
        expect(other.locator("html")).to_have_attribute("data-theme", shown)


def test_what_is_pointed_at_in_the_speaker_view_lights_in_the_picture(presented):
    page = presented
    speaker = speaker_of(page)
    result = speaker.locator(".speaker__now [role=grid]").last
    result.locator('[data-row="2"][data-column="2"]').hover()
    wait(page, "s.hover.value?.row === 2 && s.hover.value.column === 2")
    result.locator('[data-row="3"][data-column="0"]').click()
    wait(page, "s.selection.value.row === 3 && s.selection.value.column === 0")
    page.keyboard.press("v")
    wait(page, "s.lens.value === 'column_row'")
    expect(speaker.locator(".speaker__said")).to_contain_text("layer")


def test_the_step_after_the_last_is_of_the_next_iteration(presented):
    page = presented
    speaker = speaker_of(page)
    wait(page, f"{PLAYER}.kept.at(1, {PLAYER}.about()) !== null")
    page.keyboard.press("End")
    expect(speaker.locator(".speaker__next h2")).to_have_text("Next: iteration 1")
    ahead = speaker.locator(".speaker__next .stage-cells .stage-number").all_inner_texts()
    page.keyboard.press("PageDown")
    expect(speaker.locator(".speaker__place")).to_contain_text("iteration 1")
    says_step(speaker, 1)
    assert speaker.locator(".speaker__now .stage-cells .stage-number").all_inner_texts() == ahead


def test_either_window_makes_the_screen_black(presented):
    page = presented
    speaker = speaker_of(page)
    speaker.keyboard.press("b")
    expect(page.locator(".room-black")).to_be_visible()
    expect(speaker.locator(".speaker__says")).to_have_text("The screen is black.")
    speaker.keyboard.press("PageDown")
    expect(page.locator(".room-black")).to_have_count(0)
    page.keyboard.press(".")
    expect(speaker.locator(".speaker__says")).to_have_text("The screen is black.")
    page.keyboard.press(".")
    expect(speaker.locator(".speaker__says")).to_have_text("")
    assert step_of(page) == 1


def test_the_timer_runs_pauses_and_starts_anew(presented):
    speaker = speaker_of(presented)
    elapsed = speaker.locator(".timer__elapsed")
    expect(elapsed).not_to_have_text("0:00")
    speaker.get_by_role("button", name="Pause", exact=True).click()
    speaker.get_by_role("button", name="Reset").click()
    speaker.wait_for_timeout(1200)
    expect(elapsed).to_have_text("0:00")
    speaker.get_by_role("button", name="Start").click()
    expect(elapsed).not_to_have_text("0:00")
    expect(speaker.locator(".timer__clock")).not_to_be_empty()


def test_notes_belong_to_their_step_and_keys_to_the_notes(presented):
    speaker = speaker_of(presented)
    field = speaker.get_by_label("Your notes on this step")
    field.fill("Ask who knows XOR")
    field.press("b")
    field.press("ArrowLeft")
    assert step_of(presented) == 1
    expect(presented.locator(".room-black")).to_have_count(0)
    presented.keyboard.press("PageDown")
    expect(field).to_have_value("")
    speaker.reload()
    speaker.wait_for_selector(".speaker__now .stage-drawing")
    presented.keyboard.press("PageUp")
    expect(field).to_have_value("Ask who knows XORb")


def test_two_lectures_in_one_browser_do_not_mix(presented, server):
    one = presented
    other = one.context.new_page()
    other.goto(f"{server.url}/n/three_clusters?theme=projector")
    other.wait_for_selector(".transport__button:enabled")
    first, second = speaker_of(one), speaker_of(other)
    other.keyboard.press("PageDown")
    says_step(second, 2, 28)
    says_step(first, 1)
    first.keyboard.press("PageDown")
    wait(one, "s.stepIndex.value === 1")
    first.keyboard.press("PageDown")
    wait(one, "s.stepIndex.value === 2")
    assert step_of(other) == 2


def test_a_page_loaded_anew_is_followed_again_and_a_closed_one_is_told(presented):
    page = presented
    speaker = speaker_of(page)
    page.reload()
    page.wait_for_selector(".transport__button:enabled")
    wait(page, "s.speaker.value")
    page.keyboard.press("PageDown")
    says_step(speaker, 2)
    page.close()
    expect(speaker.locator(".speaker__says")).to_have_text("The projected page was closed.")


def test_with_the_speaker_view_closed_the_presentation_ends(open_page):
    page = open_page()
    page.keyboard.press("p")
    wait(page, "s.fullScreen.value")
    speaker = speaker_of(page)
    page.evaluate("document.exitFullscreen()")
    wait(page, "s.theme.value === 'paper' && s.presenting.value")
    speaker.close()
    wait(page, "!s.presenting.value")


def test_both_windows_go_on_without_the_server(open_page, tmp_path):
    with running(tmp_path) as server:
        page = open_page("/n/xor?theme=projector", size="laptop", base=server.url)
        speaker = speaker_of(page)
        wait(page, f"{PLAYER}.kept.at(3, {PLAYER}.about()) !== null")
        server.terminate(10)
        wait(page, "s.connection.value === 'lost'")
        for _ in range(17):
            speaker.keyboard.press("PageDown")
        says_step(speaker, 18)
        wait(page, "s.stepIndex.value === 17")
        expect(page.locator(".stage-cells .stage-number").first).not_to_be_empty()
        page.keyboard.press("PageUp")
        says_step(speaker, 17)
        page.keyboard.press("v")
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        # The iterations that were fetched ahead are there.
        for iteration in (1, 2, 3):
            page.keyboard.press("End")
            speaker.keyboard.press("PageDown")
            wait(page, f"s.frame.value.iteration === {iteration} && s.stepIndex.value === 0")
        # One that wasn't is told, small, and nothing moves.
        page.keyboard.press("End")
        page.keyboard.press("PageDown")
        says = "No connection: the iterations seen so far can be shown."
        expect(page.locator(".notice--connection")).to_have_text(says)
        expect(speaker.locator(".speaker__says")).to_have_text(says)
        assert read(page, "[s.frame.value.iteration, s.stepIndex.value]") == [3, 17]
        assert page.locator("dialog[open]").count() == 0
        notice = page.locator(".notice--connection").bounding_box()
        assert notice["width"] * notice["height"] < 0.05 * 1280 * 720
        page.keyboard.press("PageUp")
        expect(page.locator(".notice--connection")).to_have_text("No connection")
