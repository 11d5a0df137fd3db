"""The words of a step before the script runs: what `static/js/stage/formula.js` writes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup, escape

from app.words.catalogue import Catalogue
from app.words.phrase import phrase

_MATHML = "http://www.w3.org/1998/Math/MathML"
_PHASES = {
    "forward": phrase("forward"),
    "loss": phrase("loss"),
    "backward": phrase("backward"),
    "update": phrase("update"),
}
_NAME = Markup('<b class="formula-name{}">{}</b>')


@dataclass(frozen=True)
class FirstWords:
    """What is said of a step.

    Attributes:
        mathml: its formula.
        phase: in the reader's language.
        where: its layer and its title.
        words: what it does, in the lens that is chosen.
    """

    mathml: Markup
    phase: str
    where: str
    words: Markup


@dataclass(frozen=True)
class Cursor:
    """Where one looks: a cell of the step's result, and a layer of the sum."""

    row: int
    column: int
    k: int


def first_words(
    program: Mapping[str, Any], step: int, lens: str, cursor: Cursor, catalogue: Catalogue
) -> FirstWords:
    """The words of a step of a program message."""
    shown = program["steps"][step]
    matrices = {matrix["id"]: matrix for matrix in program["matrices"]}
    prose: Mapping[str, Sequence[str | Mapping[str, str]]] = shown["words"]
    is_product = lens in prose
    said = prose[lens] if is_product else next(iter(prose.values()))
    names = program.get("names", {})
    return FirstWords(
        mathml=_dotted(shown["mathml"]) if is_product else Markup(shown["mathml"]),  # noqa: S704
        phase=catalogue.say(_PHASES[shown["phase"]]),
        where=" · ".join(part for part in (shown["layer_name"], shown["title"]) if part),
        words=Markup().join(_segment(one, shown, matrices, cursor, names) for one in said),
    )


def _segment(
    segment: str | Mapping[str, str],
    step: Mapping[str, Any],
    matrices: Mapping[str, Mapping[str, Any]],
    cursor: Cursor,
    names: Mapping[str, str],
) -> Markup:
    if isinstance(segment, str):
        return escape(segment)
    if "id" in segment:
        matrix = matrices.get(segment["id"])
        return _NAME.format(f" role-{_role(matrices, matrix)}" if matrix else "", segment["text"])
    result = matrices[step["output"]]
    match segment["cursor"]:
        case "row":
            label = _label(result, 0, cursor.row, names)
        case "column":
            label = _label(result, 1, cursor.column, names)
        case _:
            inner = _inner(step["index_string"])
            label = segment["text"]
            if inner is not None:
                label = _label(matrices[step["inputs"][0]], inner, cursor.k, names)
    return _NAME.format("", label)


def _role(matrices: Mapping[str, Mapping[str, Any]], matrix: Mapping[str, Any]) -> str:
    """A gradient wears the colour of what it belongs to."""
    owner = matrix["gradient_of"] or matrix["part_of"] or matrix["next_of"]
    if owner in matrices and owner != matrix["id"]:
        return _role(matrices, matrices[owner])
    return str(matrix["role"])


def _label(matrix: Mapping[str, Any], axis: int, n: int, names: Mapping[str, str]) -> str:
    """What a row (axis 0) or a column is called."""
    labels = matrix["row_labels" if axis == 0 else "column_labels"]
    if labels is not None and n < len(labels):
        return names.get(labels[n], labels[n])
    within = matrix.get("within", (None, None))[axis]
    numbered = f"{'case' if within else matrix['axes'][axis]} {{n}}"
    count, place = (n // len(within), f" {within[n % len(within)]}") if within else (n, "")
    return names.get(numbered, numbered).replace("{n}", str(count + 1)) + place


def _inner(index: str) -> int | None:
    """Which axis of the left operand a product sums over."""
    found = re.fullmatch(r"(\w)(\w),(\w)(\w)->(\w)(\w)", index)
    if found is None:
        return None
    left, right, result = found[1] + found[2], found[3] + found[4], found[5] + found[6]
    shared = [n for n, letter in enumerate(left) if letter in right and letter not in result]
    return shared[0] if shared else None


def _dotted(mathml: str) -> Markup:
    """The formula of a product with a dot between its operands, where it has a thin space."""
    ElementTree.register_namespace("", _MATHML)
    root = ElementTree.fromstring(mathml)  # noqa: S314  (ours)
    _dot(root)
    return Markup(ElementTree.tostring(root, encoding="unicode"))  # noqa: S704


def _dot(element: ElementTree.Element) -> None:
    for child in element:
        if "term" in child.get("class", "").split():
            continue
        if child.tag == f"{{{_MATHML}}}mspace":
            child.tag = f"{{{_MATHML}}}mo"
            child.attrib.clear()
            child.text = "·"
        _dot(child)
