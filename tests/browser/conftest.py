"""A real server, a real Chromium, and what every page must keep: no errors, nothing from elsewhere."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.web.server import Server, running

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
# One test goes to more addresses in a row than a browser lets a page.
FLAGS += ["--disable-ipc-flooding-protection"]
SIZES = {"large": (1440, 900), "laptop": (1280, 720), "tablet": (1024, 768), "phone": (390, 844)}
# The same with fingers: upright and turned.
TOUCH = {"upright": (390, 844), "turned": (844, 390)}

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("browser")) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Open]:
    """`open_page("/n/xor", size="phone", theme="board")`: a page that has its first numbers.

    At the end of the test no page may have logged an error or asked another origin for anything.
    """
    problems: list[str] = []
    contexts = []

    def watch(page: Page, base: str) -> None:
        def console(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                problems.append(f"console: {message.text}")

        def request(request: Request) -> None:
            if not request.url.startswith(base + "/"):
                problems.append(f"asked elsewhere: {request.url}")

        page.on("console", console)
        page.on("pageerror", lambda error: problems.append(f"uncaught: {error}"))
        page.on("request", request)

    def open_(
        path: str = "/n/xor", size: str = "large", theme: str = "paper", base: str = server.url
    ) -> Page:
        width, height = (SIZES | TOUCH)[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "board" else "light",
            reduced_motion="reduce",
            has_touch=size in TOUCH,
            is_mobile=size in TOUCH,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch(page, base)
        page.goto(base + path)
        page.wait_for_selector(".transport__button:enabled, .embed-player__button:enabled")
        return page

    yield open_
    for context in contexts:
        context.close()
    # A server that was stopped on purpose leaves refused connections behind; the test says so itself.
    assert [problem for problem in problems if "ERR_CONNECTION_REFUSED" not in problem] == []
