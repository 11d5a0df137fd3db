"""Pages of somebody else: a second origin that serves what a test gives it, with the console watched."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Frame, Page

# Everything that the frame posts, as the page around hears it.
LISTEN = "window.heard = []; addEventListener('message', ({ data }) => heard.push(data));"


@dataclass
class Site:
    """Serves its pages by path."""

    url: str
    pages: dict[str, str] = field(default_factory=dict)


@contextmanager
def serving() -> Iterator[Site]:
    """A site on a port of its own."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.pages.get(self.path.partition("?")[0], "").encode()
            self.send_response(200 if body else 204)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


Visit = Callable[..., Page]


@contextmanager
def visiting(browser: Browser, site: Site) -> Iterator[Visit]:
    """`visit(html, width=800, script="…")`: a page of the site; at the end nothing may have been logged
    as an error, by it or by a frame in it.
    """
    problems: list[str] = []
    contexts = []

    def visit(html: str, width: int = 800, height: int = 700, **more: object) -> Page:
        path = f"/{len(site.pages)}.html"
        site.pages[path] = f"<!doctype html><meta charset=utf-8><title>A blog</title>{html}"
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **more
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on(
            "console",
            lambda said: problems.append(said.text) if said.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: problems.append(f"uncaught: {error}"))
        page.add_init_script(LISTEN)
        page.goto(site.url + path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert problems == [], problems


def figure_in(page: Page) -> Frame:
    """The embedded page, once it has its numbers."""
    page.wait_for_function("heard.some(data => data?.type === 'rowcol:ready')")
    frame = next(one for one in page.frames if "/embed" in one.url)
    frame.wait_for_selector(".stage-frame", state="attached")
    return frame


def heard(page: Page, kind: str) -> list[dict[str, object]]:
    """What the frame has told, of one type."""
    return page.evaluate("type => heard.filter(data => data?.type === type)", kind)
