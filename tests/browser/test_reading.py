"""One cursor, where a number came from, four ways to have a bias, index labels."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait


def lit_cells(page: Page, block: int) -> int:
    """How many cells of a matrix on the stage are drawn as lit."""
    return page.locator(".stage-overlay .stage-lit").nth(block).locator(".stage-cell").count()


def test_names_in_formula_prose_and_code_light_the_matrix_by_mouse_and_by_keyboard(open_page):
    page = open_page("/n/xor")
    for css in (".formula-math [data-id=W1]", ".formula-words [data-id=W1]", ".worked-code [data-id=W1]"):
        name = page.locator(css).first
        name.hover()
        assert read(page, "s.named.value") == "W1"
        expect(page.locator(".diagram__edge--lit")).to_have_count(9)
        expect(page.locator(".worked-code .named")).to_have_text("W1")
        page.mouse.move(2, 2)
        assert read(page, "s.named.value") is None
        name.focus()
        assert read(page, "s.named.value") == "W1"
        name.blur()


def test_a_cell_lights_its_matrix_in_formula_prose_and_code(open_page):
    page = open_page("/n/xor")
    page.locator('rowcol-stage [data-block="0"] [data-row="2"][data-column="1"]').hover()
    for css in (".formula-math", ".formula-words", ".worked-code"):
        expect(page.locator(f"{css} .named")).to_have_text("X")


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_term_of_the_sum_lights_its_cells_and_its_edge(open_page, by):
    page = open_page("/n/xor")
    line = page.locator(".worked-line").nth(2)
    if by == "mouse":
        line.hover()
    else:
        line.focus()
    assert [lit_cells(page, n) for n in range(3)] == [1, 1, 1]
    expect(page.locator(".diagram__edge--lit")).to_have_count(1)
    expect(page.locator(".diagram__number")).to_have_text(["1.34"])


def test_a_number_is_followed_back_and_on_by_keyboard(open_page):
    page = open_page("/n/xor")
    page.keyboard.press("End")
    page.keyboard.press("g")
    stops = page.locator(".path-stop")
    expect(stops.first).to_contain_text("W₁⁺")
    assert stops.count() > 10
    expect(stops.filter(has_text="at the start")).to_have_count(2)
    expect(stops.filter(has_text="given")).to_have_count(2)
    expect(page.locator(".stage-path")).to_have_count(3)
    count = stops.count()
    page.keyboard.press("Home")
    assert stops.count() == count
    expect(page.locator(".stage-path").first).to_be_visible()
    expect(page.locator(".diagram__edge--path").first).to_be_attached()
    stops.nth(2).focus()
    page.keyboard.press("Enter")
    expect(stops.nth(2)).to_have_attribute("aria-current", "step")
    page.keyboard.press("Escape")
    expect(stops).to_have_count(0)
    expect(page.locator(".stage-path")).to_have_count(0)
    page.keyboard.press("Home")
    page.keyboard.press("f")
    expect(stops.last).to_contain_text(re.compile("W[₁₂]⁺"))
    marked = page.locator(".filmstrip__step--path").count()
    assert marked == stops.count()


def test_a_number_is_followed_by_mouse(open_page):
    page = open_page("/n/xor")
    page.locator('rowcol-stage [data-block="1"] [data-row="2"][data-column="1"]').hover()
    page.keyboard.press("f")
    expect(page.locator(".path-head")).to_contain_text("W₁[x₂, h₂] changes")
    page.get_by_role("button", name="Let go of the path").click()
    page.get_by_role("button", name="where from?").click()
    expect(page.locator(".path-stop")).to_have_count(3)
    page.locator(".path-turn").click()
    page.locator(".path-stop").nth(1).click()
    assert read(page, "s.stepIndex.value") == 1


def test_words_that_name_a_row_a_column_or_k_light_them_and_are_lit_by_them(open_page):
    page = open_page("/n/xor")
    read(page, "s.lens.value = 'columns'")
    word = page.locator(".formula-words [data-cursor=column]").first
    word.hover()
    wait(page, "s.term.value !== null")
    assert lit_cells(page, 0) == 3  # a column of W₁, above the result
    assert lit_cells(page, 1) == 4  # and one of Z₁
    page.mouse.move(2, 2)
    assert read(page, "s.term.value") is None
    word.focus()
    assert read(page, "s.term.value[0].matrix") == "W1"
    word.blur()
    assert read(page, "s.term.value") is None
    column = read(page, "s.selection.value.column")
    page.locator(f'rowcol-stage [data-block="1"] [data-row="2"][data-column="{column}"]').hover()
    expect(word).to_have_class(re.compile("named"))
    page.locator(f'rowcol-stage [data-block="1"] [data-row="2"][data-column="{column + 1}"]').hover()
    expect(word).not_to_have_class(re.compile("named"))
    read(page, "s.lens.value = 'column_row'")
    page.locator(".formula-words [data-cursor=k]").first.hover()
    assert [lit_cells(page, n) for n in range(3)] == [4, 3, 12]


def test_a_number_of_any_matrix_is_followed_by_touch(open_page):
    page = open_page("/n/xor", size="phone")
    page.locator('rowcol-stage [data-block="1"] [data-row="2"][data-column="1"]').click()
    page.mouse.move(2, 2)
    expect(page.locator(".path-chosen")).to_have_text("W₁[x₂, h₂]")
    page.get_by_role("button", name="changes what?").click()
    expect(page.locator(".path-head")).to_contain_text("W₁[x₂, h₂] changes")
    page.locator('rowcol-stage [data-block="2"] [data-row="1"][data-column="1"]').click()
    expect(page.locator(".path-chosen")).to_have_count(0)


def test_three_ways_to_have_a_bias_give_the_same_numbers_and_none_gives_others(open_page):
    page = open_page("/n/xor")
    page.locator("#iteration").fill("500")
    page.locator("#iteration").press("Enter")
    wait(page, "s.frame.value.iteration === 500")
    loss = read(page, "s.frame.value.loss")
    remark = page.locator(".remark")
    for style in ("added", "product", "augmented"):
        page.locator(".view-button").click()
        page.locator(".view-choice").nth(1).get_by_text(style, exact=True).click()
        wait(page, f"s.program.value.spec.layers.every((one) => one.bias === '{style}')")
        expect(remark).to_contain_text("The numbers are the same")
        assert read(page, "s.frame.value.iteration") == 500
        assert abs(read(page, "s.frame.value.loss") - loss) < 1e-12
        assert "W1" in read(page, "s.step.value.inputs")
        page.keyboard.press("Escape")
        remark.get_by_role("button", name="Dismiss").click()
        expect(remark).to_have_count(0)
    for _ in ("added", "product", "none"):
        before = read(page, "s.program.value.spec.layers[0].bias")
        page.keyboard.press("a")
        wait(page, f"s.program.value.spec.layers[0].bias !== '{before}'")
    expect(remark).to_contain_text(
        re.compile(r"Without a bias.*loss is 0\.0121, with it 0\.0020\. There are 4 fewer numbers")
    )
    page.keyboard.press("a")
    expect(remark).to_contain_text("With a bias again")
    assert read(page, "s.frame.value.loss") == loss


def test_index_labels_are_off_until_asked_for_and_turn_round(open_page):
    page = open_page("/n/xor")
    expect(page.locator(".stage-index")).to_have_count(0)
    page.keyboard.press("i")
    label = page.locator('rowcol-stage .stage-cells [data-row="2"][data-column="0"] .stage-index')
    expect(label).to_have_text("w₂₁")
    page.keyboard.press("i")
    expect(label).to_have_text("w₁₂")
    page.locator(".view-button").click()
    expect(page.locator(".view-menu")).to_contain_text("nn.Linear")
    page.mouse.click(300, 500)
    expect(page.locator(".view-menu")).to_be_hidden()
