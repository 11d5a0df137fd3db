"""The main view of both networks: what is on it, hovering, keys, and what the address does."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.networks.gallery import gallery

STEPS = {"xor": 18, "three_clusters": 28}


def step_of(page: Page) -> int:
    text = page.locator(".transport__step").inner_text()
    found = re.search(r"step (\d+) of", text)
    assert found
    return int(found[1])


def lit_edges(page: Page) -> int:
    return page.locator(".diagram__edge--lit").count()


@pytest.mark.parametrize("network", ["xor", "three_clusters"])
@pytest.mark.parametrize("theme", ["paper", "board"])
def test_main_view_shows_the_network_and_its_first_product(open_page, network, theme):
    page = open_page(f"/n/{network}", theme=theme)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    for element in ("formula", "lenses", "stage", "dominoes", "worked", "diagram", "loss"):
        expect(page.locator(f"rowcol-{element}")).to_be_visible()
    steps = page.locator(".filmstrip__step")
    assert steps.count() == STEPS[network]
    names = [name.lower() for name in page.locator(".filmstrip__name").all_inner_texts()]
    assert names == ["forward", "loss", "backward", "update"]
    expect(page.locator("rowcol-stage [role=gridcell]").first).to_be_visible()
    assert page.locator(".diagram__neuron").count() > 0


def test_the_front_page_is_xor_and_the_picker_goes_to_an_address_of_its_own(open_page):
    page = open_page("/")
    page.locator("#picker").select_option("three_clusters")
    page.wait_for_url("**/n/three_clusters")
    expect(page.locator(".transport__step")).to_have_text("step 1 of 28")
    expect(page.locator("#summary")).to_contain_text("13,500 cases")
    page.go_back()
    expect(page.locator(".transport__step")).to_have_text("step 1 of 18")
    expect(page.locator("#picker")).to_have_value("xor")
    page.go_forward()
    expect(page.locator(".transport__step")).to_have_text("step 1 of 28")


def test_every_step_can_be_shown(open_page):
    for network, count in STEPS.items():
        page = open_page(f"/n/{network}")
        for n in range(count):
            expect(page.locator("[role=option][aria-selected=true]")).to_have_attribute("data-step", str(n))
            expect(page.locator("rowcol-announcer p")).to_contain_text(f"Step {n + 1} of {count}")
            if n + 1 < count:
                page.keyboard.press("]")


def test_hovering_a_result_cell_lights_the_edges_that_enter_its_neuron(open_page):
    page = open_page()
    result = page.locator("rowcol-stage [role=grid]").last
    result.locator('[data-row="2"][data-column="2"]').hover()
    assert lit_edges(page) == 3
    expect(page.locator(".diagram__number")).to_have_text(["−0.27", "−0.99", "−0.49"])
    expect(page.locator(".diagram__neuron--cursor .diagram__label")).to_have_text("h₃")


def test_hovering_a_weight_lights_its_edge_and_an_edge_its_weight(open_page):
    page = open_page()
    page.locator('rowcol-stage [role=grid][data-block="1"] [data-row="2"][data-column="1"]').hover()
    assert lit_edges(page) == 1
    expect(page.locator(".diagram__number")).to_have_text(["1.34"])
    page.mouse.move(2, 2)
    lines = page.locator(".diagram__edge:not(.diagram__edge--lit) .diagram__reach")
    line = lines.first.evaluate(
        """line => { const point = line.getPointAtLength(line.getTotalLength() * 0.3);
                     const at = point.matrixTransform(line.getScreenCTM()); return [at.x, at.y]; }"""
    )
    page.mouse.move(*line)
    hovered = page.evaluate("document.querySelector('rowcol-diagram').store.hover.value")
    assert hovered is not None
    assert hovered["matrix"] in {"W1", "W2"}
    assert lit_edges(page) == 1


def test_keys_step_move_the_cell_and_change_the_lens(open_page):
    page = open_page()
    page.keyboard.press("]")
    assert step_of(page) == 2
    page.keyboard.press("PageUp")
    assert step_of(page) == 1
    expect(page.locator("rowcol-worked")).to_contain_text("Z₁[case 2, h₂]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(page.locator("rowcol-worked")).to_contain_text("Z₁[case 3, h₃]")
    page.keyboard.press("v")
    expect(page.get_by_role("radio", name="column × row")).to_have_attribute("aria-checked", "true")
    page.keyboard.press("End")
    assert step_of(page) == 18
    page.keyboard.press("Home")
    assert step_of(page) == 1


def test_the_key_list_opens_and_closes_by_key(open_page):
    page = open_page()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("play or pause the steps")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("#keys").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_key_list_calls_keys_what_keyboards_of_the_language_do(open_page):
    page = open_page("/n/xor?lang=de")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog").locator("kbd")
    expect(keys.first).to_be_visible()
    written = {key for key in keys.all_inner_texts() if len(key) > 1}
    assert written >= {"Leertaste", "Esc", "Pos1", "Ende", "Bild ab", "Bild auf", "Strg Z", "Umschalt ↑"}
    named = {name for key in written for name in key.split()}
    assert not named & {"Space", "Home", "End", "Page", "Down", "Up", "Ctrl", "Shift"}


def test_the_diagram_is_walked_by_arrow_keys(open_page):
    page = open_page()
    page.locator('[data-neuron="0"]').focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-neuron="1"]')).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-edge]:focus")).to_have_count(1)
    assert lit_edges(page) == 1
    # The selected cell did not move: the diagram took the arrows for itself.
    selection = page.evaluate("document.querySelector('rowcol-diagram').store.selection.value")
    assert selection == {"row": 1, "column": 1}


def test_the_backward_pass_turns_the_flow_round(open_page):
    page = open_page()
    expect(page.locator(".diagram__flow")).to_have_text("case 2 · forward →")
    page.locator('[data-step="12"]').click()
    expect(page.locator(".diagram__flow")).to_have_text("case 2 · ← backward")


def test_the_strip_is_a_scrubber(open_page):
    page = open_page()
    first, fourth = (page.locator(f'[data-step="{n}"]').bounding_box() for n in (0, 3))
    assert first
    assert fourth
    page.mouse.move(first["x"] + 10, first["y"] + 20)
    page.mouse.down()
    page.mouse.move(fourth["x"] + 10, fourth["y"] + 20, steps=8)
    page.mouse.up()
    assert step_of(page) == 4


def test_a_step_at_the_edge_of_the_strip_opens_by_a_slow_click(open_page):
    page = open_page("/n/three_clusters")
    strip = page.locator(".filmstrip").bounding_box()
    x, y = strip["x"] + strip["width"] - 8, strip["y"] + 50
    wanted = page.evaluate(
        "([x, y]) => Number(document.elementFromPoint(x, y).closest('[data-step]').dataset.step)", [x, y]
    )
    page.mouse.move(x, y)
    page.mouse.down()
    page.wait_for_timeout(150)
    page.mouse.move(x + 1, y)
    page.mouse.up()
    assert step_of(page) == wanted + 1
    expect(page.locator(f'[data-step="{wanted + 1}"]')).to_be_in_viewport()


def test_the_theme_is_kept(open_page):
    page = open_page()
    page.get_by_role("button", name="Theme: paper").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "board")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "board")


def test_the_embedded_page_has_stage_and_controls_and_no_header(open_page):
    page = open_page("/embed/xor")
    assert page.locator("header, rowcol-diagram").count() == 0
    expect(page.locator("rowcol-stage [role=gridcell]").first).to_be_visible()
    page.keyboard.press("]")
    expect(page.locator(".embed-player__step")).to_have_text("step 2 of 18")


def test_without_javascript_the_page_says_what_it_is(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url)
    expect(page.locator(".noscript")).to_contain_text("the matrix products that it is")
    context.close()


def test_an_unknown_network_lists_the_known_ones(browser, server):
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(server.url + "/n/nothing")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("main ul").get_by_role("link")).to_have_text(
        [entry.title for entry in gallery.values()]
    )
    context.close()
