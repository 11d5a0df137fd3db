"""The page in a real Chromium: what it transfers, and how soon a key is seen."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

from bench.measure import Result, percentile
from tests.web.server import Server

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
_PRESSES = 120
_WATCH_PAINTS = """
window.afterPaint = (then) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = then;
  channel.port2.postMessage(null);
});
addEventListener("keydown", (event) => {
  window.painted = new Promise((resolve) => {
    afterPaint(() => resolve(performance.now() - event.timeStamp));
  });
}, { capture: true });
"""


@contextmanager
def chromium() -> Iterator[Page]:
    """A page of 1440 × 900 in a browser without a cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_page(viewport={"width": 1440, "height": 900})
        browser.close()


def transfer(server: Server) -> Result:
    """Bytes on the wire of the first page, as compressed, before any chart is opened."""
    with chromium() as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        sizes: list[float] = []
        session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(server.url)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(500)
    return Result(
        "first page without Plotly, compressed",
        sum(sizes) / 1000,
        150.0,
        "kB",
        f"{len(sizes)} files, with headers",
    )


def key_to_paint(server: Server) -> Result:
    """From the press of a step key to the painted step, p95."""
    with chromium() as page:
        page.add_init_script(_WATCH_PAINTS)
        page.goto(server.url)
        page.wait_for_selector("rowcol-stage svg text")
        paints: list[float] = []
        for n in range(_PRESSES):
            page.keyboard.press("]" if n % 24 < 12 else "[")
            paints.append(page.evaluate("() => window.painted"))
    return Result(
        "xor: key press to painted step, p95",
        percentile(paints, 95),
        50.0,
        "ms",
        f"{len(paints)} presses, median {statistics.median(paints):.1f} ms",
    )
