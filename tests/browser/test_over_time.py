"""Networks over time and pruned ones in the page: what can be known, and what isn't there."""

import re

from playwright.sync_api import expect

_HELD = re.compile(r"([\d.]+) beside it on average")


def held(page):
    """How far the network is from what can be known, as the chart's title says."""
    page.locator(".loss__chart").click()
    page.get_by_role("button", name="Said and known").click()
    title = page.locator(".chart__title")
    expect(title).to_contain_text("at most", timeout=20_000)  # Plotly comes first
    expect(page.locator(".chart__plot")).to_contain_text("foggy")
    return float(_HELD.search(title.text_content())[1])


def test_the_chart_holds_the_network_against_what_can_be_known(open_page):
    assert held(open_page("/n/weather")) > 0.1
    assert held(open_page("/n/weather?iteration=60")) < 0.02


def test_where_there_is_nothing_to_train_nothing_is_trained(open_page):
    page = open_page("/n/forward_algorithm")
    train = page.get_by_role("button", name="Train")
    expect(train).to_be_disabled()
    expect(train).to_have_attribute("title", "There is nothing to train")
    page.keyboard.press("t")
    page.keyboard.press("End")
    expect(page.locator(".filmstrip__phase")).to_have_count(2)
    expect(page.locator("#iteration")).to_have_value("0")
    assert held(page) == 0


def test_no_line_is_drawn_where_a_weight_is_pruned(open_page):
    page = open_page("/n/sparse")
    lines = page.locator(".diagram__edge.role-input .diagram__line")
    widths = lines.evaluate_all("all => all.map((line) => Number(line.getAttribute('stroke-width')))")
    assert len(widths) == 64
    assert 0 < sum(width > 0 for width in widths) < 32


def test_a_cell_that_is_pruned_says_that_nothing_is_computed(open_page):
    page = open_page("/n/sparse?step=15")
    expect(page.locator(".worked-note", has_text="Pruned: no product is done here.")).to_be_visible()
