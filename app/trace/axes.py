"""What prose calls an axis: its cells alone, each of them, so many of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.engine.matrix import BIAS_LABEL, Axis, Matrix
from app.trace.axis_words import KINDS, AxisWords
from app.words.catalogue import Catalogue
from app.words.phrase import Figure, Phrase, initial, phrase, plural

_NUMBERED = re.compile(r"(hidden) (\d+)")


def _kind(axis: str) -> AxisWords:
    """The row of an axis; a name that isn't there speaks for itself."""
    hidden = _NUMBERED.fullmatch(axis)
    if hidden:
        layer = hidden[2]
        return AxisWords(
            phrase("hidden {layer}", layer=layer),
            phrase("each neuron of hidden layer {layer}", layer=layer),
            phrase("each neuron of hidden layer {layer}", layer=layer),
            phrase("hidden {layer}", layer=layer),
            lambda n: plural(
                n,
                "{count} neuron of hidden layer {layer}",
                "{count} neurons of hidden layer {layer}",
                layer=layer,
            ),
            lambda n: phrase("neuron {n} of hidden layer {layer}", n=n, layer=layer),
        )
    return KINDS.get(axis) or AxisWords(
        phrase("{axis}", axis=axis),
        phrase("each {axis}", axis=axis),
        phrase("each {axis} neuron", axis=axis),
        phrase("{axis}", axis=axis),
        lambda n: phrase("{axis}: {count}", axis=axis, count=Figure(f"{n:,}")),
        lambda n: phrase("{axis} {n}", axis=axis, n=n),
    )


def several(axis: Axis) -> str:
    """What its cells are called, more than one of them, in English, as formulas have it."""
    return _kind(axis.name).several


def counted(axis: Axis) -> Phrase:
    """How many cells it has: "4 cases"."""
    return _kind(axis.name).counted(axis.size)


def said(letter: str, axis: Axis, catalogue: Catalogue) -> dict[str, str]:
    """What a template may name of the axis that its index string calls by that letter."""
    kind = _kind(axis.name)
    each = catalogue.say(kind.each)
    return {
        f"{letter}.name": catalogue.say(kind.name),
        f"{letter}.each": each,
        f"{letter}.Each": initial(each),
        f"{letter}.each_neuron": catalogue.say(kind.each_neuron),
        f"{letter}.counted": catalogue.say(kind.counted(axis.size)),
        f"{letter}.size": catalogue.figure(f"{axis.size:,}"),
    }


def names(matrices: Iterable[Matrix], longest: int, catalogue: Catalogue) -> dict[str, str]:
    """What a language shows in place of the axes and labels of matrices, where that is another text.

    Axes and labels are names that programs compare, in English always; "case {n}" stands for the
    labels of an axis whose cells only have numbers.

    Args:
        longest: longer axes are numbered by whoever shows them.
    """
    shown: dict[str, str] = {}
    for axis in {axis: None for matrix in matrices for axis in (matrix.rows, matrix.columns)}:
        kind = _kind(axis.name)
        shown[axis.name] = catalogue.say(kind.name)
        shown[f"{axis.name} {{n}}"] = catalogue.say(kind.cell("{n}"))
        if axis.size > longest or axis.within is not None:
            continue
        for n, label in enumerate(axis.all_labels(), start=1):
            if isinstance(label, Phrase):
                shown[str(label)] = catalogue.say(label)
            elif label == BIAS_LABEL:
                shown[label] = catalogue.say(phrase("bias"))
            elif label == f"{axis.name} {n}":
                shown[label] = catalogue.say(kind.cell(n))
    return {name: text for name, text in shown.items() if text != name}
