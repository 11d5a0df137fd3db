"""The table of axes: what prose calls the cells of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.engine.matrix import BIAS_LABEL
from app.words.phrase import Phrase, phrase, plural


@dataclass(frozen=True)
class AxisWords:
    """What is said of one kind of axis.

    Attributes:
        name: one of its cells.
        each: every one of them, as the subject of a sentence.
        each_neuron: the same where its cells are spoken of as neurons.
        several: some of them.
        counted: so many of them.
        cell: one that only has a number.
    """

    name: Phrase
    each: Phrase
    each_neuron: Phrase
    several: Phrase
    counted: Callable[[int], Phrase]
    cell: Callable[[object], Phrase]


KINDS = {
    "case": AxisWords(
        phrase("case"),
        phrase("each case"),
        phrase("each case"),
        phrase("cases"),
        lambda n: plural(n, "{count} case", "{count} cases"),
        lambda n: phrase("case {n}", n=n),
    ),
    "input": AxisWords(
        phrase("input"),
        phrase("each input"),
        phrase("each input neuron"),
        phrase("inputs"),
        lambda n: plural(n, "{count} input", "{count} inputs"),
        lambda n: phrase("input {n}", n=n),
    ),
    "hidden": AxisWords(
        phrase("hidden"),
        phrase("each hidden neuron"),
        phrase("each hidden neuron"),
        phrase("hidden"),
        lambda n: plural(n, "{count} hidden neuron", "{count} hidden neurons"),
        lambda n: phrase("hidden neuron {n}", n=n),
    ),
    "output": AxisWords(
        phrase("output"),
        phrase("each output"),
        phrase("each output neuron"),
        phrase("outputs"),
        lambda n: plural(n, "{count} output", "{count} outputs"),
        lambda n: phrase("output {n}", n=n),
    ),
    "patch": AxisWords(
        phrase("patch"),
        phrase("each patch"),
        phrase("each patch"),
        phrase("patches"),
        lambda n: plural(n, "{count} patch", "{count} patches"),
        lambda n: phrase("patch {n}", n=n),
    ),
    "pixel": AxisWords(
        phrase("pixel"),
        phrase("each pixel of the patch"),
        phrase("each pixel of the patch"),
        phrase("pixels"),
        lambda n: plural(n, "{count} pixel of the patch", "{count} pixels of the patch"),
        lambda n: phrase("pixel {n} of the patch", n=n),
    ),
    "filter": AxisWords(
        phrase("filter"),
        phrase("each filter"),
        phrase("each filter"),
        phrase("filters"),
        lambda n: plural(n, "{count} filter", "{count} filters"),
        lambda n: phrase("filter {n}", n=n),
    ),
    "neuron": AxisWords(
        phrase("neuron"),
        phrase("each neuron"),
        phrase("each neuron"),
        phrase("neurons"),
        lambda n: plural(n, "{count} neuron", "{count} neurons"),
        lambda n: phrase("neuron {n}", n=n),
    ),
    "scored case": AxisWords(
        phrase("scored case"),
        phrase("each scored case"),
        phrase("each scored case"),
        phrase("scored cases"),
        lambda n: plural(n, "{count} scored case", "{count} scored cases"),
        lambda n: phrase("scored case {n}", n=n),
    ),
    "piece": AxisWords(
        phrase("piece"),
        phrase("each piece"),
        phrase("each piece"),
        phrase("pieces"),
        lambda n: plural(n, "{count} piece", "{count} pieces"),
        lambda n: phrase("piece {n}", n=n),
    ),
    "entry": AxisWords(
        phrase("entry"),
        phrase("each entry of the piece"),
        phrase("each entry of the piece"),
        phrase("entries"),
        lambda n: plural(n, "{count} entry of the piece", "{count} entries of the piece"),
        lambda n: phrase("entry {n} of the piece", n=n),
    ),
    "group": AxisWords(
        phrase("group"),
        phrase("each group"),
        phrase("each group"),
        phrase("groups"),
        lambda n: plural(n, "{count} group", "{count} groups"),
        lambda n: phrase("group {n}", n=n),
    ),
    "unit": AxisWords(
        phrase("unit"),
        phrase("each unit of the group"),
        phrase("each unit of the group"),
        phrase("units"),
        lambda n: plural(n, "{count} unit of the group", "{count} units of the group"),
        lambda n: phrase("unit {n} of the group", n=n),
    ),
    "rank": AxisWords(
        phrase("rank"),
        phrase("each rank"),
        phrase("each rank"),
        phrase("ranks"),
        lambda n: plural(n, "{count} rank", "{count} ranks"),
        lambda n: phrase("rank {n}", n=n),
    ),
    "r × g": AxisWords(
        phrase("r × g"),
        phrase("each pair of rank and group"),
        phrase("each pair of rank and group"),
        phrase("r × g"),
        lambda n: plural(n, "{count} pair of rank and group", "{count} pairs of rank and group"),
        lambda n: phrase("pair {n} of rank and group", n=n),
    ),
    "a × r": AxisWords(
        phrase("a × r"),
        phrase("each pair of piece and rank"),
        phrase("each pair of piece and rank"),
        phrase("a × r"),
        lambda n: plural(n, "{count} pair of piece and rank", "{count} pairs of piece and rank"),
        lambda n: phrase("pair {n} of piece and rank", n=n),
    ),
    BIAS_LABEL: AxisWords(
        phrase("bias"),
        phrase("the bias"),
        phrase("the bias"),
        phrase("biases"),
        lambda n: plural(n, "{count} bias", "{count} biases"),
        lambda n: phrase("bias {n}", n=n),
    ),
    "feature": AxisWords(
        phrase("feature"),
        phrase("each feature"),
        phrase("each feature"),
        phrase("features"),
        lambda n: plural(n, "{count} feature", "{count} features"),
        lambda n: phrase("feature {n}", n=n),
    ),
    "mean": AxisWords(
        phrase("mean"),
        phrase("the mean"),
        phrase("the mean"),
        phrase("means"),
        lambda n: plural(n, "{count} mean", "{count} means"),
        lambda n: phrase("mean {n}", n=n),
    ),
    "gain": AxisWords(
        phrase("gain"),
        phrase("the gain"),
        phrase("the gain"),
        phrase("gains"),
        lambda n: plural(n, "{count} gain", "{count} gains"),
        lambda n: phrase("gain {n}", n=n),
    ),
    "sum": AxisWords(
        phrase("sum"),
        phrase("each sum"),
        phrase("each sum"),
        phrase("sums"),
        lambda n: plural(n, "{count} sum", "{count} sums"),
        lambda n: phrase("sum {n}", n=n),
    ),
    "loss": AxisWords(
        phrase("loss"),
        phrase("the loss"),
        phrase("the loss"),
        phrase("losses"),
        lambda n: plural(n, "{count} loss", "{count} losses"),
        lambda n: phrase("loss {n}", n=n),
    ),
}
