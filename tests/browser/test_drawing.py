"""What the server draws of a step is what the page draws in the same room: the same elements at the same
places, and by itself in the same colours.
"""

from dataclasses import replace
from typing import Any, get_args

import pytest
from playwright.sync_api import Page

from app.exports.figure import figure
from app.exports.pictures.drawing import Picture, svg
from app.exports.request import Lens, Theme
from app.networks.build import build
from app.networks.fields import Convention
from app.networks.gallery import gallery
from tests.browser.conftest import Open
from tests.browser.store import wait

EDGES = 8  # what a picture without ground and words has beside the stage, left and right
Shown = tuple[Picture, list[Any]]
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
  const painted = ({ localName }, style) =>
    style.visibility === "visible" && ![localName === "line" ? "none" : style.fill, style.stroke].every((paint) => UNSEEN.has(paint));
  const shown = (element) =>
    element.getClientRects().length > 0 && opacity(element) > 0 && painted(element, getComputedStyle(element));
  const UNSEEN = new Set(["none", "rgba(0, 0, 0, 0)"]);
  const round = (number) => Math.round(number * 10) / 10;
  return [...svg.querySelectorAll("path, rect, line, circle, text")].filter(shown).map((element) => {
    const style = getComputedStyle(element);
    const box = element.getBBox();
    // A line has no inside.
    const fill = element.localName === "line" ? "none" : style.fill;
    const [filled, stroked, text] = [fill !== "none", style.stroke !== "none", element.localName === "text"];
    const looks = [
      element.localName, element.textContent.trim(), round(10 * opacity(element)), fill, filled && round(style.fillOpacity * 10), style.stroke,
      stroked && [style.strokeWidth, style.strokeDasharray, style.strokeOpacity, style.strokeLinecap],
      text && [style.fontSize, style.fontWeight, style.fontFamily.split(",")[0].replaceAll('"', "")],
    ].join(" ");
    return [looks, box.x, box.y, box.width, box.height];
  });
}
"""


def shown(page: Page, step: int, lens: Lens, element: str, room: str, drawing: str, what: str) -> Shown:
    """Go to a step, and tell what is drawn of it there, and in which room: at one moment, for the room changes
    when what is beside it does.
    """
    found = page.evaluate(
        f"""async () => {{
            const element = document.querySelector("{element}");
            const {{ store, scroller }} = element;
            // As if the page had been opened there.
            if (scroller) scroller.starts = {{}};
            element.requestUpdate();
            store.goToStep({step});
            store.lens.value = "{lens}";
            while (!(await element.updateComplete) || element.isUpdatePending);
            const {{ width, height, smallest }} = element.{room};
            const lines = ({what})(document.querySelector("{drawing}"));
            const {{ row, column }} = store.selection.value;
            return {{ width, height: Number.isFinite(height) ? height : null, smallest, cell: [row, column], lines }};
        }}"""
    )
    lines = found.pop("lines")
    assert len(lines) > 5
    picture = Picture(
        step, lens, tuple(found.pop("cell")), theme=None, titled=False, ground=False, fonts=False
    )
    return replace(picture, **found), lines


def stage(page: Page, step: int, lens: Lens, what: str) -> Shown:
    return shown(page, step, lens, "rowcol-stage", "space", ".stage-drawing", what)


def with_edges(picture: Picture, **options: Any) -> Picture:
    """A picture by itself, whose stage has the same room."""
    height = picture.height and picture.height + EDGES
    return replace(picture, width=picture.width + EDGES, height=height, **options)


def of_text(page: Page, what: str, text: str) -> list[Any]:
    lines: list[Any] = page.evaluate(
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
        picture, drawn = stage(page, step, LENSES[step % 4], OUTLINE)
        assert of_text(page, OUTLINE, svg(made, picture)) == drawn, f"step {step}, {picture.lens}"


# A projector leaves so little room that a page's long axes are scrolled before the first look.
@pytest.mark.parametrize(
    ("name", "theme"),
    [
        *[("xor", theme) for theme in get_args(Theme)],
        *[(name, theme) for name in ("digits", "attention") for theme in ("paper", "board")],
        ("two_to_two", "projector"),
    ],
)
def test_a_picture_by_itself_looks_like_the_page(open_page: Open, name: str, theme: Theme) -> None:
    page = open_page(f"/n/{name}?theme={theme}")
    wait(page, f"s.theme.value === '{theme}'")
    made = figure(build(gallery[name].spec()))
    last = len(made["program"]["steps"]) - 1
    for step in {0, min(5, last), min(11, last), last}:
        picture, here = stage(page, step, LENSES[step % 4], PAINTED)
        text = svg(made, with_edges(picture, theme=theme))
        compare(here, of_text(page, PAINTED, text), f"step {step}, {picture.lens}")


@pytest.mark.parametrize("name", ["xor", "residual_norm"])
def test_a_diagram_by_itself_looks_like_the_page(open_page: Open, name: str) -> None:
    page = open_page(f"/n/{name}")
    made = figure(build(gallery[name].spec()))
    if name == "residual_norm":
        # What draws them is fetched when it is first needed.
        page.wait_for_selector(".diagram__block")
    for step in (0, 7, len(made["program"]["steps"]) // 2):
        picture, here = shown(page, step, "row_column", "rowcol-diagram", "room", "svg.diagram", PAINTED)
        text = svg(made, with_edges(picture, theme="paper", what="diagram"))
        compare(here, of_text(page, PAINTED, text), f"step {step}")


def compare(here: list[Any], there: list[Any], where: str) -> None:
    assert [looks for looks, *_ in there] == [looks for looks, *_ in here], where
    for (looks, *one), (_, *other) in zip(there, here, strict=True):
        # Where letters stand, the browser rounds.
        assert one == pytest.approx(other, abs=0.8), f"{where}: {looks}"
