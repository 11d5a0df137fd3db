"""What the server draws of a step is what the page draws in the same room: the same elements at the same
places, and by itself in the same colours.
"""

import math
from typing import Any, get_args

import pytest
from playwright.sync_api import Page

from app.exports.drawing import Picture, svg
from app.exports.figure import figure
from app.exports.request import Lens, Theme
from app.networks.build import build
from app.networks.fields import Convention
from app.networks.gallery import gallery
from tests.browser.conftest import Open
from tests.browser.store import read, wait

LENSES: tuple[Lens, ...] = get_args(Lens)

# What the page's script adds later isn't compared: where Tab goes.
OUTLINE = """
(svg) => {
  const outline = (element) => {
    const attributes = [...element.attributes].filter(({ name }) => name !== "tabindex");
    const said = attributes.map(({ name, value }) => `${name}=${value.trim().replace(/\\s+/g, " ")}`).sort();
    const children = [...element.childNodes].flatMap((node) =>
      node.nodeType === 1 ? outline(node) : node.nodeType === 3 && node.data.trim() ? [node.data.trim()] : []);
    return [`<${element.localName} ${said.join(" ")}>`, ...children, "</>"];
  };
  return outline(svg);
}
"""

# What is painted, where, and how it looks; a unit of the drawing may be more than a pixel of the page.
PAINTED = """
(svg) => {
  const opacity = (element) =>
    element === svg ? 1 : Number(getComputedStyle(element).opacity) * opacity(element.parentElement);
  const shown = (element) => element.getClientRects().length > 0 && opacity(element) > 0;
  const round = (number) => Math.round(number * 5) / 5;
  return [...svg.querySelectorAll("path, rect, text")].filter(shown).map((element) => {
    const style = getComputedStyle(element);
    const box = element.getBBox();
    const [filled, stroked, text] = [style.fill !== "none", style.stroke !== "none", element.localName === "text"];
    return [
      element.localName, element.textContent.trim(),
      ...[box.x, box.y, box.width, box.height, 10 * opacity(element)].map(round),
      style.fill, filled && round(style.fillOpacity * 10), style.stroke,
      stroked && [style.strokeWidth, style.strokeDasharray, style.strokeOpacity, style.strokeLinecap],
      text && [style.fontSize, style.fontWeight, style.fontFamily.split(",")[0].replaceAll('"', "")],
    ].join(" ");
  });
}
"""


def look(page: Page, step: int, lens: Lens) -> None:
    page.evaluate(
        f"""(async () => {{
            const stage = document.querySelector("rowcol-stage");
            stage.store.goToStep({step});
            stage.store.lens.value = "{lens}";
            await stage.updateComplete;
        }})()"""
    )


def looked_at(page: Page, step: int, lens: Lens) -> dict[str, Any]:
    """The picture that the page shows."""
    cell = read(page, "s.selection.value")
    space = page.evaluate("document.querySelector('rowcol-stage').space")
    height = None if math.isinf(space["height"]) else space["height"]
    smallest = space.get("smallest")
    return {
        "step": step,
        "lens": lens,
        "cell": (cell["row"], cell["column"]),
        "width": space["width"],
        "height": height,
        "smallest": smallest,
    }


def of_page(page: Page, what: str) -> list[str]:
    lines: list[str] = page.evaluate(f"({what})(document.querySelector('.stage-drawing'))")
    return lines


def of_text(page: Page, what: str, text: str) -> list[str]:
    lines: list[str] = page.evaluate(
        f"""(text) => {{
            const box = document.createElement("div");
            box.innerHTML = text;
            document.body.append(box);
            const found = ({what})(box.firstElementChild);
            box.remove();
            return found;
        }}""",
        text,
    )
    return lines


@pytest.mark.parametrize("size", ["large", "phone"])
@pytest.mark.parametrize(
    ("name", "convention"),
    [("xor", "rows"), ("xor", "columns"), ("digits", "rows"), ("attention", "rows"), ("graph", "rows")],
)
def test_the_server_draws_what_the_page_draws(
    open_page: Open, name: str, convention: Convention, size: str
) -> None:
    page = open_page(f"/n/{name}?convention={convention}", size=size)
    made = figure(build(gallery[name].spec()), 0, convention)
    steps = len(made["program"]["steps"])
    for step in range(0, steps, max(1, steps // 6)):
        lens = LENSES[step % 4]
        look(page, step, lens)
        text = svg(made, Picture(**looked_at(page, step, lens), theme=None))
        drawn = of_page(page, OUTLINE)
        assert len(drawn) > 50
        assert of_text(page, OUTLINE, text) == drawn, f"step {step}, {lens}"


@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize("name", ["xor", "digits", "attention"])
def test_a_picture_by_itself_looks_like_the_page(open_page: Open, name: str, theme: Theme) -> None:
    page = open_page(f"/n/{name}?theme={theme}")
    wait(page, f"s.theme.value === '{theme}'")
    made = figure(build(gallery[name].spec()))
    for step in (0, 5, 11, len(made["program"]["steps"]) - 1):
        lens = LENSES[step % 4]
        look(page, step, lens)
        options = {"theme": theme, "titled": False, "ground": False, "fonts": False}
        text = svg(made, Picture(**looked_at(page, step, lens), **options))
        painted = of_page(page, PAINTED)
        assert len(painted) > 5
        assert of_text(page, PAINTED, text) == painted, f"step {step}, {lens}"
