"""How soon an embedded figure is seen, in a real Chromium: its first picture comes with the page."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from bench.measure import Result
from bench.page import CHROMIUM, FLAGS
from tests.web.server import Server

_EMBED = "/embed/xor?lang=en"
_ROUNDS = 9
_PAINTED = """() => new Promise((resolve) => {
  const first = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  if (first()) return resolve(first());
  new PerformanceObserver((_, observer) => {
    if (!first()) return;
    observer.disconnect();
    resolve(first());
  }).observe({ type: "paint", buffered: true });
})"""


def of_an_embed(server: Server) -> Iterator[Result]:
    """Milliseconds to the first paint of xor, with an empty cache and with a full one, and to a figure that
    answers.
    """
    cold, warm, plain, ready = [], [], [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(_ROUNDS):
            # Each context has a cache of its own.
            context = browser.new_context(viewport={"width": 640, "height": 640})
            plain.append(_paint(context.new_page(), server.url + "/healthz"))
            cold.append(_paint(context.new_page(), server.url + _EMBED))
            page = context.new_page()
            warm.append(_paint(page, server.url + _EMBED))
            page.wait_for_function("document.querySelector('rowcol-stage')?.store?.frame.value")
            ready.append(page.evaluate("performance.now()"))
            context.close()
        browser.close()
    bare, first, again = (statistics.median(times) for times in (plain, cold, warm))
    how = f"median of {_ROUNDS}; a line of JSON takes {bare:.0f} ms here"
    yield Result("embed: first paint, cold", first, 500.0, "ms", how)
    detail = f"{how}; the figure answers {statistics.median(ready):.0f} ms after the start"
    yield Result("embed: first paint, warm", again, 300.0, "ms", detail)


def _paint(page: Page, address: str) -> float:
    """Milliseconds from the start of the navigation to the first paint with something in it."""
    page.goto(address)
    return float(page.evaluate(_PAINTED))
