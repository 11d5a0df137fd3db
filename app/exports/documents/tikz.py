"""TikZ: the network as neurons and edges, as the diagram draws it: an edge is as wide as its weight is
large, and dashed where it is negative.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.matrix import BIAS_LABEL, Axis
from app.engine.registry import Array
from app.exports.documents.latex import language, preamble, tex_symbol
from app.exports.documents.tex_text import can_be_set, comment, tex_text
from app.exports.documents.told import Account
from app.exports.request import Request
from app.networks.layers import LayerOutline
from app.words.phrase import phrase

MOST_NEURONS = 8
"""Of one layer, the bias neuron not counted."""
_ACROSS, _DOWN = 3.6, 1.25
_THINNEST, _WIDEST = 0.2, 2.4
_DEPTH = 1e-9
_BEGIN = (
    r"\begin{tikzpicture}[x=1cm, y=1cm, "
    r"neuron/.style={circle, draw, thick, minimum size=8.5mm, inner sep=0pt, font=\small}]"
)


@dataclass(frozen=True)
class _Column:
    """The neurons of one layer; layer 0 is the input.

    Attributes:
        labels: of those that are drawn.
        more: how many aren't.
        bias: whether a bias neuron stands on top.
    """

    index: int
    name: str
    role: str
    labels: Sequence[str]
    more: int
    bias: bool

    @property
    def top(self) -> float:
        """Where the first one stands, in cm above the middle."""
        return (len(self.labels) + self.bias + (self.more > 0) - 1) / 2 * _DOWN

    def height(self, unit: int) -> float:
        """Where a neuron stands; −1 is the bias neuron."""
        return self.top - (unit + self.bias) * _DOWN


def tikz_diagram(request: Request) -> bytes:
    """The diagram as a document; the picture in it can be copied."""
    account = Account(request, language(request))
    lines = [
        comment(f"{account.title}. {account.subtitle}."),
        *preamble("{textcomp}", "{amsmath}", "{amssymb}", "{tikz}"),
        r"\pagestyle{empty}",
        r"\begin{document}",
        comment("An edge is as wide as its weight is large; a dashed one is negative."),
        r"\noindent\resizebox{\ifdim\width>\textwidth\textwidth\else\width\fi}{!}{%",
        _BEGIN,
        *_picture(request, account),
        r"\end{tikzpicture}}",
        r"\end{document}",
        "",
    ]
    return "\n".join(lines).encode()


def _picture(request: Request, account: Account) -> Iterator[str]:
    columns = _columns(request, account)
    for layer in request.network.layers:
        yield from _edges(request, layer, columns[layer.index - 1], columns[layer.index])
    for column in columns:
        yield from _neurons(column)
    lowest = min(column.height(len(column.labels) - 1 + (column.more > 0)) for column in columns) - 0.95
    for column in columns:
        yield rf"\node at ({column.index * _ACROSS:g},{lowest:g}) {{{tex_text(column.name)}}};"


def _columns(request: Request, account: Account) -> list[_Column]:
    say = account.catalogue.say
    matrices = request.network.program.matrices
    layers = request.network.layers
    biased = {layer.index - 1 for layer in layers if layer.weight and (layer.augmented or layer.bias)}
    inputs = _without_bias(matrices["X"].columns)
    columns = [_column(0, say(phrase("inputs")), "input", inputs, len(inputs), bias=0 in biased)]
    for layer in layers:
        last = layer is layers[-1]
        labels = _without_bias(matrices[layer.activation].columns)
        role = "output" if last else "hidden"
        columns.append(
            _column(layer.index, say(layer.name), role, labels, layer.units, bias=layer.index in biased)
        )
    return columns


def _column(index: int, name: str, role: str, labels: list[str], units: int, *, bias: bool) -> _Column:
    shown = MOST_NEURONS if units > MOST_NEURONS + 1 else units
    return _Column(index, name, role, labels[:shown], units - shown, bias)


def _without_bias(axis: Axis) -> list[str]:
    labels = axis.labels or [str(n) for n in range(1, axis.size + 1)]
    named = labels[1:] if labels[0] == BIAS_LABEL and axis.size > 1 else labels
    return [label if can_be_set(label) else str(n) for n, label in enumerate(named, start=1)]


def _neurons(column: _Column) -> Iterator[str]:
    x = column.index * _ACROSS
    if column.bias:
        yield _neuron(column, -1, "role-bias", "1")
    for unit, label in enumerate(column.labels):
        text = tex_text(label if len(label) <= 4 else f"{label[:3]}…")
        yield _neuron(column, unit, f"role-{column.role}", text)
    if column.more:
        y = column.height(len(column.labels))
        yield rf"\node[font=\small] at ({x:g},{y:g}) {{$\vdots$ {column.more:,}}};"


def _neuron(column: _Column, unit: int, colour: str, text: str) -> str:
    x, y = column.index * _ACROSS, column.height(unit)
    return rf"\node[neuron, {colour}, fill={colour}!12, text=black] at ({x:g},{y:g}) {{{text}}};"


def _edges(request: Request, layer: LayerOutline, before: _Column, after: _Column) -> Iterator[str]:
    """Edges of the weights, or a block where a layer has no weight for each pair of neurons."""
    weights = _weights(request, layer, len(before.labels) + before.more)
    left, right = before.index * _ACROSS, after.index * _ACROSS
    if weights is None:
        symbols = [tex_symbol(request.network.program.matrices[name]) for name in layer.parameters]
        yield comment(f"Layer {layer.index} has no weight for each pair of neurons.")
        inside = ", ".join(f"${symbol}$" for symbol in symbols[:3])
        label = tex_text(request.catalogue.say(layer.label) or layer.kind)
        yield rf"\draw[very thick, role-weight, ->] ({left + 0.6:g},0) -- ({right - 0.6:g},0);"
        yield (
            rf"\node[draw=role-weight, fill=white, rounded corners, align=center, font=\small] "
            rf"at ({(left + right) / 2:g},0) {{{label}\\{inside}}};"
        )
        return
    first = -1 if before.bias else 0
    cells = [
        (unit, to, float(weights[unit - first, to]))
        for unit in range(first, len(before.labels))
        for to in range(len(after.labels))
    ]
    largest = max((abs(value) for *_, value in cells if np.isfinite(value)), default=0.0) or 1.0
    yield comment(f"Layer {layer.index}: from, to, weight.")
    for unit, to, value in cells:
        if not np.isfinite(value) or abs(value) <= _DEPTH * largest:
            continue
        width = _THINNEST + (_WIDEST - _THINNEST) * abs(value) / largest
        style = ", dashed" if value < 0 else ""
        colour = "role-bias" if unit == -1 else "role-weight"
        ends = f"({left:g},{before.height(unit):g}) -- ({right:g},{after.height(to):g})"
        name = "bias" if unit == -1 else before.labels[unit]
        told = comment(f"{name}, {after.labels[to]}, {value:.6g}")
        yield rf"\draw[{colour}, line width={width:.2f}pt{style}] {ends}; {told}"


def _weights(request: Request, layer: LayerOutline, entering: int) -> Array | None:
    """A row for the bias neuron, if there is one, then one for each neuron; None if there is no such
    matrix.
    """
    if layer.weight is None:
        return None
    weights = request.values[layer.weight]
    if layer.mask is not None:
        weights = weights * request.values[layer.mask]
    if layer.bias is not None:
        weights = np.concatenate([request.values[layer.bias], weights])
    expected = entering + (1 if layer.augmented or layer.bias else 0), layer.units
    return weights if weights.shape == expected else None
