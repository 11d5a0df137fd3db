"""What is shown adds up and multiplies as shown: every sum of every step of XOR is read off the page and worked out."""

import re
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait

COLLECT = """async ({ step, lens }) => {
  const { store, player } = document.querySelector('rowcol-transport');
  const settled = async () => {
    for (const name of ['worked', 'stage']) await document.querySelector(`rowcol-${name}`).updateComplete;
  };
  const texts = (root, css) => [...root.querySelectorAll(css)].map((one) => one.textContent.trim());
  player.toStep(step);
  await settled();
  if (lens !== null) {
    [...document.querySelectorAll('rowcol-lenses [role=radio]')][lens].click();
    await settled();
  }
  const { shape } = store.matrix(store.step.value.output);
  const onStage = (block, row, column) =>
    document.querySelector(`rowcol-stage [data-block="${block}"] [data-row="${row}"][data-column="${column}"] .stage-number`).textContent;
  const found = [];
  for (let row = 0; row < shape[0]; row++) for (let column = 0; column < shape[1]; column++) {
    store.select({ row, column });
    const layers = document.querySelectorAll('.layers-layer').length;
    if (layers) store.k.value = layers - 1;
    await settled();
    const worked = document.querySelector('.worked');
    const grid = [...document.querySelectorAll('rowcol-stage [role=grid]')].at(-1);
    found.push({
      cell: `[data-row="${row}"][data-column="${column}"]`,
      onStage: grid.querySelector(`[data-row="${row}"][data-column="${column}"] .stage-number`).textContent,
      name: texts(worked, '.worked-result dt'),
      texts: texts(worked, '.worked-text'),
      values: texts(worked, '.worked-lines .worked-value'),
      running: texts(worked, '.worked-running'),
      sum: texts(worked, '.worked-sum dd'),
      total: texts(worked, '.worked-result dd'),
      layers: texts(worked, '.layers-cell'),
      columns: [...worked.querySelectorAll('.mix--columns .mix-terms tr')]
        .map((one) => [texts(one, '.mix-value'), texts(one, '.mix-total')[0]]),
      rows: [...worked.querySelectorAll('.mix--rows')].flatMap((table) => {
        const terms = [...table.querySelectorAll('.mix-terms tr:not(.mix-so-far)')]
          .map((one) => texts(one, '.mix-value'));
        return texts(table, '.mix-total').map((total, n) => [terms.map((one) => one[n]), total]);
      }),
      // Amount, cell of the matrix that is mixed, and what is said to come of them.
      scaled: [
        ...[...worked.querySelectorAll('.mix--columns .mix-terms tr')].flatMap((line, n) =>
          texts(line, '.mix-value').map((value, k) => [texts(worked, '.mix-part')[k], onStage(0, n, k), value])),
        ...[...worked.querySelectorAll('.mix--rows .mix-terms tr:not(.mix-so-far)')].flatMap((line, k) =>
          texts(line, '.mix-value').map((value, n) => [texts(line, '.mix-head')[0], onStage(1, k, n), value])),
      ],
      note: texts(worked, '.worked-note'),
    });
  }
  return found;
}"""


def number(text: str) -> Decimal:
    found = re.search(r"−?\d[\d,]*(?:\.\d+)?(?:e−?\d+)?", text)
    assert found, text
    return Decimal(found[0].replace("−", "-").replace(",", ""))


def last_digit(text: str) -> Decimal:
    """What the last digit shown is worth."""
    return Decimal(1).scaleb(int(number(text).as_tuple().exponent))


def check_sum(values: list[str], total: str, note: list[str], where: str) -> None:
    """The values come to the total, or the page says that they don't."""
    if "≈" in total:
        assert note, f"{where}: {values} {total} without a word"
        return
    assert sum(map(number, values)) == number(total), f"{where}: {values} give {total}"


def check_product(factors: tuple[str, str], value: str, note: list[str], where: str) -> None:
    """Whoever multiplies the factors shown and rounds reads the value, or the page says why not."""
    off = abs(number(factors[0]) * number(factors[1]) - number(value))
    if off > last_digit(value) / 2:
        assert "≈" in value, f"{where}: {factors} {value}"
        assert any(one.startswith("≈") for one in note), f"{where}: {factors} {value}"


def check_cell(one: dict[str, Any], where: str) -> None:
    if one["values"] and one["total"]:
        whole = one["sum"][0] if one["sum"] and one["sum"][0] else one["total"][0]
        check_sum(one["values"], whole, one["note"], where)
        if "≈" not in whole and one["running"]:
            assert number(one["running"][-1]) == number(whole), where
        for text, value in zip(one["texts"], one["values"], strict=False):
            product = re.fullmatch(r"(−?[\d.]+) × (−?[\d.]+)", text)
            if product and "=" in value:
                assert number(product[1]) * number(product[2]) == number(value), f"{where}: {text} {value}"
            elif product:
                check_product((product[1], product[2]), value, one["note"], where)
    for amount, cell, value in one["scaled"]:
        check_product((amount.removeprefix("+ "), cell), value, one["note"], where)
    for total in one["total"]:
        coarser = max(last_digit(one["onStage"]), last_digit(total))
        assert abs(number(total) - number(one["onStage"])) <= coarser / 2, (
            f"{where}: {total} on stage {one['onStage']}"
        )
    for values, total in one["columns"] + one["rows"]:
        check_sum(values, total, one["note"], where)
    for text in one["layers"]:
        left, relation, total = re.split(r" (=|≈) (?=−?[\d.e−]+$)", text)
        terms = left.split(" = ", 1)[1].split(" + ")
        check_sum(terms, f"{relation} {total}", one["note"], where)


def checked(page: Page, where: str) -> int:
    """Check every cell of every step in every lens; how many sums of products there were."""
    products = 0
    for step in range(read(page, "s.program.value.steps.length")):
        read(page, f"document.querySelector('rowcol-transport').player.toStep({step})")
        wait(page, f"s.stepIndex.value === {step}")
        is_product = read(page, "s.isProduct.value")
        lenses = range(page.locator("rowcol-lenses [role=radio]").count()) if is_product else [None]
        for lens in lenses:
            for one in page.evaluate(COLLECT, {"step": step, "lens": lens}):
                check_cell(one, f"{where}, step {step}, lens {lens}, {one['cell']}")
                products += bool(one["columns"] or one["rows"] or one["layers"] or one["texts"])
    return products


@pytest.mark.parametrize("decimals", [None, 0, 2, 4])
def test_every_sum_of_every_step_in_every_lens_adds_up_as_shown(open_page, decimals):
    page = open_page("/n/xor")
    if decimals is not None:
        page.locator(".view-button").click()
        page.locator(".view-choice").nth(2).get_by_text(str(decimals), exact=True).click()
        page.keyboard.press("Escape")
        assert read(page, "s.decimals.value") == decimals
    assert checked(page, f"decimals {decimals}") > 100
    page.locator("#iteration").fill("100")
    page.locator("#iteration").press("Enter")
    wait(page, "s.frame.value.iteration === 100")
    assert checked(page, f"decimals {decimals}, iteration 100") > 100


def test_decimals_are_chosen_once_for_matrices_diagram_and_sums(open_page):
    page = open_page("/n/xor")
    for _ in range(5):
        page.keyboard.press("d")
    wait(page, "s.decimals.value === 4")
    cell = page.locator('rowcol-stage [data-block="2"] [data-row="1"][data-column="1"] .stage-number')
    expect(cell).to_have_text("1.6390")
    expect(page.locator(".diagram__neuron--cursor .diagram__value")).to_have_text("1.6390")
    # At four decimals its terms would not come to it: the sum shows more.
    expect(page.locator(".worked-result dd")).to_contain_text("1.638961")
    page.keyboard.press("]")
    expect(page.locator("rowcol-stage .stage-block .stage-number").last).to_have_text(
        re.compile(r"^0\.\d{4}$")
    )
    for _ in range(3):
        page.keyboard.press("d")
    wait(page, "s.decimals.value === null")
