"""Breaking a product on purpose, and a transposed operand's turn."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.store import read, wait


def test_a_dropped_bias_is_explained_and_a_fix_brings_the_dominoes_together(open_page):
    page = open_page()
    before = read(page, "[...s.frame.value.views.get('Z1').data]")
    page.get_by_role("button", name="break it").click()
    page.get_by_role("button", name="drop the bias").click()
    expect(page.locator(".broken-dominoes")).to_contain_text("2 and 3 don’t match")
    expect(page.locator(".broken-unmatched")).to_have_count(1)
    expect(page.locator(".broken-extent--clash")).to_have_count(2)
    expect(page.locator(".broken-extent").first).to_have_text("2 inputs")
    expect(page.locator(".broken-says")).to_contain_text("the 2 columns of X need 2 rows of W₁")
    page.get_by_role("button", name="Add the bias column").click()
    expect(page.locator(".broken-dominoes")).to_contain_text("now the touching halves match")
    expect(page.locator(".broken-unmatched")).to_have_count(0)
    page.get_by_role("button", name="mend").click()
    expect(page.locator("rowcol-broken-stage")).to_have_count(0)
    expect(page.locator("rowcol-stage [role=grid]")).to_have_count(3)
    assert read(page, "[...s.frame.value.views.get('Z1').data]") == before
    assert read(page, "s.frame.value.iteration") == 0


def test_only_possible_fixes_are_offered_and_nothing_stale_stays_once_one_is_tried(open_page):
    page = open_page()
    page.keyboard.press("b")
    expect(page.locator(".formula-words")).to_contain_text("must agree, but they are 4 and 3")
    expect(page.locator(".broken-fix")).to_have_text(["Make W₁ for 4 inputs"])
    fix = page.locator(".broken-fix").first.bounding_box()
    margin = page.locator(".broken-answer").evaluate(
        "one => one.closest('.explain, aside, section').getBoundingClientRect().bottom"
    )
    assert fix["y"] + fix["height"] <= margin, "the fixes are seen without scrolling"
    page.locator(".broken-fix").first.click()
    expect(page.locator(".formula-words")).to_contain_text("the same length again, 4 = 4")
    expect(page.locator(".broken-says")).to_contain_text("4 columns meet 4 rows, and the result is 4 × 3")
    expect(page.locator(".broken-says")).not_to_contain_text("has 3")
    page.get_by_role("button", name="drop the bias").click()
    page.get_by_role("button", name="Add the bias column").click()
    expect(page.locator(".broken-says")).to_contain_text("X is 4 × 3")


@pytest.mark.parametrize(
    ("convention", "answer"),
    [
        ("rows", "PyTorch’s layers do, it would be X · W₁ᵀ"),
        ("columns", "Keras’ layers do, it would be W₁ᵀ · X"),
    ],
)
def test_why_the_weights_need_no_transpose_is_said_where_one_asks(open_page, convention, answer):
    page = open_page(f"/n/xor?convention={convention}")
    page.keyboard.press("b")
    expect(page.locator(".broken-why")).to_contain_text(answer)
    page.get_by_role("button", name="transpose the weights").click()
    expect(page.locator("rowcol-broken-stage .stage-symbol").filter(has_text="W₁ᵀ")).to_have_count(1)
    # 3 × 3: the shapes fit by chance, and nothing but the meaning is wrong.
    expect(page.locator(".broken-says")).to_contain_text("would not be those of Z₁")


def test_another_width_can_be_chosen_by_keyboard(open_page):
    page = open_page()
    page.keyboard.press("b")
    expect(page.locator(".broken-width output")).to_have_text("4")
    page.get_by_role("button", name="Wider").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".broken-width output")).to_have_text("5")
    expect(page.locator(".broken-dominoes")).to_contain_text("5 and 3 don’t match")
    fix = page.locator(".broken-fix").first
    fix.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".broken-dominoes")).to_contain_text("now the touching halves match")
    page.keyboard.press("b")
    expect(page.locator("rowcol-broken-stage")).to_have_count(0)


@pytest.mark.parametrize("network", ["xor", "three_clusters"])
def test_a_forgotten_transpose_is_drawn_as_it_would_stand(open_page, network):
    page = open_page(f"/n/{network}")
    step = {"xor": 15, "three_clusters": 22}[network]
    page.locator(f'[data-step="{step}"]').click()
    page.keyboard.press("b")
    expect(page.get_by_role("button", name="forget the transpose")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="drop the bias")).to_have_count(0)
    expect(page.locator("rowcol-broken-stage .stage-symbol").first).to_have_text("X")
    page.get_by_role("button", name="Transpose X").click()
    expect(page.locator("rowcol-broken-stage .stage-symbol").first).to_have_text("Xᵀ")
    expect(page.locator(".broken-dominoes")).to_contain_text("now the touching halves match")


def test_going_to_another_step_mends(open_page):
    page = open_page()
    page.keyboard.press("b")
    wait(page, "s.broken.value !== null")
    page.keyboard.press("]")
    page.keyboard.press("[")
    assert read(page, "s.broken.value") is None
    expect(page.locator("rowcol-stage [role=grid]")).to_have_count(3)
    page.keyboard.press("]")
    expect(page.get_by_role("button", name="break it")).to_have_count(0)


def test_without_motion_the_turn_is_two_still_pictures(open_page):
    page = open_page()
    page.locator('[data-step="15"]').click()
    symbol = page.locator("rowcol-stage .stage-symbol").first
    page.get_by_role("button", name="show the turn").click()
    expect(page.locator(".stage-turning-before .stage-symbol")).to_have_text("X")
    page.wait_for_timeout(100)
    assert page.evaluate("document.getAnimations().length") == 0
    page.keyboard.press("r")
    expect(page.locator(".stage-turning")).to_have_count(0)
    expect(symbol).to_have_text("Xᵀ")


@pytest.fixture
def moving(browser: Browser, server):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(server.url + "/n/xor")
    page.wait_for_selector(".transport__button:enabled")
    yield page
    context.close()


def test_the_turn_plays_once_and_ends_transposed(moving):
    moving.locator('[data-step="15"]').click()
    moving.keyboard.press("r")
    expect(moving.locator(".stage-turning")).to_have_count(1)
    assert moving.evaluate("document.getAnimations().length") > 10
    wait(moving, "s.turned.value === null")
    expect(moving.locator(".stage-turning")).to_have_count(0)


def test_dominoes_slide_together_when_the_step_changes(moving):
    moving.keyboard.press("]")
    moving.keyboard.press("[")
    running = "[...document.querySelectorAll('.dominoes-operand')].flatMap(one => one.getAnimations()).length"
    assert moving.evaluate(running) == 2
    moving.wait_for_timeout(600)
    assert moving.evaluate(running) == 0
