"""Tours, driven as a reader would: every task is done and seen, by mouse or by keys alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait

TOURS = {
    path.stem: json.loads(path.read_text())
    for path in (Path(__file__).parents[2] / "static/tours").glob("*.json")
}
# These two show every kind of place and of task; the tours of the others are walked through once.
LONG = ["xor", "three_clusters"]
SHORT = sorted(set(TOURS) - set(LONG))
DONE = ".tour__task--done"


def open_at(open_page: Any, name: str, stop: int, **how: Any) -> Page:
    page = open_page(f"/n/{name}#tour={name}&stop={stop}", **how)
    arrive(page, name, stop)
    return page


def arrive(page: Page, name: str, stop: int) -> None:
    """Wait until the page stands where the stop begins."""
    state = TOURS[name]["stops"][stop - 1]["state"]
    expect(page.locator(".tour__progress")).to_contain_text(f"{stop} of {len(TOURS[name]['stops'])}")
    wait(page, f"s.step.value.output === {json.dumps(state['step'])}")
    row, column = state["cell"]
    wait(page, f"s.selection.value.row === {row} && s.selection.value.column === {column}")
    wait(page, f"s.frame.value.iteration === {state.get('iteration', 0)} && s.edits.value.length === 0")
    expect(page.locator(".tour__text")).not_to_contain_text("…")
    assert read(page, "s.lens.value") == state.get("lens", "row_column")


def first_cell(target: Any) -> tuple[str, int, int]:
    """A cell that a target names."""
    kind, rest = (target[0] if isinstance(target, list) else target).split(":")
    matrix, *at = rest.split(",")
    row = int(at[0]) if kind in {"row", "cell"} else 0
    column = int(at[-1]) if kind in {"column", "cell"} else 0
    return matrix, row, column


def block_of(page: Page, matrix: str) -> int:
    """The block of the stage that shows a matrix; operands before the result."""
    scene = "document.querySelector('rowcol-stage').scene.layout.blocks"
    return page.evaluate(f"{scene}.findIndex(block => block.part.id === {json.dumps(matrix)})")


def cell(page: Page, matrix: str, row: int, column: int) -> Any:
    block = block_of(page, matrix)
    return page.locator(f'rowcol-stage [data-block="{block}"] [data-row="{row}"][data-column="{column}"]')


def value(page: Page, matrix: str, row: int, column: int) -> float:
    place = f"s.frame.value.views.get('{matrix}')"
    return read(page, f"{place}.data[{row} * ({place}.columns[1] - {place}.columns[0]) + {column}]")


def move_to(page: Page, row: int, column: int) -> None:
    """Move the selected cell by arrow keys."""
    at = read(page, "s.selection.value")
    for keys, by in (
        (("ArrowDown", "ArrowUp"), row - at["row"]),
        (("ArrowRight", "ArrowLeft"), column - at["column"]),
    ):
        for _ in range(abs(by)):
            page.keyboard.press(keys[0] if by > 0 else keys[1])


def do_by_keys(page: Page, task: dict[str, Any]) -> None:
    target = task["target"]
    match task["kind"]:
        case "select" | "hover":
            matrix, row, column = first_cell(target)
            if matrix == read(page, "s.step.value.output"):
                move_to(page, row, column)
            else:
                cell(page, matrix, 0, 0).focus()
                for key, times in (("ArrowDown", row), ("ArrowRight", column)):
                    for _ in range(times):
                        page.keyboard.press(key)
        case "edit":
            page.keyboard.press("e")
            page.locator(".edit__value").wait_for()
            page.keyboard.type("0.7")
            page.keyboard.press("Enter")
        case "predict":
            page.locator(".predict-field").wait_for()
            page.locator(".predict-field").focus()
            page.keyboard.type(f"{value(page, *first_cell(target)):.2f}")
            page.keyboard.press("Enter")
        case "step":
            while read(page, "s.step.value.output") != target:
                page.keyboard.press("]")
        case "lens":
            while read(page, "s.lens.value") != target:
                page.keyboard.press("v")
        case "convention":
            page.keyboard.press("c")
        case "labels":
            while read(page, "s.labels.value") != target:
                page.keyboard.press("i")
        case "break":
            page.keyboard.press("b")
        case "follow":
            page.keyboard.press("g")
        case "train":
            train(page, target, lambda: page.keyboard.press("t"))


def do_by_mouse(page: Page, task: dict[str, Any]) -> None:
    target = task["target"]
    match task["kind"]:
        case "hover":
            cell(page, *first_cell(target)).hover()
        case "select":
            cell(page, *first_cell(target)).click()
        case "edit":
            cell(page, *first_cell(target)).dblclick()
            page.locator(".edit__value").fill("0.7")
            page.keyboard.press("Enter")
        case "predict":
            page.locator(".predict-field").fill(f"{value(page, *first_cell(target)):.2f}")
            page.locator(".predict").get_by_role("button", name="Check").click()
        case "step":
            number = read(page, f"s.program.value.steps.findIndex(step => step.output === '{target}')")
            page.locator(f"#step-{number}").click()
        case "lens":
            page.get_by_role("radio", name="column × row").click()
        case "break":
            page.locator(".dominoes-break").click()
        case "follow":
            page.get_by_role("button", name="where from?").click()
        case "train":
            train(page, target, lambda: page.locator(".transport__train").click())


def train(page: Page, target: int, press: Any) -> None:
    page.locator(".transport__speed").select_option("all out")
    page.evaluate("document.activeElement.blur()")
    press()
    wait(page, f"s.frame.value.iteration >= {target}")
    press()


@pytest.mark.parametrize("name", LONG)
def test_every_task_of_a_tour_can_be_done_by_mouse_and_is_seen(open_page, name):
    page = open_at(open_page, name, 1)
    stops = TOURS[name]["stops"]
    for n, stop in enumerate(stops, 1):
        arrive(page, name, n)
        expect(page.locator(DONE)).to_have_count(0)
        do_by_mouse(page, stop["task"])
        expect(page.locator(DONE)).to_be_visible()
        expect(page.locator(".tour__task p")).not_to_contain_text("{")
        if n < len(stops):
            page.locator(".tour__next").click()
    page.locator(".tour__progress").click()
    expect(page.locator(".tour__tick")).to_have_count(len(stops))


@pytest.mark.parametrize("name", TOURS)
def test_a_tour_is_taken_by_keys_alone(open_page, name):
    page = open_page(f"/n/{name}")
    page.keyboard.press("n")
    expect(page.locator(".tour__title")).to_be_focused()
    stops = TOURS[name]["stops"]
    for n, stop in enumerate(stops, 1):
        arrive(page, name, n)
        do_by_keys(page, stop["task"])
        expect(page.locator(DONE)).to_be_visible()
        expect(page.locator("rowcol-tour [role=status]")).to_contain_text("Done.")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("n")
        if name in SHORT and n < len(stops):
            arrive(page, name, n + 1)
            assert page.evaluate(COVERED) == []
            assert page.evaluate("document.documentElement.scrollHeight") <= page.viewport_size["height"]
    page.keyboard.press("Shift+N")
    arrive(page, name, len(stops) - 1)
    page.keyboard.press("Escape")
    expect(page.locator(".tour")).to_have_count(0)


@pytest.mark.parametrize(("name", "stop"), [("xor", 6), ("xor", 12), ("three_clusters", 4)])
def test_a_link_opens_its_stop(open_page, name, stop):
    page = open_at(open_page, name, stop)
    expect(page.locator(".tour__title")).to_have_text(
        re.compile(TOURS[name]["stops"][stop - 1]["title"].split("{")[0])
    )
    expect(page.locator("rowcol-tour [role=status]")).to_contain_text(f"Stop {stop} of")


def test_a_link_with_a_stop_and_a_place_goes_to_the_place(open_page):
    page = open_page("/n/xor#step=3&cell=2,0&tour=xor&stop=7")
    expect(page.locator(".tour__progress")).to_contain_text("7 of 12")
    expect(page.locator(DONE)).to_be_visible()
    assert read(page, "s.stepIndex.value") == 3


def test_the_address_names_the_stop_and_back_goes_to_the_one_before(open_page):
    page = open_at(open_page, "xor", 1)
    page.locator(".tour__next").click()
    page.wait_for_url(re.compile(r"tour=xor&stop=2"))
    page.wait_for_timeout(500)
    page.locator(".tour__next").click()
    page.wait_for_url(re.compile(r"tour=xor&stop=3"))
    page.go_back()
    expect(page.locator(".tour__progress")).to_contain_text("2 of 12")


def test_words_light_what_they_name_by_mouse_focus_and_tap(open_page):
    page = open_at(open_page, "xor", 2)
    column = page.locator(".tour-word", has_text="a column of W₁")
    column.hover()
    assert read(page, "s.lit.value.get('W1')") == {"rows": [0, 3], "columns": [1, 2]}
    page.locator(".tour__title").hover()
    assert read(page, "s.term.value") is None
    row = page.locator(".tour-word", has_text="a row of X")
    row.focus()
    assert read(page, "s.lit.value.get('X')") == {"rows": [1, 2], "columns": [0, 3]}
    row.blur()
    page.locator(".tour-word", has_text="By hand").hover()
    expect(page.locator("rowcol-worked.tour-part")).to_be_visible()
    page = open_at(open_page, "xor", 4)
    page.locator(".tour-word", has_text="W₁").first.click()
    assert read(page, "s.named.value") == "W1"
    expect(page.locator(".diagram__edge--lit")).to_have_count(9)


def test_what_a_task_wants_can_be_told_instead_and_one_can_always_go_on(open_page):
    page = open_at(open_page, "xor", 3)
    assert read(page, "s.isHidden({ matrix: 'Z1', row: 3, column: 0 })")
    page.locator(".predict-field").fill("0.83")
    page.locator(".predict").get_by_role("button", name="Check").click()
    expect(page.locator(".predict-says")).to_contain_text("sign")
    expect(page.locator(DONE)).to_have_count(0)
    page.locator(".tour__tell").click()
    expect(page.locator(".tour__task")).to_contain_text("= −0.83")
    expect(page.locator(DONE)).to_have_count(0)
    expect(page.locator(".tour__next")).to_be_focused()
    page.keyboard.press("Enter")
    arrive(page, "xor", 4)
    assert read(page, "s.hidden.value") is None


def test_leaving_keeps_where_one_is_and_gives_the_focus_back(open_page):
    page = open_page("/n/xor")
    page.locator(".guide__tour").click()
    arrive(page, "xor", 1)
    page.locator(".tour__progress").click()
    page.locator(".tour__stop").nth(9).click()
    arrive(page, "xor", 10)
    page.keyboard.press("]")
    page.locator(".tour__close").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".tour")).to_have_count(0)
    expect(page.locator(".guide__tour")).to_be_focused()
    assert read(page, "s.stepIndex.value") == 16
    assert "tour" not in page.evaluate("document.body.className").replace("tour-", "")


def test_a_network_that_was_changed_can_be_opened_as_it_was(open_page):
    page = open_at(open_page, "xor", 6)
    page.keyboard.press("a")
    wait(page, "s.program.value.spec.layers[0].bias !== 'augmented'")
    page.locator(".tour__next").click()
    page.get_by_role("button", name="Open it as it was").click()
    arrive(page, "xor", 7)
    assert read(page, "s.program.value.spec.layers[0].bias") == "augmented"


def test_a_tour_holds_in_the_convention_of_its_network_and_another_network_ends_it(open_page):
    page = open_page("/n/two_to_two")
    page.keyboard.press("c")
    wait(page, "s.program.value.convention === 'rows'")
    page.keyboard.press("n")
    wait(page, "s.program.value.convention === 'columns'")
    arrive(page, "two_to_two", 1)
    page = open_page("/n/xor")
    page.keyboard.press("c")
    wait(page, "s.program.value.convention === 'columns'")
    page.keyboard.press("n")
    wait(page, "s.program.value.convention === 'rows'")
    arrive(page, "xor", 1)
    page.locator("#picker").select_option("three_clusters")
    expect(page.locator(".tour")).to_have_count(0)
    expect(page.locator(".guide__tour")).to_be_visible()


def test_rows_and_columns_that_were_exchanged_can_be_exchanged_again(open_page):
    page = open_at(open_page, "two_to_two", 3)
    page.keyboard.press("c")
    wait(page, "s.program.value.convention === 'rows'")
    expect(page.locator(".tour__text")).to_contain_text("exchanged")
    page.get_by_role("button", name="Exchange them again").click()
    wait(page, "s.program.value.convention === 'columns'")
    expect(page.locator(".tour-word", has_text="A column of W₁")).to_be_visible()


def test_a_training_that_is_told_is_done_so_that_what_is_said_of_it_is_so(open_page):
    page = open_at(open_page, "two_to_one", 5)
    page.locator(".tour__tell").click()
    expect(page.locator(DONE)).to_contain_text("2.00 and 3.00")
    assert read(page, "s.frame.value.iteration") == 50
    expect(page.locator(".tour__next")).to_be_focused()


STAGE = "JSON.stringify(document.querySelector('rowcol-stage').getBoundingClientRect())"
COVERED = """() => {
    const panel = document.querySelector('.tour').getBoundingClientRect();
    const meets = box => box.left < panel.right - 1 && panel.left < box.right - 1
        && box.top < panel.bottom - 1 && panel.top < box.bottom - 1;
    return ['rowcol-stage', 'rowcol-formula', 'rowcol-dominoes', 'rowcol-worked', 'rowcol-diagram svg',
            '.loss', '.player']
        .map(part => [part, document.querySelector(part)?.getBoundingClientRect()])
        .filter(([, box]) => box && box.width && box.height && meets(box)).map(([part]) => part);
}"""


@pytest.mark.parametrize("size", ["large", "laptop", "tablet"])
@pytest.mark.parametrize("name", LONG)
def test_the_panel_covers_nothing_and_the_stage_stays_where_it_is(open_page, size, name):
    page = open_page(f"/n/{name}", size=size)
    place = page.evaluate(STAGE)
    page.locator(".guide__tour").click()
    for n in range(1, len(TOURS[name]["stops"]) + 1):
        arrive(page, name, n)
        if read(page, "s.step.value.index") == 0:
            assert page.evaluate(STAGE) == place
        assert page.evaluate(COVERED) == []
        panel = page.locator(".tour").bounding_box()
        assert panel["y"] >= 48
        assert page.evaluate("document.documentElement.scrollHeight") <= page.viewport_size["height"]
        page.locator(".tour__next").click()


def test_on_a_phone_the_panel_is_a_sheet_above_the_player_that_folds(open_page):
    page = open_at(open_page, "xor", 1, size="phone")
    expect(page.locator("rowcol-diagram svg")).to_be_visible()
    sheet, player = page.locator(".tour").bounding_box(), page.locator(".player").bounding_box()
    assert abs(sheet["y"] + sheet["height"] - player["y"]) <= 2
    assert sheet["height"] < 844 * 0.46
    page.locator(".tour__fold").click()
    expect(page.locator(".tour__text")).to_be_hidden()
    expect(page.locator(".filmstrip")).to_be_visible()
    page.locator(".tour__next").click()
    expect(page.locator(".tour__text")).to_be_visible()
    expect(page.locator("#tab-product")).to_have_attribute("aria-selected", "true")
    page.locator(".tour__next").click()
    arrive(page, "xor", 3)
    field = page.locator(".predict-field")
    field.wait_for()
    page.wait_for_timeout(200)
    assert field.bounding_box()["y"] < page.locator(".tour").bounding_box()["y"]
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('.tour button:not(.tour-word)')].map(one => one.offsetHeight)"
    )
    assert min(sizes) >= 24
