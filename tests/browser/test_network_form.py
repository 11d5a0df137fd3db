"""The form for another network, and the weights then and now."""

import re

from playwright.sync_api import Page, expect

from tests.browser.store import read, wait


def form(page: Page):
    page.locator("#edit-network").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Edit network")).to_be_visible()
    return dialog


def test_another_network_is_opened_and_the_old_one_is_one_undo_away(open_page):
    page = open_page()
    page.locator("#iteration").fill("12")
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.iteration === 12")
    old = read(page, "[...s.frame.value.views.get('W1').data]")
    dialog = form(page)
    dialog.locator('[data-where="layers[0].units"]').fill("5")
    dialog.get_by_role("button", name="Add a hidden layer").click()
    dialog.locator('[data-where="layers[1].activation"]').select_option("tanh")
    dialog.locator('[data-where="optimizer.kind"]').select_option("adam")
    expect(dialog.locator(".form__summary")).to_contain_text("2 – 5 – 5 – 1")
    dialog.get_by_role("button", name="Apply").click()
    wait(page, "s.program.value.layers.length === 3 && s.frame.value?.iteration === 0")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#summary")).to_have_text("2 – 5 – 5 – 1 · sigmoid, tanh · 4 cases")
    assert page.locator("#picker").evaluate("s => s.selectedOptions[0].textContent") == "xor, edited"
    assert read(page, "s.program.value.spec.optimizer.kind") == "adam"
    page.keyboard.press("Control+z")
    wait(page, "s.program.value.layers.length === 2 && s.frame.value?.iteration === 12")
    assert read(page, "[...s.frame.value.views.get('W1').data]") == old
    expect(page.locator("#picker")).to_have_value("xor")
    page.keyboard.press("Control+Shift+z")
    wait(page, "s.program.value.layers.length === 3 && s.frame.value?.iteration === 0")


def test_a_refusal_is_shown_at_its_field_before_and_on_applying_and_nothing_is_lost(open_page):
    page = open_page()
    dialog = form(page)
    units = dialog.locator('[data-where="layers[1].units"]')
    units.fill("2")
    wrong = dialog.locator(".form__layer").nth(1).locator(".form__wrong")
    expect(wrong).to_have_text(
        "The last layer has 2 units, but y has 1 columns (outputs); give the last layer 1 units."
    )
    expect(units).to_have_attribute("aria-invalid", "true")
    dialog.get_by_role("button", name="Apply").click()
    expect(units).to_be_focused()
    assert read(page, "s.program.value.network") == "xor"
    units.fill("1.5")
    expect(wrong).to_have_text("A whole number is needed, such as 3.")
    units.fill("1")
    expect(dialog.locator(".form__wrong")).to_have_count(0)
    dialog.locator('[data-where="loss"]').select_option("binary_cross_entropy")
    dialog.locator('[data-where="dataset.y[2][0]"]').fill("7")
    expect(dialog.locator(".form__wrong")).to_contain_text("needs targets between 0 and 1")
    dialog.locator('[data-where="dataset.y[2][0]"]').fill("x")
    expect(dialog.locator(".form__wrong")).to_contain_text("“x” isn't a number")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert read(page, "[...s.frame.value.views.get('Y').data]") == [0, 1, 1, 0]
    assert read(page, "s.error.value") is None


def test_cases_are_added_and_those_changed_on_the_page_are_in_the_form(open_page):
    page = open_page()
    page.locator('rowcol-stage [role=grid][data-block="0"] [data-row="2"][data-column="1"]').dblclick()
    page.keyboard.type("0.75")
    page.keyboard.press("Enter")
    wait(page, "s.edits.value.length === 1")
    dialog = form(page)
    expect(dialog.locator('[data-where="dataset.x[2][0]"]')).to_have_value("0.75")
    dialog.get_by_role("button", name="Remove case 1").click()
    dialog.get_by_role("button", name="Add a case").click()
    dialog.get_by_role("button", name="Add a case").click()
    dialog.locator('[data-where="dataset.x[4][1]"]').fill("-1")
    page.keyboard.press("Enter")
    wait(page, "s.program.value.cases === 5 && s.frame.value !== null")
    assert read(page, "[...s.frame.value.views.get('X').data]") == [
        *(1, 0, 1),
        *(1, 0.75, 0),
        *(1, 1, 1),
        *(1, 0, 0),
        *(1, 0, -1),
    ]


def test_the_form_works_by_keyboard_on_a_phone(open_page):
    page = open_page(size="phone")
    page.get_by_role("button", name="More").focus()
    page.keyboard.press("Enter")
    page.locator("#edit-network").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.locator('[data-where="layers[0].units"]').focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    wait(page, "s.program.value.layers[0].units === 4 && s.frame.value !== null")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def numbers_of(text: str) -> list[float]:
    """a − (b) = c as a, b and c."""
    return [float(number.strip(" ()").replace("−", "-")) for number in re.split(" − | = ", text)]


def test_weights_then_and_now_begin_at_the_weight_that_is_lit(open_page):
    page = open_page("/n/xor#iteration=20&step=0&cell=2,0")
    dialog = page.get_by_role("dialog")
    page.keyboard.press("w")
    expect(dialog.locator(".then__cell")).to_contain_text("h₁]")
    page.keyboard.press("Escape")
    page.locator('rowcol-stage [role=grid][data-block="1"] [data-row="0"][data-column="2"]').click()
    page.mouse.move(700, 4)
    page.keyboard.press("w")
    expect(dialog.locator(".then__cell")).to_contain_text("W₁[bias, h₃]")


def test_before_the_first_update_then_is_all_that_there_is(open_page):
    page = open_page()
    page.keyboard.press("w")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".then__says")).to_contain_text("Nothing has been updated yet")
    expect(dialog.locator(".small-matrix")).to_have_count(1)
    expect(dialog.locator(".trail")).to_have_count(0)


def test_weights_then_and_now_and_one_weight_over_the_run(open_page):
    page = open_page()
    start = read(page, "[...s.frame.value.views.get('W1').data]")
    page.locator("#iteration").fill("30")
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.iteration === 30")
    now = read(page, "[...s.frame.value.views.get('W1').data]")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("End")
    page.get_by_role("button", name="Did W₁ change?").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".then__says")).to_have_text("All 9 numbers have changed in 30 iterations.")
    shown = []
    for matrix in dialog.locator(".small-matrix").all():
        texts = matrix.locator(".stage-number").all_text_contents()
        shown.append([float(text.replace("−", "-")) for text in texts])
    for n, values in enumerate((start, now, [b - a for a, b in zip(start, now, strict=True)])):
        assert all(abs(a - b) <= 0.0051 for a, b in zip(shown[n], values, strict=True))
    # By mouse another cell, by keyboard its neighbour, by button another parameter.
    dialog.locator(".small-matrix").nth(1).locator('[data-row="2"][data-column="1"]').click()
    expect(dialog.locator(".then__cell")).to_contain_text("W₁[x₂, h₂]")
    after, before, change = numbers_of(dialog.locator(".then__sum").text_content())
    assert round(after - before, 9) == round(change, 9)
    assert abs(change - (now[7] - start[7])) <= 0.0051
    page.keyboard.press("ArrowLeft")
    expect(dialog.locator(".then__cell")).to_contain_text("W₁[x₂, h₁]")
    expect(dialog.locator(".trail__axis")).to_contain_text("30")
    assert (dialog.locator(".trail__path").get_attribute("d") or "").count("L") == 30
    dialog.get_by_role("button", name="W₂").click()
    expect(dialog.locator(".dialog__title")).to_have_text("W₂ then and now")
    page.keyboard.press("Escape")
    page.mouse.move(700, 4)
    page.keyboard.press("w")
    expect(page.get_by_role("dialog").locator(".dialog__title")).to_have_text("W₁ then and now")


def test_the_dialogs_are_fetched_when_they_are_opened_and_not_before(open_page):
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_selector(".transport__button:enabled")
    assert not any("network.js" in url or "weights.js" in url or "network-form" in url for url in asked)
    form(page)
    assert any("change/network.js" in url for url in asked)
