"""Playing: steps, training, seeking, and going on after the connection was lost."""

import pytest
from playwright.sync_api import Page, expect

from app.networks.build import build
from app.networks.gallery import network_spec
from app.training.run import Run
from tests.browser.store import read, wait
from tests.web.server import running


def iteration(page: Page) -> int:
    return int(read(page, "s.frame.value.iteration"))


def test_space_plays_the_steps_and_pauses(open_page):
    page = open_page()
    page.locator(".transport__speed").select_option("16×")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press(" ")
    wait(page, "s.stepIndex.value >= 3")
    page.keyboard.press(" ")
    wait(page, "s.playing.value === null")
    page.wait_for_timeout(200)
    stopped = read(page, "s.stepIndex.value")
    page.wait_for_timeout(300)
    assert read(page, "s.stepIndex.value") == stopped


def test_steps_go_over_the_end_of_an_iteration_and_back(open_page):
    page = open_page()
    page.keyboard.press("End")
    page.keyboard.press("]")
    wait(page, "s.frame.value.iteration === 1")
    expect(page.locator(".transport__step")).to_have_text("step 1 of 18")
    page.keyboard.press("[")
    wait(page, "s.frame.value.iteration === 0")
    expect(page.locator(".transport__step")).to_have_text("step 18 of 18")


def test_training_moves_matrices_and_curve_and_pauses_on_a_whole_iteration(open_page):
    page = open_page()
    cells = page.locator("rowcol-stage [role=grid]").last
    before = cells.text_content()
    page.keyboard.press("t")
    wait(page, "s.frame.value.iteration > 20")
    assert len(page.locator(".loss__path").get_attribute("d") or "") > 40
    page.keyboard.press("t")
    # The numbers that stay are in full precision, of one iteration, whole.
    wait(page, "s.playing.value === null && s.frame.value.playing === null")
    wait(page, "s.frame.value.views.get('W1').data instanceof Float64Array")
    assert cells.text_content() != before
    stopped = iteration(page)
    expect(page.locator("#iteration")).to_have_value(str(stopped))
    for _ in range(3):
        page.keyboard.press("]")
    expect(page.locator(".transport__step")).to_have_text("step 4 of 18")
    assert iteration(page) == stopped
    assert read(page, "s.history.value.at(-1).iteration") == stopped


def test_a_typed_iteration_is_gone_to_and_reset_goes_back(open_page):
    page = open_page()
    start = read(page, "[...s.frame.value.views.get('W1').data]")
    page.locator("#iteration").fill("1,000")
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.iteration === 1000")
    assert read(page, "s.frame.value.loss") < 0.01
    page.locator(".transport__reset").click()
    wait(page, "s.frame.value.iteration === 0")
    assert read(page, "[...s.frame.value.views.get('W1').data]") == start
    expect(page.locator(".transport__reset")).to_be_disabled()


def test_what_the_server_refuses_is_said_and_can_be_dismissed(open_page):
    page = open_page()
    read(page, "document.querySelector('rowcol-transport').player.toIteration(999999999)")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("computes up to iteration")
    alert.get_by_role("button", name="Dismiss").click()
    expect(alert).to_have_count(0)
    expect(page.locator("#iteration")).to_have_value("0")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("-5", "a whole number from 0"), ("zzz", "such as 100"), ("999999999", "computes up to iteration")],
)
def test_an_iteration_that_cannot_be_is_refused_at_its_field(open_page, typed, said):
    page = open_page()
    field = page.locator("#iteration")
    field.fill(typed)
    page.keyboard.press("Enter")
    for _ in range(100):
        if said in field.evaluate("one => one.validationMessage"):
            break
        page.wait_for_timeout(20)
    assert said in field.evaluate("one => one.validationMessage")
    expect(page.get_by_role("alert")).to_have_count(0)
    field.fill("3")
    assert field.evaluate("one => one.validationMessage") == ""
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.iteration === 3")


def test_going_to_a_case_selects_that_case_and_says_what_is_no_case(open_page):
    page = open_page("/n/three_clusters")
    field = page.get_by_label("Go to case")
    field.fill("13500")
    page.keyboard.press("Enter")
    wait(page, "s.selection.value.row === 13499")
    expect(page.locator(".worked-result dt")).to_contain_text("case 13500")
    for typed in ["zzz", "0", "13501"]:
        field.fill(typed)
        page.keyboard.press("Enter")
        assert "from 1 to 13,500" in field.evaluate("one => one.validationMessage")
        assert read(page, "s.selection.value.row") == 13499


def test_a_lost_connection_is_said_and_goes_on_where_it_was(open_page, tmp_path):
    with running(tmp_path) as first:
        page = open_page(base=first.url)
        page.locator("#iteration").fill("40")
        page.keyboard.press("Enter")
        wait(page, "s.frame.value.iteration === 40")
        page.locator('[data-step="5"]').click()
        weights = read(page, "[...s.frame.value.views.get('W1').data]")
        first.terminate(within=8)
    notice = page.get_by_role("status").filter(has_text="Connection lost")
    expect(notice).to_be_visible()
    # Stepping inside the iteration needs no server.
    page.keyboard.press("]")
    expect(page.locator(".transport__step")).to_have_text("step 7 of 18")
    with running(tmp_path, port=first.port):
        wait(page, "s.connection.value === 'open'")
        expect(notice).to_be_hidden()
        page.keyboard.press("]")
        expect(page.locator(".transport__step")).to_have_text("step 8 of 18")
        assert iteration(page) == 40
        assert read(page, "[...s.frame.value.views.get('W1').data]") == weights
        page.locator(".transport__button").last.click()
        wait(page, "s.frame.value.iteration === 41")


def test_plotly_is_loaded_when_the_chart_opens_and_not_before(open_page):
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_selector(".transport__button:enabled")
    page.locator("#iteration").fill("300")
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.iteration === 300 && s.history.value.length > 1")
    assert not any("plotly" in url for url in asked)
    page.locator(".loss__chart").click()
    expect(page.locator(".chart__plot .main-svg").first).to_be_visible()
    expect(page.locator(".chart__plot")).to_contain_text("iteration")
    assert sum("plotly" in url for url in asked) == 1
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_cases_in_the_plane_follow_the_training_and_the_keys_choose_the_chart(open_page):
    page = open_page("/n/neuron")
    page.locator(".loss__chart").click()
    dialog = page.get_by_role("dialog")
    chosen = dialog.locator(".chart__kinds [aria-pressed=true]")
    expect(chosen).to_have_text("Cases by class")
    expect(dialog.locator(".chart__plot")).to_contain_text("virginica = 1 (50)")
    page.keyboard.press("Tab")
    dialog.get_by_role("button", name="Right and wrong").focus()
    page.keyboard.press("Enter")
    expect(chosen).to_have_text("Right and wrong")
    expect(dialog.locator(".chart__plot")).to_contain_text("right (50)")
    read(page, "document.querySelector('rowcol-notices').player.goTo({ iteration: 200, step: 0 })")
    wait(page, "s.frame.value.iteration === 200")
    accuracy = read(page, "s.frame.value.accuracy")
    expect(dialog.locator(".chart__plot")).to_contain_text(f"right ({round(100 * accuracy)})")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("path", ["/n/digits#iteration=4", "/n/digits#iteration=4&convention=columns"])
def test_the_confusion_matrix_follows_the_training(open_page, path):
    page = open_page(path)
    wait(page, "s.frame.value.iteration === 4 && s.history.value.length > 1")
    page.locator(".loss__chart").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Confusion matrix").click()
    title = dialog.locator(".chart__title")
    run = Run(build(network_spec("digits")))
    run.advance(4)
    # The library of the charts is large.
    expect(title).to_contain_text(f"{100 * run.test_metrics().accuracy:.2f} %", timeout=20_000)
    cells = dialog.locator(".chart__counts tbody td")
    expect(cells).to_have_count(100)
    expect(dialog.locator(".chart__plot .annotation-text")).to_have_text(cells.all_inner_texts())
    read(page, "document.querySelector('rowcol-notices').player.goTo({ iteration: 9, step: 0 })")
    run.advance(5)
    expect(title).to_contain_text(f"{100 * run.test_metrics().accuracy:.2f} %", timeout=20_000)


def test_a_network_without_classes_has_the_curve_alone(open_page):
    page = open_page("/n/two_to_one#iteration=3")
    wait(page, "s.history.value.length > 1")
    page.locator(".loss__chart").click()
    expect(page.locator(".chart__plot .main-svg").first).to_be_visible()
    expect(page.locator(".chart__kinds")).to_have_count(0)
