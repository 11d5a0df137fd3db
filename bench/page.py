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
# A browser keeps a move of the pointer back until it begins its next frame, so up to one frame of 60 Hz
# passes before any page hears of it. What the page takes is counted from there: from the event's dispatch,
# before all other listeners, to the first task after its frame was painted. The time since the browser got
# the input is kept beside it. A frame that doesn't show another overlay yet doesn't count as painted.
_WATCH_PAINTS = """
window.afterPaint = (then) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = then;
  channel.port2.postMessage(null);
});
for (const kind of ["keydown", "pointermove"]) {
  addEventListener(kind, (event) => {
    const dispatched = performance.now();
    window.painted = new Promise((resolve) => {
      afterPaint(() => {
        const now = performance.now();
        resolve({ sinceInput: now - event.timeStamp, sinceDispatch: now - dispatched });
      });
    });
  }, { capture: true });
}
"""
_PAINTED_HOVER = """async () => {
  const overlay = () => document.querySelector("rowcol-stage .stage-overlay").innerHTML;
  const painted = await window.painted;
  const now = overlay();
  const shown = now !== window.overlayBefore;
  window.overlayBefore = now;
  // The next move comes at no particular time of a frame.
  await new Promise((resolve) => setTimeout(resolve, 17 * Math.random()));
  return { ...painted, shown };
}"""
_SQUARE = """async () => {
  const grid = (rows, columns) => Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) => Math.sin(i * 7 + j * 3)));
  const layer = { kind: "dense", units: 64, activation: "tanh", bias: "none" };
  const spec = { name: "square", dataset: { x: grid(64, 64), y: grid(64, 64) }, layers: [layer] };
  const { player, store } = document.querySelector("rowcol-stage");
  player.reopen({ convention: "rows", spec, edits: [], iteration: 0 });
  while (store.program.value?.network !== "square" || !store.frame.value) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""
_EDIT = """async (value) => {
  const { player, store } = document.querySelector("rowcol-stage");
  const begun = performance.now();
  const shown = () => store.frame.value.views.get("W1").data[0];
  player.changes.edit({ matrix: "W1", row: 0, column: 0 }, value);
  while (shown() !== value) await new Promise((resolve) => setTimeout(resolve, 0));
  return new Promise((resolve) => afterPaint(() => resolve(performance.now() - begun)));
}"""


@contextmanager
def chromium() -> Iterator[Page]:
    """A page of 1440 × 900 in a browser without a cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_page(viewport={"width": 1440, "height": 900})
        browser.close()


@contextmanager
def main_view(server: Server) -> Iterator[Page]:
    """The main view with its matrices drawn, and its paints watched."""
    with chromium() as page:
        page.add_init_script(_WATCH_PAINTS)
        page.goto(server.url)
        page.wait_for_selector("rowcol-stage svg text")
        yield page


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


def hover_to_paint(server: Server, *, square: bool) -> Result:
    """From the browser handing the page a move onto another cell to the painted highlight, p95.

    Raises:
        RuntimeError: if a frame was painted without the highlight.
    """
    with main_view(server) as page:
        if square:
            page.evaluate(_SQUARE)
            page.wait_for_timeout(500)
        cells = page.locator("rowcol-stage [role=gridcell]").all()
        boxes = [box for cell in cells if (box := cell.bounding_box())]
        paints: list[dict[str, float]] = []
        for n in range(_PRESSES):
            box = boxes[n * 17 % len(boxes)]
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            painted = page.evaluate(_PAINTED_HOVER)
            if not painted["shown"]:
                raise RuntimeError(f"move {n}: its frame was painted without the highlight")
            paints.append(painted)
    own = [painted["sinceDispatch"] for painted in paints]
    whole = [painted["sinceInput"] for painted in paints]
    name = "a 64 × 64 product" if square else "xor"
    return Result(
        f"{name}: pointer to painted highlight, p95",
        percentile(own, 95),
        16.7,
        "ms",
        f"{len(own)} moves over {len(boxes)} cells, median {statistics.median(own):.1f} ms; with the wait "
        f"for the browser's frame median {statistics.median(whole):.1f}, p95 {percentile(whole, 95):.1f} ms",
    )


def edit_to_paint(server: Server) -> Result:
    """From the edit of one weight of xor, by way of the server, to everything painted again, p95."""
    with main_view(server) as page:
        page.wait_for_timeout(500)
        paints: list[float] = [page.evaluate(_EDIT, 0.5 + n / 64) for n in range(_PRESSES)]
    return Result(
        "xor: edit of a weight to everything painted, p95",
        percentile(paints, 95),
        33.0,
        "ms",
        f"{len(paints)} edits, median {statistics.median(paints):.1f} ms",
    )


def key_to_paint(server: Server) -> Result:
    """From the press of a step key to the painted step, p95."""
    with main_view(server) as page:
        paints: list[float] = []
        for n in range(_PRESSES):
            page.keyboard.press("]" if n % 24 < 12 else "[")
            paints.append(page.evaluate("() => window.painted")["sinceInput"])
    return Result(
        "xor: key press to painted step, p95",
        percentile(paints, 95),
        50.0,
        "ms",
        f"{len(paints)} presses, median {statistics.median(paints):.1f} ms",
    )
