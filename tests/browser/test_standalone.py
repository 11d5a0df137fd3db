"""The file that stands alone, opened from disk without any network."""

import gzip
import math
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from app.exports.forms import FORMS
from app.exports.request import Request
from app.networks.build import build
from app.networks.gallery import gallery
from app.settings import Settings
from app.training.run import Run
from app.words.languages import Languages
from tests.browser.store import read, wait
from tests.browser.test_axe import _RUN as RUN
from tests.browser.test_axe import AXE, TAGS

MOST_BYTES = 120_000
CLOSE = 1e-12

Opened = Callable[..., Page]


def run_of(name: str, iteration: int = 0) -> Run:
    run = Run(build(gallery[name].spec()))
    run.seek(iteration)
    return run


def exported(name: str, iteration: int = 0, **more: object) -> bytes:
    run = run_of(name, iteration)
    values = run.record()
    return FORMS["html"].make(Request(run.network, values, iteration=iteration, **more))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """The file of a network, in a browser that is offline. At the end nothing was asked for and no error said."""
    problems: list[str] = []
    contexts = []

    def open_(name: str, scripts: bool = True, width: int = 1280, **more: object) -> Page:
        file = tmp_path / f"{name}.html"
        file.write_bytes(exported(name, **more))
        context = browser.new_context(
            offline=True, java_script_enabled=scripts, viewport={"width": width, "height": 800}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: problems.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: problems.append(f"uncaught: {error}"))
        page.on(
            "request",
            lambda request: (
                None
                if request.url == file.as_uri() or request.url.startswith("data:")
                else problems.append(f"asked for: {request.url}")
            ),
        )
        page.goto(file.as_uri())
        if scripts:
            wait(page, "s.frame.value !== null")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []


def apart(page: Page, values: dict[str, np.ndarray]) -> float:
    """How far the page's matrices are from these, relative to the larger of 1 and the number."""
    views = read(page, "[...s.frame.value.views].map(([id, { data }]) => [id, [...data]])")
    assert [name for name, _ in views] == list(values)
    return max(
        float(
            np.max(
                np.abs(np.array(shown) - values[name].ravel()) / np.maximum(1, np.abs(values[name].ravel()))
            )
        )
        for name, shown in views
    )


def cell(page: Page, block: int, row: int, column: int):
    return page.locator(
        f'rowcol-stage [role=grid][data-block="{block}"] [data-row="{row}"][data-column="{column}"]'
    )


def test_xor_is_small():
    file = exported("xor")
    assert len(gzip.compress(file, 9)) <= MOST_BYTES
    assert b"import(" not in file


def test_the_numbers_are_python_s_bit_for_bit_and_it_trains_as_python_does(opened):
    page = opened("xor", iteration=12)
    assert read(page, "s.frame.value.iteration") == 12
    assert apart(page, run_of("xor", 12).record()) == 0
    page.get_by_role("button", name="Train").click()
    wait(page, "s.frame.value.iteration > 16")
    page.get_by_role("button", name="Pause").click()
    wait(page, "s.playing.value === null && s.frame.value.playing === null")
    trained = run_of("xor", read(page, "s.frame.value.iteration"))
    assert apart(page, trained.record()) < CLOSE
    assert math.isclose(read(page, "s.frame.value.loss"), trained.metrics().loss, rel_tol=CLOSE)
    page.get_by_role("button", name="Reset").click()
    wait(page, "s.frame.value.iteration === 0")
    assert apart(page, run_of("xor").record()) < CLOSE


def test_every_step_and_every_lens_is_drawn_and_summed(opened):
    page = opened("xor")
    steps = read(page, "s.program.value.steps.length")
    for step in range(steps):
        wait(page, f"s.stepIndex.value === {step}")
        expect(page.locator(".embed-player__step")).to_contain_text(f"step {step + 1} of {steps}")
        expect(page.locator("rowcol-worked")).not_to_be_empty()
        assert page.locator("rowcol-stage [role=gridcell]").count() > 0
        page.keyboard.press("]")
    page.keyboard.press("Home")
    wait(page, "s.stepIndex.value === 0")
    for n, heading in enumerate(("cell by cell", "layer by layer", "column by column", "row by row")):
        page.locator(".lenses-lens").nth(n).click()
        expect(page.locator(".stage-walk")).to_contain_text(heading)
    assert read(page, "s.lens.value") == "rows"


def test_what_is_pointed_at_lights_up_and_its_sum_is_written_out(opened):
    page = opened("xor")
    cell(page, 2, 3, 2).hover()
    wait(page, "s.hover.value?.matrix === 'Z1'")
    row = run_of("xor").record()["Z1"][3, 2]
    expect(page.locator("rowcol-worked")).to_contain_text("Z₁[case 4, h₃]")
    expect(page.locator("rowcol-worked")).to_contain_text(f"{row:.3f}".replace("-", "−"))


def test_a_weight_is_edited_and_all_that_follows_is_what_python_says(opened):
    page = opened("xor", iteration=3)
    weight = cell(page, 1, 2, 1)
    weight.dblclick()
    page.get_by_role("textbox", name="W₁[x₂, h₂]: new value").fill("−2,5")
    page.keyboard.press("Enter")
    wait(page, "s.edits.value.length === 1")
    edited = run_of("xor", 3)
    edited.edit("W1", 2, 1, -2.5)
    wait(page, "s.frame.value.views.get('W1').data[7] === -2.5")
    assert apart(page, edited.record()) < CLOSE
    assert math.isclose(read(page, "s.frame.value.loss"), edited.metrics().loss, rel_tol=CLOSE)
    page.keyboard.press("Control+z")
    wait(page, "s.edits.value.length === 0 && s.frame.value.views.get('W1').data[7] !== -2.5")
    assert apart(page, run_of("xor", 3).record()) == 0
    page.get_by_role("button", name="Redo").click()
    wait(page, "s.frame.value.views.get('W1').data[7] === -2.5")


def test_it_opens_where_it_was_exported(opened):
    page = opened("xor", step=0, lens="column_row", cell=(2, 0), k=1, theme="board")
    assert read(page, "[s.stepIndex.value, s.lens.value, s.selection.value.row, s.k.value]") == [
        0,
        "column_row",
        2,
        1,
    ]
    assert page.evaluate("document.documentElement.dataset.theme") == "board"
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "paper"


def test_without_javascript_the_step_is_there_to_be_read(opened):
    page = opened("xor", scripts=False, step=2)
    expect(page.locator(".formula-where")).to_be_visible()
    expect(page.locator(".embed-player__step")).to_have_text("step 3 of 18")
    shown = page.locator(".embed-first svg text").all_text_contents()
    assert f"{run_of('xor').record()['A1'][1, 1]:.2f}" in shown


@pytest.mark.parametrize("name", ["two_to_one", "convolution", "graph", "attention"])
def test_networks_of_other_kinds_open_and_step(opened, name):
    page = opened(name, convention=gallery[name].spec().convention)
    for step in range(1, 4):
        page.keyboard.press("]")
        wait(page, f"s.stepIndex.value === {step}")
    assert read(page, "s.error.value") is None


@pytest.mark.parametrize("theme", ["paper", "board"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(opened, theme, width):
    page = opened("xor", theme=theme, width=width)
    page.evaluate(AXE)
    assert page.evaluate(RUN, ["html", TAGS]) == []


def test_it_speaks_other_languages(opened):
    german = Languages(Settings().locale).find("de")
    page = opened("xor", catalogue=german)
    assert page.evaluate("document.documentElement.lang") == "de"
    expect(page.locator(".embed-player__step")).to_contain_text("Schritt 1/18")
    expect(page.locator("rowcol-worked")).to_contain_text("0,30 ")
