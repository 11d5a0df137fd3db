"""Predicting hidden results: by mouse and by keyboard, right and wrong, and nothing that gives a number away."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait

FIELD = "#predict-field"
SAYS = "#predict-says"


def cell(row: int, column: int, block: int) -> str:
    return f"rowcol-stage [data-block='{block}'] [data-row='{row}'][data-column='{column}']"


def go(page: Page, output: str) -> None:
    """To the step with this result."""
    step = read(page, f"s.program.value.steps.findIndex(step => step.output === '{output}')")
    page.evaluate("n => document.querySelector('rowcol-filmstrip').player.toStep(n)", step)
    wait(page, f"s.step.value.output === '{output}'")


def shown(page: Page, block: int, row: int, column: int) -> str:
    return page.locator(cell(row, column, block)).locator(".stage-number").text_content() or ""


def answer(page: Page, text: str) -> None:
    page.locator(FIELD).fill(text)
    page.locator(FIELD).press("Enter")


def everything(page: Page) -> list[str]:
    """All that a reader, a pointer or a screen reader can get out of the page, but for the operands."""
    return page.evaluate("""() => {
        const parts = ['rowcol-stage [role=grid]:last-of-type', 'rowcol-diagram', 'rowcol-formula', 'rowcol-worked',
                       'rowcol-announcer', 'rowcol-filmstrip', 'rowcol-loss', 'rowcol-path'];
        const all = parts.flatMap(part => [...document.querySelectorAll(part)]);
        const blocks = [...document.querySelectorAll('rowcol-stage .stage-block')];
        const said = [...all.slice(1), blocks.at(-1), document.querySelector('.stage-overlay')].flatMap(one => {
            const inside = [one, ...one.querySelectorAll('*')];
            const named = inside.flatMap(e => ['aria-label', 'title', 'aria-description'].map(name => e.getAttribute(name) ?? ''));
            return [one.textContent, ...named];
        });
        return said;
    }""")


def gives_away(page: Page, number: str) -> list[str]:
    pattern = re.compile(rf"(?<![\d.]){re.escape(number)}(?!\d)")
    return [text[:200] for text in everything(page) if pattern.search(text)]


def test_a_product_is_predicted_by_keyboard_wrong_and_right(open_page):
    page = open_page()
    page.keyboard.press("q")
    field = page.locator(FIELD)
    expect(field).to_be_focused()
    expect(page.locator("rowcol-predict")).to_contain_text("Z₁[case 2, h₂]")
    assert shown(page, 2, 1, 1) == "?"
    wrong = {
        "-1.64": "The sign is turned",
        "1.34": "The term of bias is missing",
        "0.3": "That is the term of bias alone",
        "-0.16": "That is the row of case 3; asked is case 2.",
        "0.06": "That is the column of h₁; asked is h₂.",
        "1.66": "look at the rounding",
        "16.4": "the decimal point is one place off",
        "77": "Not yet. Work out the terms one by one.",
        "x": "isn't a number",
        "": "A number is needed",
    }
    for text, said in wrong.items():
        answer(page, text)
        expect(page.locator(SAYS)).to_contain_text(said)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        assert shown(page, 2, 1, 1) == "?"
    # What is missing is lit in the operands.
    answer(page, "1.34")
    assert read(page, "s.term.value.map(cell => cell.matrix)") == ["X", "W1"]
    answer(page, "1.64")
    expect(page.locator(".predict-note--right")).to_contain_text("Right to 2 decimals.")
    assert shown(page, 2, 1, 1) == "1.64"
    expect(page.locator(cell(1, 1, 2))).to_be_focused()
    expect(page.locator(cell(1, 1, 2))).to_have_attribute("aria-label", re.compile("predicted right"))
    expect(page.locator(f"{cell(1, 1, 2)} .predict-mark--right")).to_have_count(1)
    # It stays marked until the step is left.
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{cell(1, 1, 2)} .predict-mark--right")).to_have_count(1)
    page.keyboard.press("]")
    page.keyboard.press("[")
    expect(page.locator(".predict-mark")).to_have_count(0)


def test_one_key_reveals_and_the_number_is_marked_as_shown(open_page):
    page = open_page()
    page.keyboard.press("q")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("1.")
    page.keyboard.press("q")
    assert shown(page, 2, 1, 1) == "1.64"
    expect(page.locator(f"{cell(1, 1, 2)} .predict-mark--revealed")).to_have_count(1)
    expect(page.locator("rowcol-worked")).to_contain_text("Shown, not predicted.")
    # Asked for once more, it is hidden once more, without the mark.
    page.keyboard.press("q")
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(".predict-mark")).to_have_count(0)


def test_an_elementwise_step_is_predicted_by_mouse(open_page):
    page = open_page()
    go(page, "E")
    page.locator(cell(2, 0, 2)).click()
    right = shown(page, 2, 2, 0)
    page.get_by_role("button", name="predict it").click()
    field = page.locator(FIELD)
    expect(field).to_be_focused()
    values = read(page, "['A2', 'Y'].map(id => s.frame.value.views.get(id).data[2])")
    answer(page, str(values[0] + values[1]))
    expect(page.locator(SAYS)).to_contain_text("That comes out with + where − belongs.")
    answer(page, str(values[0]))
    expect(page.locator(SAYS)).to_contain_text("before this step")
    field.fill(right)
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".predict-note--right")).to_be_visible()
    assert shown(page, 2, 2, 0) == right


@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_the_products_of_the_backward_pass_are_predicted(open_page, convention):
    page = open_page(f"/n/xor#convention={convention}")
    wait(page, f"s.program.value?.convention === '{convention}' && s.frame.value !== null")
    for output in ("dW2", "dA1_ones", "dW1"):
        go(page, output)
        data = read(page, f"[...s.frame.value.views.get('{output}').data]")
        page.keyboard.press("q")
        expect(page.locator(FIELD)).to_be_focused()
        at = read(page, "s.selection.value")
        columns = read(page, f"s.matrix('{output}').shape[1]")
        value = data[at["row"] * columns + at["column"]]
        answer(page, f"{-value:.8f}")
        expect(page.locator(SAYS)).to_contain_text("The sign is turned")
        answer(page, "1000")
        expect(page.locator(SAYS)).to_have_text("Not yet. Work out the terms one by one.")
        answer(page, f"{value:.8f}".replace(".", ","))
        expect(page.locator(".predict-note--right")).to_contain_text("Right")


def test_all_of_each_result_is_hidden_from_the_view_menu(open_page):
    page = open_page()
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_text("every result").click()
    page.keyboard.press("Escape")
    numbers = page.locator("rowcol-stage [data-block='2'] .stage-number")
    expect(numbers).to_have_text(["?"] * 12)
    wait(page, "location.hash.includes('hide=all')")
    page.locator(cell(0, 1, 2)).click()
    answer(page, "0.3")
    expect(page.locator(f"{cell(0, 1, 2)} .predict-mark--right")).to_have_count(1)
    page.locator(cell(3, 0, 2)).click()
    expect(page.locator(FIELD)).to_be_visible()
    page.locator(FIELD).press("q")
    expect(page.locator(f"{cell(3, 0, 2)} .predict-mark--revealed")).to_have_count(1)
    expect(page.locator(f"{cell(0, 1, 2)} .predict-mark--right")).to_have_count(1)
    page.locator(cell(1, 1, 2)).click()
    page.get_by_role("button", name="Stop asking").click()
    expect(numbers.filter(has_text="?")).to_have_count(0)
    page.keyboard.press("Shift+Q")
    expect(numbers.filter(has_text="?")).to_have_count(12)


def test_a_link_asks_for_a_cell_or_for_all(open_page):
    page = open_page("/n/xor#cell=3,0&hide=Z1,3,0")
    expect(page.locator(FIELD)).to_be_visible()
    assert shown(page, 2, 3, 0) == "?"
    page = open_page("/n/xor#step=3&hide=all")
    wait(page, "s.stepIndex.value === 3")
    expect(page.locator("rowcol-stage [data-block='2'] .stage-number")).to_have_text(["?"] * 4)


def test_nothing_gives_a_hidden_number_away(open_page):
    page = open_page("/n/xor#hide=all")
    wait(page, "s.hidden.value !== null")
    count: Any = read(page, "s.program.value.steps.length")
    for n in range(count):
        page.evaluate("n => document.querySelector('rowcol-filmstrip').player.toStep(n)", n)
        wait(page, f"s.stepIndex.value === {n}")
        page.wait_for_timeout(60)
        # Numbers with many digits can only come from the result itself.
        telling = page.evaluate("""async () => {
            const store = document.querySelector('rowcol-stage').store;
            const step = store.step.value;
            const inputs = new Set(step.inputs.flatMap(id => [...store.frame.value.views.get(id).data].map(v => v.toFixed(4))));
            const data = [...store.frame.value.views.get(step.output).data];
            const fresh = data.filter(v => !inputs.has(v.toFixed(4)) && !Number.isInteger(v) && Math.abs(v) > 0.015);
            const { scaleOf } = await import(document.querySelector('script[src*="js/main.js"]').src.replace('main.js', 'model/values.js'));
            const { formatNumber } = await import(document.querySelector('script[src*="js/main.js"]').src.replace('main.js', 'model/format.js'));
            const { decimals } = scaleOf(store.frame.value, step.output);
            return decimals > 2 ? fresh.map(v => formatNumber(v, decimals)) : [];
        }""")
        for number in telling:
            assert gives_away(page, number) == [], (n, number)
        strengths = page.locator(f"#step-{n} rect").evaluate_all(
            "cells => new Set(cells.map(cell => cell.getAttribute('fill-opacity'))).size"
        )
        assert strengths == 1, n


@pytest.mark.parametrize("lens", ["row_column", "column_row", "columns", "rows"])
def test_no_lens_and_no_place_gives_a_hidden_cell_away(open_page, lens):
    page = open_page(f"/n/xor#lens={lens}&k=2&cell=0,0&hide=Z1,1,1")
    wait(page, f"s.lens.value === '{lens}' && s.hidden.value !== null")
    page.wait_for_timeout(100)
    assert gives_away(page, "1.64") == []
    # Where the pointer is on it, in the matrices and in the diagram.
    page.locator(cell(1, 1, 2)).hover()
    page.wait_for_timeout(60)
    assert gives_away(page, "1.64") == []
    expect(page.locator("rowcol-worked")).to_contain_text("Select it to predict it.")
    page.locator(".diagram__neuron:has(.diagram__label:text-is('h₂'))").hover()
    page.wait_for_timeout(60)
    assert gives_away(page, "1.64") == []
    # Copied, it is a question mark.
    copied = page.evaluate("""() => { getSelection().selectAllChildren(document.querySelector('rowcol-stage'));
        return getSelection().toString(); }""")
    assert "1.64" not in copied
    page.locator(cell(1, 1, 2)).click()
    expect(page.locator(FIELD)).to_be_visible()
    assert gives_away(page, "1.64") == []


def test_the_loss_is_hidden_until_it_was_predicted(open_page):
    page = open_page("/n/xor#hide=all")
    wait(page, "s.hidden.value !== null")
    expect(page.locator(".loss__says b").first).to_have_text("?")
    go(page, "L")
    page.locator(FIELD).press("q")
    expect(page.locator(".loss__says b").first).to_have_text(re.compile(r"^0\.\d{4}$"))
    go(page, "dA2")
    expect(page.locator(".loss__says b").first).to_have_text(re.compile(r"^0\.\d{4}$"))
