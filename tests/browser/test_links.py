"""The state in the address: written, gone back over, opened elsewhere, damaged; and as a file."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.store import read, wait

ROOT = Path(__file__).resolve().parents[2]
LINKS = """
import fc from "fast-check";
import { usualState } from "./static/js/state/link/table.js";
import { writeText } from "./static/js/state/link/text.js";
import { SEED, hostileLinks, states } from "./tests/js/links.js";
const sound = await Promise.all(fc.sample(states, { seed: SEED, numRuns: 40 }).map(writeText));
console.log(JSON.stringify(fc.sample(hostileLinks(sound), { seed: SEED, numRuns: 2000 })));
"""
# Goes to one link after the other as a reader would who types them, and looks whether the page stands.
TRY = """(links) => {
  const tried = async () => {
    const { store, player } = document.querySelector("rowcol-notices");
    const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const fallen = [];
    let told = 0;
    for (const link of links) {
      const went = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
      location.hash = link;
      await Promise.race([went, later(30)]);
      // It is unpacked first, then the server is asked.
      for (let quiet = 0, n = 0; quiet < 3 && n < 1000; n += 1) {
        await later(4);
        quiet = player.aim.value === null && store.frame.value !== null ? quiet + 1 : 0;
      }
      const drawn = document.querySelectorAll("rowcol-stage [role=gridcell]").length;
      if (player.aim.value !== null || drawn === 0 || store.frame.value === null) fallen.push(link);
      if (store.linkFaults.value.length > 0 || store.error.value) told += 1;
    }
    return { fallen, told, polluted: {}.polluted ?? null };
  };
  tried().then((result) => { window.tried = result; });
}"""


def shown(page: Page) -> dict[str, Any]:
    """All that a link is to bring along, and the numbers that stand on the page."""
    state = read(
        page,
        """({network: s.program.value.network, convention: s.program.value.convention,
            iteration: s.frame.value.iteration, step: s.stepIndex.value, lens: s.lens.value,
            cell: s.selection.value, k: s.k.value, decimals: s.decimals.value, labels: s.labels.value,
            theme: document.documentElement.dataset.theme, edits: s.edits.value, loss: s.frame.value.loss,
            hidden: s.hidden.value && s.hidden.value.cell, windows: s.windows.value,
            spec: s.program.value.spec,
            numbers: [...s.frame.value.views].map(([id, view]) => [id, [...view.data].map(String)])})""",
    )
    return {**state, "cells": page.locator("rowcol-stage [role=gridcell]").all_text_contents()}


def address(page: Page, end: str) -> None:
    expect(page).to_have_url(re.compile(re.escape(end) + "$"))


def notice(page: Page):
    return page.locator(".notice--alert:visible")


def test_steps_go_into_the_address_and_back_and_forward_undo_them(open_page):
    page = open_page()
    address(page, "/n/xor")
    page.keyboard.press("]")
    address(page, "/n/xor#step=1")
    page.wait_for_timeout(450)
    page.keyboard.press("ArrowRight")
    address(page, "/n/xor#step=1&cell=1,2")
    page.keyboard.press("]")
    page.keyboard.press("]")
    address(page, "/n/xor#step=3")
    page.go_back()
    wait(page, "s.stepIndex.value === 1 && s.selection.value.column === 2")
    page.go_back()
    wait(page, "s.stepIndex.value === 0 && s.selection.value.column === 1")
    address(page, "/n/xor")
    page.go_forward()
    wait(page, "s.stepIndex.value === 1")
    page.reload()
    wait(page, "s.stepIndex?.value === 1 && s.selection.value.column === 2")


def test_back_goes_to_the_network_before_with_its_iteration_and_changes(open_page):
    page = open_page("/n/xor#iteration=4&step=2&edits=W1,0,0,0.5@1")
    before = shown(page)
    page.locator("#picker").select_option("three_clusters")
    address(page, "/n/three_clusters")
    page.go_back()
    wait(page, "s.program.value.network === 'xor' && s.frame.value?.iteration === 4")
    address(page, "/n/xor#iteration=4&step=2&edits=W1,0,0,0.5@1")
    assert shown(page) == before
    page.go_forward()
    wait(page, "s.program.value.network === 'three_clusters' && s.frame.value?.iteration === 0")
    expect(page.locator("#picker")).to_have_value("three_clusters")


def test_back_takes_a_change_back_and_forward_makes_it_again(open_page):
    page = open_page()
    page.locator('rowcol-stage [data-block="1"] [data-row="1"][data-column="1"]').dblclick()
    page.keyboard.type("0.25")
    page.keyboard.press("Enter")
    address(page, "edits=W1,1,1,0.25@0")
    changed = shown(page)["numbers"]
    page.go_back()
    wait(page, "s.edits.value.length === 0")
    address(page, "/n/xor")
    page.go_forward()
    wait(page, "s.edits.value.length === 1 && s.frame.value.views.get('W1').data[4] === 0.25")
    assert shown(page)["numbers"] == changed


def test_quick_steps_and_playing_are_gone_back_over_at_once(open_page):
    page = open_page()
    length = page.evaluate("history.length")
    # All in one turn, so that they are quick on a slow machine, too.
    page.evaluate(
        """() => {
          for (let n = 0; n < 8; n += 1) document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "]", bubbles: true }));
        }"""
    )
    address(page, "#step=8")
    page.keyboard.press("t")
    wait(page, "s.frame.value.iteration > 30")
    page.keyboard.press("t")
    wait(page, "s.playing.value === null")
    # Frames that were on their way when it was paused still come.
    wait(page, "location.hash === `#iteration=${s.frame.value.iteration}&step=8`")
    assert page.evaluate("history.length") - length <= 2
    page.go_back()
    wait(page, "s.frame.value.iteration === 0")


def test_how_it_looks_replaces_the_address_and_stays_when_going_back(open_page):
    page = open_page()
    page.keyboard.press("]")
    address(page, "#step=1")
    length = page.evaluate("history.length")
    page.locator("rowcol-theme button").click()
    page.keyboard.press("d")
    address(page, "#step=1&decimals=0&theme=board")
    page.locator("rowcol-stage [role=gridcell]").first.hover()
    page.wait_for_timeout(500)
    address(page, "#step=1&decimals=0&theme=board")
    assert page.evaluate("history.length") == length
    page.go_back()
    wait(page, "s.stepIndex.value === 0")
    address(page, "/n/xor#decimals=0&theme=board")
    expect(page.locator("html")).to_have_attribute("data-theme", "board")


LINKS_TO_OPEN = [
    "/n/xor#convention=columns&iteration=37&step=3&lens=column_row&k=2&decimals=4&labels=to_from&theme=board&edits=W1,0,1,0.5@3;Y,0,2,0.75@10",
    "/n/xor#iteration=5&step=1&cell=3,2&hide=A1,3,2",
    "/n/three_clusters#iteration=12&step=2&cell=104,1&view=case:100-108",
]


@pytest.mark.parametrize("link", LINKS_TO_OPEN)
def test_a_link_opened_elsewhere_shows_exactly_the_same(open_page, link):
    page = open_page(link)
    address(page, link)
    expect(notice(page)).to_have_count(0)
    there = open_page("/n/xor")
    there.goto(page.url)
    there.reload()
    there.wait_for_selector(".transport__button:enabled")
    address(there, link)
    assert shown(there) == shown(page)


def test_an_edited_network_with_changes_is_a_packed_link(open_page):
    page = open_page()
    page.locator("#edit-network").click()
    dialog = page.get_by_role("dialog")
    dialog.locator('[data-where="layers[0].units"]').fill("5")
    dialog.locator('[data-where="layers[0].activation"]').select_option("tanh")
    dialog.get_by_role("button", name="Apply").click()
    wait(page, "s.program.value.layers[0].units === 5 && s.frame.value !== null")
    page.locator('rowcol-stage [data-block="1"] [data-row="1"][data-column="4"]').dblclick()
    page.keyboard.type("-2")
    page.keyboard.press("Enter")
    wait(page, "s.edits.value.length === 1")
    page.keyboard.press("]")
    expect(page).to_have_url(re.compile(r"/n/xor#step=1&cell=1,4&z=[\w-]+$"))
    there = open_page(page.url.removeprefix(page.url.split("/n/")[0]))
    assert shown(there) == shown(page)
    assert there.locator("#picker").evaluate("s => s.selectedOptions[0].textContent") == "xor, edited"
    page.go_back()
    page.go_back()
    wait(page, "s.program.value.layers[0].units === 3 || s.edits.value.length === 0")


def test_the_reader_s_own_theme_survives_a_link_and_the_query_becomes_the_fragment(open_page):
    page = open_page("/n/xor?theme=projector&lens=rows&lang=en&utm_source=mail")
    expect(page.locator("html")).to_have_attribute("data-theme", "projector")
    address(page, "/n/xor?lang=en#lens=rows&theme=projector")
    assert page.evaluate("localStorage.getItem('rowcol-theme')") is None
    page.goto(page.url.split("?")[0])
    expect(page.locator("html")).to_have_attribute("data-theme", "paper")


def test_a_broken_link_says_what_was_wrong_and_what_would_be_right(open_page):
    page = open_page("/n/xor#step=99&lens=best&cell=1,0&edits=Z1,0,0,1@0")
    expect(notice(page).get_by_role("listitem")).to_have_text(
        [
            "lens is “best”, but it has to be one of row_column, column_row, columns, rows",
            "step: step must be from 0 to 17, not 99",
            re.compile(r"edits: 'Z1' can't be edited: it is computed; W1, W2, X, Y can"),
        ]
    )
    address(page, "/n/xor")
    page.get_by_role("button", name="Dismiss").click()
    expect(notice(page)).to_have_count(0)
    page.evaluate("location.hash = 'step=2&z=damaged'")
    expect(notice(page)).to_contain_text("copied whole")
    wait(page, "s.stepIndex.value === 2")
    address(page, "/n/xor#step=2")
    page.keyboard.press("Escape")
    expect(notice(page)).to_have_count(0)


def test_a_network_that_cannot_be_built_leaves_the_one_of_the_page(open_page):
    spec = json.dumps({"dataset": {"x": [[0]], "y": [[0]]}, "layers": [{"units": 9000}]})
    page = open_page("/n/xor#iteration=3&spec=" + spec.replace('"', "%22").replace(" ", ""))
    expect(notice(page)).to_contain_text("the network is shown as it begins, because of this:")
    expect(notice(page)).to_contain_text("layers[0]")
    assert read(page, "s.program.value.network") == "xor"
    address(page, "/n/xor")


def test_an_address_typed_by_hand_is_shown_and_the_skip_link_changes_nothing(open_page):
    page = open_page()
    page.evaluate("location.hash = 'step=4&lens=rows'")
    wait(page, "s.stepIndex.value === 4 && s.lens.value === 'rows'")
    page.keyboard.press("Tab")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert read(page, "s.stepIndex.value") == 4
    address(page, "#step=4&lens=rows")
    expect(notice(page)).to_have_count(0)


def test_an_embedded_page_reads_its_address_and_leaves_it_alone(open_page):
    page = open_page("/embed/xor?theme=board#step=3&lens=rows#?secret=Ab1")
    wait(page, "s.stepIndex.value === 3 && s.lens.value === 'rows'")
    expect(page.locator("html")).to_have_attribute("data-theme", "board")
    expect(notice(page)).to_have_count(0)
    page.keyboard.press("]")
    page.wait_for_timeout(600)
    address(page, "/embed/xor?theme=board#step=3&lens=rows#?secret=Ab1")
    page.evaluate("location.hash = 'step=5'")
    wait(page, "s.stepIndex.value === 5")


def test_the_link_is_copied_and_where_that_is_forbidden_selected_by_keys_alone(open_page):
    page = open_page("/n/xor#step=3&edits=W1,0,1,0.5@0")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.keyboard.press("l")
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_label("Link to what is shown")
    expect(field).to_be_focused()
    expect(field).to_have_value(page.url)
    expect(dialog.get_by_role("listitem")).to_contain_text(
        ["XOR, one hidden layer", "iteration 0, step 4", "one number that was changed"]
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_contain_text("The link is selected")
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == page.url
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_state_is_saved_as_a_file_and_opened_again_by_choosing_or_dropping_it(open_page, tmp_path):
    page = open_page(LINKS_TO_OPEN[0])
    saved = shown(page)
    page.locator("#share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as JSON").click()
    assert download.value.suggested_filename == "xor-iteration-37-step-3.rowcol.json"
    file = tmp_path / "state.json"
    download.value.save_as(file)
    there = open_page("/n/three_clusters")
    there.locator("#share").click()
    there.locator(".share__input").set_input_files(file)
    expect(there.get_by_role("dialog")).to_have_count(0)
    wait(there, "s.program.value.network === 'xor' && s.frame.value?.iteration === 37 && s.k.value === 2")
    assert shown(there) == saved
    address(there, LINKS_TO_OPEN[0])
    there.go_back()
    wait(there, "s.program.value.network === 'three_clusters' && s.frame.value !== null")
    drop(there, json.dumps({**json.loads(file.read_text()), "step": 400, "iteration": "soon"}))
    expect(notice(there)).to_contain_text("iteration is “soon”, but it has to be a whole number")
    wait(there, "s.program.value.network === 'xor' && s.frame.value?.iteration === 0")
    drop(there, "<script>alert(1)</script>")
    expect(notice(there)).to_contain_text("isn't JSON")


def drop(page: Page, text: str) -> None:
    page.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], "state.json"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        text,
    )


@pytest.mark.timeout(900)
def test_2000_hostile_links_run_nothing_and_leave_a_page_that_stands(open_page):
    made = subprocess.run(
        ["node", "--input-type=module", "--eval", LINKS], cwd=ROOT, check=True, capture_output=True
    )
    links = json.loads(made.stdout)
    assert len(links) == 2000
    # Two at a time, because it takes a while.
    pages = [open_page(), open_page()]
    dialogs: list[str] = []
    for n, page in enumerate(pages):
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        # The first use fetches what reads links.
        page.evaluate("location.hash = 'step=3'")
        wait(page, "s.stepIndex.value === 3")
        page.evaluate(TRY, links[n::2])
    for page in pages:
        while (result := page.evaluate("window.tried")) is None:
            page.wait_for_timeout(500)
        assert result["fallen"] == []
        assert result["polluted"] is None
        assert result["told"] > 600
        page.evaluate("location.hash = 'step=1'")
        wait(page, "s.stepIndex.value === 1 && s.program.value.network === 'xor'")
    assert dialogs == []
