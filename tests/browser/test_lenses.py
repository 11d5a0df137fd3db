"""The four lenses on each product of xor: substeps, partial results, and sums that add up as shown."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.numbers import number
from tests.browser.store import read, wait

LENSES = ["row_column", "column_row", "columns", "rows"]
NAMES = ["row · column", "column × row", "columns", "rows"]
PRODUCTS = [0, 3, 10, 11, 15]


def go(page: Page, step: int, lens: str) -> None:
    page.locator(f'[data-step="{step}"]').click()
    wait(page, f"s.stepIndex.value === {step}")
    page.get_by_role("radio", name=NAMES[LENSES.index(lens)], exact=True).click()
    assert read(page, "s.lens.value") == lens


def count(page: Page) -> int:
    shape = read(page, "s.matrix(s.step.value.output).shape")
    inner = read(page, "s.innerSize.value")
    lens = read(page, "s.lens.value")
    return int(
        {"row_column": shape[0] * shape[1], "column_row": inner, "columns": shape[1], "rows": shape[0]}[lens]
    )


def result(page: Page) -> list[str]:
    return page.locator("rowcol-stage [role=grid]").last.locator(".stage-number").all_text_contents()


def first(page: Page) -> None:
    for _ in range(count(page)):
        page.keyboard.press(",")


def check_cell(page: Page) -> None:
    lines = page.locator(".worked-line .worked-value").all_inner_texts()
    total = page.locator(".worked-result dd").inner_text()
    if "≈" in total:
        expect(page.locator(".worked-note").first).to_contain_text("rounded")
    else:
        assert sum(map(number, lines)) == number(total)


def check_layers(page: Page) -> None:
    # What draws a lens is fetched when it is first chosen.
    expect(page.locator(".layers-cell")).to_be_visible()
    lines = page.locator(".layers-layer .layers-number").all_inner_texts()
    said = page.locator(".layers-cell").inner_text()
    total = said.replace("≈", "=").split("=")[-1]
    if "≈" in said:
        expect(page.locator(".worked-note").first).to_contain_text("rounded")
    else:
        assert sum(map(number, lines)) == number(total)


def check_columns(page: Page) -> None:
    expect(page.locator(".mix-terms tr").first).to_be_visible()
    for row in page.locator(".mix-terms tr").all():
        total = row.locator(".mix-total").inner_text()
        if "≈" in total:
            expect(page.locator(".worked-note").first).to_contain_text("rounded")
        else:
            assert sum(map(number, row.locator(".mix-value").all_inner_texts())) == number(total)


def check_rows(page: Page) -> None:
    expect(page.locator("tfoot .mix-total").first).to_be_visible()
    terms = [row.locator(".mix-value").all_inner_texts() for row in page.locator(".mix-terms").all()]
    for n, total in enumerate(page.locator("tfoot .mix-total").all_inner_texts()):
        if "≈" in total:
            expect(page.locator(".worked-note").first).to_contain_text("rounded")
        else:
            assert sum(number(term[n]) for term in terms) == number(total)


CHECKS = {"row_column": check_cell, "column_row": check_layers, "columns": check_columns, "rows": check_rows}


@pytest.mark.parametrize("step", PRODUCTS)
@pytest.mark.parametrize("lens", LENSES)
def test_sums_add_up_and_the_last_substep_shows_the_result(open_page, lens, step):
    page = open_page()
    go(page, step, "row_column")
    whole = result(page)
    go(page, step, lens)
    first(page)
    substeps = count(page)
    for n in range(substeps):
        assert read(page, "s.substep.value") == n
        CHECKS[lens](page)
        if lens == "column_row":
            # Each cell of a layer has its own sum: a click shows another cell's.
            page.locator("rowcol-stage [role=grid]").last.locator("[role=gridcell]").last.click()
            CHECKS[lens](page)
        if n + 1 < substeps:
            shown = result(page)
            assert lens == "column_row" or "" in shown
            expect(page.locator(".stage-under")).to_have_text("so far")
            page.keyboard.press(".")
    assert result(page) == whole
    expect(page.locator(".stage-under")).to_have_count(0)


def test_the_lens_key_goes_round_and_the_arrows_of_the_control_do(open_page):
    page = open_page()
    for lens in [*LENSES[1:], LENSES[0]]:
        page.keyboard.press("v")
        assert read(page, "s.lens.value") == lens
    page.get_by_role("radio", name="row · column").focus()
    page.keyboard.press("ArrowLeft")
    assert read(page, "s.lens.value") == "rows"
    expect(page.get_by_role("radio", name="rows")).to_be_focused()


@pytest.mark.parametrize(
    ("lens", "shapes"),
    [
        ("row_column", ["4", "3", "3", "3", "4", "3"]),
        ("column_row", ["4", "1", "1", "3", "4", "3"]),
        ("columns", ["4", "3", "3", "1", "4", "1"]),
        ("rows", ["1", "3", "3", "3", "1", "3"]),
    ],
)
def test_dominoes_words_and_code_follow_the_lens(open_page, lens, shapes):
    page = open_page()
    go(page, 0, lens)
    assert page.locator(".dominoes-size").all_text_contents() == shapes
    words = {"columns": "mix of the columns of X", "rows": "mix of the rows of W₁"}
    code = {"columns": "Z1[:, 1] = X @ W1[:, 1]", "rows": "Z1[1] = X[1] @ W1"}
    if lens in words:
        expect(page.locator(".formula-words")).to_contain_text(words[lens])
        expect(page.locator(".worked-code")).to_contain_text(code[lens])


def test_a_walk_can_be_started_stopped_and_left(open_page):
    page = open_page()
    go(page, 0, "columns")
    button = page.get_by_role("button", name="column by column")
    button.click()
    assert read(page, "s.partial.value") == 0
    wait(page, "s.partial.value === 1")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert "" in result(page)
    page.keyboard.press("Escape")
    assert "" not in result(page)


def test_the_bias_layer_answers_why_a_column_wears_the_colour_of_a_row(open_page):
    page = open_page()
    go(page, 0, "column_row")
    expect(page.locator(".layers-answer")).to_contain_text("column of 4 holds ones, the row of 3 the biases")
    page.get_by_role("group", name="Layers").get_by_role("button", name="x₁").click()
    expect(page.locator(".layers-answer")).to_have_count(0)
    expect(page.get_by_role("img", name="Sum so far, up to x₁")).to_be_visible()


@pytest.mark.parametrize(("network", "step"), [("xor", 15), ("three_clusters", 22)])
def test_a_weight_gradient_is_a_sum_over_cases_one_layer_a_case(open_page, network, step):
    page = open_page(f"/n/{network}")
    go(page, step, "column_row")
    expect(page.locator(".formula-words")).to_contain_text(
        re.compile("A sum over [0-9,]+ cases, one layer for each")
    )
    expect(page.locator("rowcol-worked h2")).to_contain_text("one a case", ignore_case=True)
    page.keyboard.press(".")
    expect(page.locator(".formula-words")).to_contain_text("case 2 alone")


def test_four_lenses_fit_on_a_phone(open_page):
    page = open_page(size="phone")
    lenses = page.locator(".lenses")
    assert lenses.evaluate("one => one.scrollWidth <= one.clientWidth + 1")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for n in range(4):
        lenses.get_by_role("radio").nth(n).click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def layer_of(page: Page) -> list[str]:
    return page.locator(".layers-alone tbody td").all_inner_texts()


def test_a_layer_is_seen_alone_as_numbers_beside_the_sum_so_far(open_page):
    page = open_page()
    go(page, 0, "column_row")
    first(page)
    expect(page.locator(".stage-of")).to_have_text("bias alone")
    alone = result(page)
    page.keyboard.press(".")
    expect(page.locator(".stage-of")).to_have_text("bias + x₁")
    layer = layer_of(page)
    expect(page.locator(".layers-alone caption")).to_have_text("x₁ alone: 4 × 3")
    for one, other, total in zip(alone, layer, result(page), strict=True):
        # Each of the three is exact and rounded by itself.
        assert abs(number(one) + number(other) - number(total)) <= Decimal("0.01")


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("network", ["xor", "three_clusters"])
def test_column_and_row_of_a_layer_wear_one_colour_where_the_words_say_so(open_page, network, convention):
    page = open_page(f"/n/{network}?convention={convention}")
    wait(page, f"s.program.value.convention === '{convention}'")
    for step in range(read(page, "s.program.value.steps.length")):
        if not read(
            page, f"s.program.value.steps[{step}].words.column_row?.some((one) => /same colour/.test(one))"
        ):
            continue
        go(page, step, "column_row")
        for k in range(read(page, "s.innerSize.value")):
            read(page, f"s.k.value = {k}")
            column = page.locator(f'rowcol-stage [data-block="0"] [data-column="{k}"].stage-cell')
            row = page.locator(f'rowcol-stage [data-block="1"] [data-row="{k}"].stage-cell')
            worn = {
                name
                for cells in (column, row)
                for cell in cells.evaluate_all("all => all.map((one) => one.getAttribute('class'))")
                for name in cell.split()
                if name.startswith("role-")
            }
            assert len(worn) == 1, f"{network}, step {step}, k {k}: {worn}"


@pytest.mark.parametrize("lens", LENSES)
def test_name_numbers_and_picture_follow_the_cell_that_is_pointed_at(open_page, lens):
    page = open_page()
    go(page, 0, lens)
    read(page, "s.select({row: 0, column: 1})")
    page.locator('rowcol-stage [data-block="2"] [data-row="1"][data-column="2"]').hover()
    wait(page, "s.hover.value?.row === 1 && s.hover.value?.column === 2")
    if lens == "row_column":
        expect(page.locator(".worked-result dt")).to_have_text("Z₁[case 2, h₃]")
        expect(page.locator(".worked-result dd")).to_have_text(re.compile(r"−0\.7\d+$"))
    elif lens == "column_row":
        expect(page.locator(".layers-cell")).to_have_text(re.compile(r"^Z₁\[case 2, h₃\] = .* = −0\.7\d+$"))
        marks = page.locator(".layers-layer .layers-selected")
        pitch = marks.first.evaluate("one => one.closest('svg').height.baseVal.value / 4")
        assert [
            round(float(y) / pitch)
            for y in marks.evaluate_all("all => all.map((one) => one.getAttribute('y'))")
        ] == [1, 1, 1]
    else:
        name = "h₃" if lens == "columns" else "case 2"
        expect(page.locator(".worked")).to_contain_text(name)
        expect(page.locator(".dominoes-name").filter(has_text=name).first).to_be_visible()
        check_columns(page) if lens == "columns" else check_rows(page)


def test_pointing_at_an_operand_shows_its_layer_its_case_and_their_sum_so_far(open_page):
    page = open_page()
    go(page, 0, "column_row")
    entry = page.locator('rowcol-stage [role=grid][data-block="0"] [data-row="2"][data-column="1"]')
    entry.hover()
    chosen = page.locator(".layers-layer--chosen")
    expect(chosen).to_contain_text("x₁")
    expect(page.locator(".layers-cell b")).to_have_text("Z₁[case 3, h₂]")
    expect(page.locator(".diagram__case")).to_contain_text("case 3")
    shown = [number(text) for text in result(page)]
    X, W = (read(page, f"[...s.frame.value.views.get('{name}').data]") for name in ("X", "W1"))
    for row in range(4):
        for column in range(3):
            sum_so_far = sum(X[3 * row + k] * W[3 * k + column] for k in range(2))
            assert abs(float(shown[3 * row + column]) - sum_so_far) <= 0.0051
    page.mouse.move(700, 4)
    expect(chosen).to_contain_text("bias")
