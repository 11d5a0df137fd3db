"""Changing a number where it stands: typed, stepped, dragged, from the stage and the diagram; undo."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait

WEIGHT = "s.frame.value.views.get('W1').data[7]"  # W₁[x₂, h₂] of xor


def cell(page: Page, block: int, row: int, column: int):
    return page.locator(
        f'rowcol-stage [role=grid][data-block="{block}"] [data-row="{row}"][data-column="{column}"]'
    )


def says(page: Page):
    return page.locator(".edit__says")


def test_a_number_is_typed_enter_keeps_it_and_reset_takes_it_back(open_page):
    page = open_page()
    weight = cell(page, 1, 2, 1)
    before = (weight.text_content() or "").strip()
    weight.dblclick()
    field = page.get_by_role("textbox", name="W₁[x₂, h₂]: new value")
    field.fill("−2,5")
    page.keyboard.press("Enter")
    wait(page, f"{WEIGHT} === -2.5")
    expect(field).to_have_count(0)
    assert "−2.50" in (weight.text_content() or "")
    # It is marked, with what it was, and so is the list.
    expect(weight).to_have_attribute("aria-label", f"W₁ x₂, h₂: −2.50 (changed by hand, was {before})")
    expect(weight.locator("title")).to_have_text(f"changed by hand, was {before}")
    expect(page.locator(".changes__count")).to_have_text("1 change")
    page.locator(".transport__reset").click()
    wait(page, f"{WEIGHT} > 0")
    assert (weight.text_content() or "").strip() == before
    expect(page.locator(".changes__count")).to_have_count(0)
    expect(weight.locator(".stage-changed")).to_have_count(0)


def test_escape_leaves_the_number_as_it_was(open_page):
    page = open_page()
    before = read(page, WEIGHT)
    cell(page, 1, 2, 1).hover()
    page.keyboard.press("e")
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    expect(page.locator(".edit")).to_have_count(0)
    # Opened and kept as it stands, the rounded text of the field changes nothing either.
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    expect(page.locator(".edit")).to_have_count(0)
    assert read(page, WEIGHT) == before
    assert read(page, "s.edits.value.length") == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("abc", "“abc” isn't a number. Write one such as"),
        ("", "A number is needed"),
        ("1e999", "at most about"),
    ],
)
def test_nonsense_is_refused_in_place_with_what_would_be_right(open_page, typed, said):
    page = open_page()
    cell(page, 1, 2, 1).dblclick()
    page.locator(".edit__value").fill(typed)
    page.keyboard.press("Enter")
    expect(says(page)).to_contain_text(said)
    expect(page.locator(".edit__value")).to_be_focused()
    page.locator(".edit__value").fill("0.25")
    page.keyboard.press("Enter")
    wait(page, f"{WEIGHT} === 0.25")


def test_what_the_network_has_no_meaning_for_is_refused_by_the_cell(open_page):
    page = open_page()
    ones = cell(page, 0, 1, 0)
    ones.dblclick()
    page.locator(".edit__value").fill("3")
    page.keyboard.press("Enter")
    expect(says(page)).to_contain_text("The column of ones isn't an input: it carries the bias")
    box, cell_box = says(page).bounding_box(), ones.bounding_box()
    assert abs(box["y"] - cell_box["y"]) < 120
    assert read(page, "s.error.value") is None
    page.keyboard.press("Escape")
    page.goto(page.url.replace("xor", "three_clusters"))
    page.wait_for_selector(".transport__button:enabled")
    step = read(page, "s.program.value.steps.findIndex((step) => step.inputs.includes('Y'))")
    page.locator(f'[data-step="{step}"]').click()
    block = read(page, f"s.program.value.steps[{step}].inputs.indexOf('Y')")
    wait(page, f"s.stepIndex.value === {step}")
    cell(page, block, 0, 0).dblclick()
    page.locator(".edit__value").fill("0.5")
    page.keyboard.press("Enter")
    expect(says(page)).to_contain_text("The targets of a case must add up to 1")


def test_an_input_and_a_target_are_changed_too(open_page):
    page = open_page()
    cell(page, 0, 2, 1).dblclick()
    page.keyboard.type("0.5")
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.views.get('X').data[7] === 0.5")
    step = read(page, "s.program.value.steps.findIndex((step) => step.inputs.includes('Y'))")
    page.locator(f'[data-step="{step}"]').click()
    block = read(page, f"s.program.value.steps[{step}].inputs.indexOf('Y')")
    cell(page, block, 3, 0).dblclick()
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.views.get('Y').data[3] === 1")
    expect(page.locator(".changes__count")).to_have_text("2 changes")


def test_alt_and_arrows_step_the_number_under_the_focus_as_one_change(open_page):
    page = open_page()
    before = read(page, WEIGHT)
    cell(page, 1, 0, 0).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Alt+ArrowUp")
    wait(page, f"Math.abs({WEIGHT} - {before} - 0.3) < 1e-9")
    page.keyboard.press("Alt+Shift+ArrowDown")
    wait(page, f"Math.abs({WEIGHT} - {before} + 0.7) < 1e-9")
    assert read(page, "s.edits.value.length") == 1
    page.keyboard.press("Control+z")
    wait(page, f"{WEIGHT} === {before}")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()


def drag(page: Page, locator, up: int) -> None:
    box = locator.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - up / 2, steps=6)
    page.mouse.move(x, y - up, steps=6)
    page.mouse.up()


def test_dragging_up_and_down_changes_the_number_and_is_undone_at_once(open_page):
    page = open_page()
    before = read(page, WEIGHT)
    selected = read(page, "s.selection.value")
    # Pointing fetches the editor; no hand is as quick as this one.
    cell(page, 1, 2, 1).hover()
    wait(page, "customElements.get('rowcol-edit') !== undefined")
    drag(page, cell(page, 1, 2, 1), 100)
    wait(page, f"{WEIGHT} === {round(before + 2, 2)}")
    drag(page, cell(page, 1, 2, 1), -50)
    wait(page, f"{WEIGHT} === {round(round(before + 2, 2) - 1, 2)}")
    # A drag selects nothing, and what lies on its way isn't pointed at.
    assert read(page, "s.selection.value") == selected
    page.keyboard.press("Control+z")
    wait(page, f"{WEIGHT} === {round(before + 2, 2)}")
    page.keyboard.press("Control+z")
    wait(page, f"{WEIGHT} === {before}")
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+y")
    wait(page, f"{WEIGHT} === {round(round(before + 2, 2) - 1, 2)}")


def test_an_edge_of_the_diagram_is_its_weight_in_the_backward_pass_too(open_page):
    page = open_page()
    page.keyboard.press("End")
    page.keyboard.press("[")
    page.keyboard.press("[")
    edge = page.locator("rowcol-diagram [data-edge]").first
    edge.focus()
    matrix = read(page, "s.hover.value.matrix")
    assert matrix != "W1"
    page.keyboard.press("e")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    wait(page, "s.edits.value.length === 1")
    assert read(page, "s.edits.value[0].matrix + s.edits.value[0].value").startswith("W")
    line = edge.locator(".diagram__line").bounding_box()
    page.mouse.move(line["x"] + line["width"] / 2, line["y"] + line["height"] / 2)
    page.mouse.dblclick(line["x"] + line["width"] / 2, line["y"] + line["height"] / 2)
    expect(page.locator(".edit__value")).to_be_focused()


def test_changes_at_any_iteration_are_listed_undone_and_taken_back_one_by_one(open_page):
    page = open_page()
    plain = read(page, "[...s.frame.value.views.get('W1').data]")
    for iteration, value in ((0, "1.5"), (10, "-0.5"), (20, "2")):
        page.locator("#iteration").fill(str(iteration))
        page.keyboard.press("Enter")
        wait(page, f"s.frame.value.iteration === {iteration}")
        cell(page, 1, iteration // 10, 0).dblclick()
        page.keyboard.type(value)
        page.keyboard.press("Enter")
        wait(page, f"s.edits.value.length === {iteration // 10 + 1}")
        wait(page, f"s.frame.value.views.get('W1').data[{3 * (iteration // 10)}] === {value}")
    full = read(page, "[...s.frame.value.views.get('W1').data]")
    page.locator(".changes__count").click()
    items = page.locator(".changes__item")
    expect(items).to_have_count(3)
    expect(items.nth(1)).to_contain_text("iteration 10")
    items.nth(1).get_by_role("button").click()
    wait(page, "s.edits.value.length === 2")
    assert read(page, "s.frame.value.iteration") == 20
    page.get_by_role("button", name="Undo").click()
    wait(page, "s.edits.value.length === 3")
    wait(page, f"JSON.stringify([...s.frame.value.views.get('W1').data]) === '{compact(full)}'")
    for _ in range(3):
        page.get_by_role("button", name="Undo").click()
    wait(page, "s.edits.value.length === 0")
    page.locator("#iteration").fill("0")
    page.keyboard.press("Enter")
    wait(page, "s.frame.value.iteration === 0")
    assert read(page, "[...s.frame.value.views.get('W1').data]") == plain


def compact(values) -> str:
    return "[" + ",".join(str(int(v)) if v == int(v) else repr(v) for v in values) + "]"


def test_a_long_press_holds_the_number_for_a_finger(browser, server):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(server.url + "/n/xor")
    page.wait_for_selector(".transport__button:enabled")
    weight = cell(page, 1, 2, 1)
    weight.scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, 200)")
    before = read(page, WEIGHT)
    box = weight.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = context.new_cdp_session(page)
    scrolled = page.evaluate("scrollY")

    def send(kind: str, *points: tuple[float, float]) -> None:
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )

    send("touchStart", (x, y))
    wait(page, "s.hover.value !== null")  # held
    for step in range(1, 11):
        send("touchMove", (x, y - 5 * step))
    send("touchEnd")
    wait(page, f"{WEIGHT} === {round(before + 1, 2)}")
    assert page.evaluate("scrollY") == scrolled
    context.close()


def test_a_softmax_target_marks_all_that_became_another_number(open_page):
    page = open_page("/n/three_clusters")
    wait(page, "s.frame.value !== null")
    reads = "(one) => one.inputs.includes('Y') && one.op === 'subtract'"
    subtract = read(page, f"s.program.value.steps.find({reads}).index")
    read(page, f"s.goToStep({subtract})")
    held = read(page, "[0, 1, 2].findIndex((n) => s.frame.value.views.get('Y').data[n] === 1)")
    other = (held + 1) % 3
    cell(page, 1, 0, other).dblclick()
    page.locator(".edit__value").fill("1")
    page.keyboard.press("Enter")
    wait(page, "s.changed.value.size === 2")
    assert read(page, f"s.changed.value.get('Y/0/{held}').before") == 1
    expect(cell(page, 1, 0, held).locator("title")).to_have_text("changed by hand, was 1")
    expect(cell(page, 1, 0, other).locator("title")).to_have_text("changed by hand, was 0")
    expect(page.locator(".changes__count")).to_have_text("1 change")
