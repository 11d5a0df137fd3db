"""Pictures: well-formed in every theme, and with no number that isn't one of the iteration."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import numpy as np
import pytest

from app.engine.errors import RowcolError
from app.exports.figure import figure
from app.exports.pictures.drawing import Picture, svg, svg_file, svgs
from app.exports.request import Lens, Theme
from app.networks.build import build
from app.networks.fields import Convention
from app.networks.gallery import gallery
from app.networks.spec import parse_spec
from app.words.languages import Languages
from tests.exports.requests import network_of, request_of

LENSES: tuple[Lens, ...] = get_args(Lens)
THEMES: tuple[Theme, ...] = get_args(Theme)
BARE = Picture(titled=False, ground=False, fonts=False)
SVG = "{http://www.w3.org/2000/svg}"
INFINITE = {"NaN": np.nan, "∞": np.inf, "−∞": -np.inf}


@cache
def figure_of(name: str, convention: Convention = "rows", iteration: int = 0) -> dict[str, Any]:
    return figure(network_of(name), iteration, convention)


def steps_of(made: Mapping[str, Any]) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = made["program"]["steps"]
    return steps


def some(made: Mapping[str, Any], most: int) -> range:
    """About so many of the steps, from all parts of the iteration."""
    count = len(steps_of(made))
    return range(0, count, -(-count // most))


def texts(drawing: ElementTree.Element) -> list[str]:
    """All that is written in a picture, the title aside."""
    return ["".join(text.itertext()).strip() for text in drawing.iter() if text.tag.endswith("text")]


def says(shown: str, value: float) -> bool:
    """Whether the text is the value, rounded to as many digits as it has."""
    if shown in INFINITE:
        return np.array_equal(INFINITE[shown], value, equal_nan=True)
    number = Decimal(shown.replace("−", "-"))
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(Decimal(float(value)) - number) <= Decimal(10) ** exponent / 2


def cells(stage: ElementTree.Element) -> list[tuple[str, int, int, str]]:
    """(matrix, row, column, text) of all numbers on a stage as a page has it."""
    blocks = [element for element in stage.iter("g") if element.get("role") == "grid"]
    symbols = [element for element in stage.iter("text") if element.get("data-id")]
    found = []
    for block, symbol in zip(blocks, symbols, strict=True):
        name = symbol.attrib["data-id"]
        turned = (symbol.text or "").endswith("ᵀ")
        for cell in block.iter("g"):
            if cell.get("role") == "gridcell":
                place = int(cell.attrib["data-row"]), int(cell.attrib["data-column"])
                number = next(text for text in cell.iter("text") if text.get("class") == "stage-number")
                found.append((name, *(place[::-1] if turned else place), number.text or ""))
    return found


def check(made: Mapping[str, Any], picture: Picture) -> None:
    """Draw it both ways, and compare what is written with the values and with each other."""
    around = 44 if picture.titled else 8
    of_page = Picture(picture.step, picture.lens, theme=None, width=picture.width - around)
    stage, whole = map(ElementTree.fromstring, svgs(made, [of_page, picture]))
    result = steps_of(made)[picture.step]["output"]
    numbers = cells(stage)
    assert numbers
    for name, row, column, shown in numbers:
        # In this lens the result is the sum of the layers so far.
        if name != result or picture.lens != "column_row":
            assert says(shown, made["values"][name][row, column]), f"{name}[{row}, {column}] as {shown}"
    written = texts(whole)
    assert not {"", "undefined", "null"} & set(written)
    known = {*texts(stage), *(shown for *_, shown in numbers)}
    said = [text for text in written if text not in known]
    if picture.titled:
        # The formula, what the step does, the shapes and where the numbers come from, maybe in several lines.
        assert 4 <= len(said) <= 12, said
    else:
        assert said == []


@pytest.mark.parametrize("name", gallery)
def test_every_network_is_drawn_forward_and_back(name: str) -> None:
    made = figure_of(name)
    for step in some(made, 25):
        check(
            made,
            Picture(step, LENSES[step % 4], theme=THEMES[step % 3], titled=False, ground=False, fonts=False),
        )


@pytest.mark.parametrize("name", gallery)
def test_every_network_is_drawn_in_the_other_convention(name: str) -> None:
    other: Convention = "columns" if network_of(name).spec.convention == "rows" else "rows"
    made = figure_of(name, other)
    for step in some(made, 8):
        check(
            made,
            Picture(step, LENSES[step % 4], theme=THEMES[step % 3], titled=False, ground=False, fonts=False),
        )


@pytest.mark.parametrize("convention", get_args(Convention))
def test_xor_is_drawn_in_every_lens_and_theme(convention: Convention) -> None:
    made = figure_of("xor", convention, 3)
    for step in range(len(steps_of(made))):
        for at, lens in enumerate(LENSES):
            check(made, Picture(step, lens, theme=THEMES[(step + at) % 3], fonts=False))


def test_what_is_not_finite_is_drawn_as_such() -> None:
    spec = gallery["xor"].spec().model_dump() | {"name": "wild"}
    for layer in spec["layers"]:
        layer["activation"] = "identity"
    spec["optimizer"] = {"kind": "sgd", "learning_rate": 1e30}
    network = build(parse_spec(spec))
    shown = set()
    for iteration in range(8):
        made = figure(network, iteration)
        for step in some(made, 9):
            check(made, Picture(step, fonts=False))
            stage = ElementTree.fromstring(svg(made, Picture(step, theme=None)))
            shown |= {text for *_, text in cells(stage)}
    assert {"NaN", "∞"} <= shown


def test_a_picture_stands_alone() -> None:
    text = svg(figure_of("attention"), Picture(4, theme="board"))
    for foreign in ("var(", "class=", "color-mix", "dominant-baseline", "http:", "href", "data-"):
        assert foreign not in text.replace("http://www.w3.org/2000/svg", ""), foreign
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "P₁ = softmax_M₁(S′₁)"
    assert "softmax over what each case sees" in (root.findtext(f"{SVG}desc") or "")
    style = root.findtext(f"{SVG}style") or ""
    assert style.startswith("@font-face")
    assert "url(data:font/woff2;base64,d09GMg" in style
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"
    ground = root.find(f"{SVG}rect")
    assert ground is not None
    assert (float(ground.attrib["width"]), float(ground.attrib["height"])) == (width, height)
    assert ground.attrib["fill"] == "#14171f"


def test_a_picture_may_have_no_ground_no_words_and_no_letters() -> None:
    bare = svg(figure_of("xor"), Picture(titled=False, ground=False, fonts=False))
    root = ElementTree.fromstring(bare)
    assert root.find(f"{SVG}rect") is None
    assert root.find(f"{SVG}style") is None
    assert root.find(f"{SVG}text") is None


def test_a_picture_is_no_wider_than_the_room() -> None:
    for width in (300, 420, 760, 1200):
        text = svg(figure_of("digits"), Picture(width=width, fonts=False))
        assert float(ElementTree.fromstring(text).attrib["width"]) <= width


def test_the_cell_that_is_looked_at_is_framed() -> None:
    stage = ElementTree.fromstring(svg(figure_of("xor"), Picture(0, cell=(3, 0), theme=None)))
    lit = [group for group in stage.iter("g") if group.get("class") == "stage-lit"][-1]
    values = figure_of("xor")["values"]["Z1"]
    number = next(text.text for text in lit.iter("text") if text.get("class") == "stage-number")
    assert says(number or "", values[3, 0])
    bold = [text.text for text in stage.iter("text") if "stage-label--lit" in text.get("class", "")]
    assert bold == ["case 4", "h₁"]


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", ["digits", "tensor_train", "weather"])
def test_a_cell_far_away_comes_into_sight_with_what_it_is_made_of(name: str, lens: Lens) -> None:
    made = figure_of(name)
    for step in some(made, 6):
        result = steps_of(made)[step]["output"]
        rows, columns = made["values"][result].shape
        cell = rows - 1, columns // 2
        around = ElementTree.fromstring(svg(made, Picture(step, lens, cell, theme=None)))
        shown = {(row, column): text for name, row, column, text in cells(around) if name == result}
        assert cell in shown
        if lens != "column_row":
            assert says(shown[cell], made["values"][result][cell])
        # The next picture begins at the start again.
        assert svgs(made, [Picture(step, lens, cell), BARE])[1] == svg(made, BARE)


def test_the_cell_is_in_sight_where_not_all_of_a_short_axis_has_room() -> None:
    stage = ElementTree.fromstring(svg(figure_of("xor"), Picture(0, cell=(3, 2), height=200, theme=None)))
    shown = {(row, column) for name, row, column, _ in cells(stage) if name == "Z1"}
    assert (3, 2) in shown
    assert len(shown) < 12


def test_a_picture_speaks_the_language_of_its_figure() -> None:
    german = Languages(Path(__file__).parents[2] / "locale").find("de")
    assert german is not None
    made = figure(network_of("xor"), 0, "rows", german)
    text = svg(made, Picture(0, fonts=False), german)
    assert "verdeckte Schicht" in text
    assert "−0,45" in text
    assert "−0.45" not in text
    # The languages don't mix.
    assert "−0.45" in svg(figure_of("xor"), Picture(0, fonts=False))


def test_letters_beyond_the_first_face_come_only_where_they_are_needed() -> None:
    german = Languages(Path(__file__).parents[2] / "locale").find("de")
    assert german is not None
    made = figure(network_of("xor"), 0, "rows", german)
    assert svg(made, Picture(7), german).count("@font-face") == 2
    assert svg(figure_of("xor"), Picture(0)).count("@font-face") == 1


def test_a_request_is_drawn_as_it_asks() -> None:
    request = request_of(
        "xor", iteration=2, step=3, lens="rows", cell=(2, 0), theme="projector", width=500, transparent=True
    )
    made = figure_of("xor", "rows", 2)
    picture = Picture(3, "rows", (2, 0), width=500, smallest=12.5, theme="projector", ground=False)
    assert svg_file(request).decode() == svg(made, picture)


def test_a_figure_of_windows_is_drawn_like_the_whole_one() -> None:
    network = network_of("digits")
    parts = figure(network, most_cells=1000)
    assert parts["parts"] is not None
    for step in some(parts, 5):
        assert svg(parts, Picture(step)) == svg(figure_of("digits"), Picture(step))


def test_a_step_that_is_not_there_is_refused() -> None:
    with pytest.raises(RowcolError) as refused:
        svg(figure_of("xor"), Picture(99))
    assert str(refused.value.message) == "step must be from 0 to 17, not 99"
