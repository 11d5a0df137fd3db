"""The live figure in a real JupyterLab: a reader and Python move the same cursor; and in a notebook that is
only read.
"""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.web.server import ROOT, free_port

SHOW = """from app.notebook import figure
went = []
xor = figure("xor", step=3, theme="board")
xor.observe(lambda change: went.append(change.new), "step")
xor"""
MOVE = 'xor.step, xor.lens = 10, "columns"'
TELL = 'print("steps", went, xor.matrix, xor.lens)'
CONFIG = """
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.open_browser = False
c.ServerApp.port_retries = 0
c.IdentityProvider.token = {token!r}
c.ServerApp.jpserver_extensions = {{"jupyterlab": True, "jupyter_lsp": False, "jupyter_server_terminals": False}}
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.Application.log_level = "ERROR"
"""
# It would ask whether one wants news, from elsewhere.
PAGE_CONFIG = '{"disabledExtensions": {"@jupyterlab/apputils-extension:announcements": true}}'
SECONDS = 60_000
pytestmark = pytest.mark.timeout(300)

ReadPage = Callable[[str], tuple[dict[str, str], Page]]


def notebook(*sources: str) -> nbformat.NotebookNode:
    return new_notebook(
        cells=[new_code_cell(source) for source in sources],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """(address, token) of a JupyterLab that shares nothing with the one of whoever runs the tests."""
    nbformat.write(notebook(SHOW, MOVE, TELL), tmp_path / "figure.ipynb")
    token, port = secrets.token_hex(16), free_port()
    (tmp_path / "config/labconfig").mkdir(parents=True)
    (tmp_path / "config/labconfig/page_config.json").write_text(PAGE_CONFIG)
    (tmp_path / "config/jupyter_lab_config.py").write_text(CONFIG.format(token=token))
    home = {
        name: str(tmp_path / name.lower())
        for name in ("HOME", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    }
    environment = (
        os.environ | home | {"JUPYTER_CONFIG_DIR": str(tmp_path / "config"), "PYTHONPATH": str(ROOT)}
    )
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--port={port}",
        "--allow-root",
        f"--notebook-dir={tmp_path}",
    ]
    with (tmp_path / "lab.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None, (tmp_path / "lab.log").read_text()
            try:
                if httpx.get(f"{url}/api", timeout=5).status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        yield url, token
        httpx.post(f"{url}/api/shutdown", headers={"authorization": f"token {token}"}, timeout=30)
        process.wait(30)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def at_step(frame: FrameLocator, step: int) -> None:
    expect(frame.locator("rowcol-alone-player")).to_contain_text(f"step {step + 1} of 18", timeout=SECONDS)


def run_cell(page: Page, n: int) -> None:
    """Run one cell, and wait until the kernel has."""
    cell = page.locator(".jp-CodeCell").nth(n)
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-InputPrompt").first).to_contain_text("[", timeout=SECONDS)
    expect(cell.locator(".jp-InputPrompt").first).not_to_contain_text("*", timeout=SECONDS)


def test_a_reader_and_python_move_the_same_cursor(browser: Browser, lab: tuple[str, str]) -> None:
    url, token = lab
    context = browser.new_context(viewport={"width": 1280, "height": 1100})
    page = context.new_page()
    elsewhere: list[str] = []
    page.on(
        "request",
        lambda request: (
            elsewhere.append(request.url) if not request.url.startswith((url, "data:", "blob:")) else None
        ),
    )
    page.goto(f"{url}/lab/tree/figure.ipynb?token={token}", timeout=SECONDS)
    page.wait_for_selector(".jp-CodeCell .cm-content", timeout=SECONDS)
    expect(page.locator(".jp-StatusBar-Widget")).to_contain_text(
        "Python 3 (ipykernel) | Idle", timeout=SECONDS
    )
    run_cell(page, 0)
    frame = page.frame_locator(".jp-OutputArea-output iframe")
    at_step(frame, 3)
    expect(frame.locator("html")).to_have_attribute("data-theme", "board")

    frame.get_by_role("radio", name="column × row").click()
    frame.get_by_role("button", name="Next step").click()
    at_step(frame, 4)
    run_cell(page, 2)
    told = page.locator(".jp-CodeCell").nth(2).locator(".jp-OutputArea-output")
    expect(told).to_contain_text("steps [4] A2 column_row", timeout=SECONDS)

    run_cell(page, 1)
    at_step(frame, 10)
    expect(frame.get_by_role("radio", name="columns")).to_be_checked()
    run_cell(page, 2)
    expect(told).to_contain_text("steps [4, 10] dW2 columns", timeout=SECONDS)
    assert elsewhere == []
    context.close()


@pytest.fixture
def read_page(browser: Browser, tmp_path: Path) -> Iterator[ReadPage]:
    """What a cell shows, and the page that nbconvert makes of it, opened from disk without a network."""
    context = browser.new_context(offline=True)

    def open_(source: str) -> tuple[dict[str, str], Page]:
        made = notebook(source)
        NotebookClient(
            made, timeout=60, store_widget_state=False, resources={"metadata": {"path": str(ROOT)}}
        ).execute()
        [shown] = [output.data for output in made.cells[0].outputs]
        body, _ = HTMLExporter(embed_images=True).from_notebook_node(made)
        path = tmp_path / "figure.html"
        path.write_text(body, encoding="utf-8")
        page = context.new_page()
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        return shown, page

    yield open_
    context.close()


def test_a_notebook_that_is_only_read_shows_a_picture(read_page: ReadPage) -> None:
    shown, page = read_page(SHOW)
    assert shown["image/svg+xml"].startswith("<svg")
    assert shown["text/plain"] == "<figure of xor, iteration 0, step 3: Z2>"
    picture = page.locator(".jp-OutputArea-output svg, .jp-OutputArea-output img").first
    expect(picture).to_be_visible()
    box = picture.bounding_box()
    assert box is not None
    assert box["width"] > 300


def test_a_notebook_that_is_only_read_can_have_the_live_figure(read_page: ReadPage) -> None:
    _, page = read_page(SHOW.replace("theme=", 'read="live", theme='))
    frame = page.frame_locator(".jp-OutputArea-output iframe")
    at_step(frame, 3)
    frame.get_by_role("button", name="Next step").click()
    at_step(frame, 4)
    expect(page.locator(".jp-OutputArea-output img")).to_be_attached()
