"""What a spec must fulfil beyond its types: sizes that agree, and limits."""

from __future__ import annotations

import numpy as np

from app.engine.registry import Array
from app.networks.datasets.dataset import Dataset
from app.networks.errors import SpecError
from app.networks.layers import kind_of
from app.networks.limits import Limits
from app.networks.models import InlineDataset, Spec
from app.networks.rectangle import check_rectangle
from app.words.phrase import Figure, phrase


def check(spec: Spec, limits: Limits) -> None:
    """Refuse a spec whose parts don't fit together.

    Sizes that depend on a named dataset are checked when the dataset is loaded, by `check_fit`.

    Raises:
        SpecError: where it is wrong and what would be right.
    """
    if len(spec.layers) > limits.layers:
        raise SpecError(
            phrase(
                "{layers} layers; at most {most} are allowed", layers=len(spec.layers), most=limits.layers
            ),
            where="layers",
            code="too_large",
        )
    activation = getattr(spec.layers[-1], "activation", "identity")
    if spec.loss == "binary_cross_entropy" and activation not in ("sigmoid", "identity"):
        raise SpecError(
            phrase(
                "binary_cross_entropy needs probabilities, and {activation} doesn't give them; use "
                "sigmoid (or identity: its output is then taken as logits)",
                activation=activation,
            ),
            where=f"layers[{len(spec.layers) - 1}].activation",
        )
    for what, value, own in (("loss", spec.loss, "energy"), ("optimizer", spec.optimizer.kind, "sign")):
        if (value == own) != (spec.layers[-1].kind == "hopfield"):
            raise SpecError(
                phrase("{what} '{own}' and a hopfield layer go together", what=what, own=own), where=what
            )
    if isinstance(spec.dataset, InlineDataset):
        _check_inline(spec.dataset, limits)


def _check_inline(data: InlineDataset, limits: Limits) -> None:
    inputs = check_rectangle(data.x, "dataset.x")
    outputs = check_rectangle(data.y, "dataset.y")
    cases = len(data.x)
    if len(data.y) != cases:
        raise SpecError(
            phrase(
                "x has {cases} rows (cases), y has {rows}; each case needs one row of both",
                cases=cases,
                rows=len(data.y),
            ),
            where="dataset.y",
            code="shape_mismatch",
        )
    if cases > limits.cases:
        raise SpecError(
            phrase("{cases} cases; at most {most} are allowed", cases=cases, most=limits.cases),
            where="dataset.x",
            code="too_large",
        )
    if inputs > limits.inputs:
        raise SpecError(
            phrase("{inputs} inputs; at most {most} are allowed", inputs=inputs, most=limits.inputs),
            where="dataset.x",
            code="too_large",
        )
    if data.image is not None and data.image[0] * data.image[1] != inputs:
        height, width = data.image
        raise SpecError(
            phrase(
                "an image of {height} × {width} has {pixels} pixels, but x has {inputs} columns (inputs)",
                height=height,
                width=width,
                pixels=height * width,
                inputs=inputs,
            ),
            where="dataset.image",
            code="shape_mismatch",
        )
    _check_joined(data, cases, limits)
    _check_known(data, cases, outputs)
    for field, names, size, what in (
        ("input_names", data.input_names, inputs, phrase("{size} columns (inputs)", size=inputs)),
        ("output_names", data.output_names, outputs, phrase("{size} columns (outputs)", size=outputs)),
        ("case_names", data.case_names, cases, phrase("{size} rows (cases)", size=cases)),
    ):
        if names is not None and len(names) != size:
            matrix = "y" if field == "output_names" else "x"
            raise SpecError(
                phrase("{names} names, but {matrix} has {axis}", names=len(names), matrix=matrix, axis=what),
                where=f"dataset.{field}",
                code="shape_mismatch",
            )


def _check_joined(data: InlineDataset, cases: int, limits: Limits) -> None:
    """Edges and scored cases name cases that there are; edges join two of them."""
    if data.edges is not None and cases * cases > limits.cells:
        raise SpecError(
            phrase("edges of {cases} cases make too large a matrix, cases × cases", cases=cases),
            where="dataset.edges",
            code="too_large",
        )
    for n, (one, other) in enumerate(data.edges or ()):
        if one == other:
            raise SpecError(
                phrase("an edge joins two cases; case {n} is joined to itself", n=one),
                where=f"dataset.edges[{n}]",
            )
    named = [(f"edges[{n}]", case) for n, edge in enumerate(data.edges or ()) for case in edge]
    named += [(f"scored[{n}]", case) for n, case in enumerate(data.scored or ())]
    for where, case in named:
        if case >= cases:
            raise SpecError(
                phrase("there are {cases} cases, numbered 0 to {last}", cases=cases, last=cases - 1),
                where=f"dataset.{where}",
            )


def _check_known(data: InlineDataset, cases: int, outputs: int) -> None:
    if data.known is None:
        return
    columns = check_rectangle(data.known, "dataset.known")
    if (len(data.known), columns) != (cases, outputs):
        raise SpecError(
            phrase(
                "known has {rows} rows and {columns} columns, but y has {cases} and {outputs}",
                rows=len(data.known),
                columns=columns,
                cases=cases,
                outputs=outputs,
            ),
            where="dataset.known",
            code="shape_mismatch",
        )
    flat = [value for row in data.known for value in row]
    if not set(flat) <= {0, 1} or not any(flat):
        raise SpecError(
            phrase("known is 1 where a target is known, else 0, and one at least is known"),
            where="dataset.known",
        )


def check_fit(spec: Spec, limits: Limits, dataset: Dataset) -> None:
    """Refuse layers that don't fit the cases: widths, weights, biases, targets, cells.

    Raises:
        SpecError: in the names of the axes.
    """
    (cases, inputs), outputs = dataset.x.shape, dataset.y.shape[1]
    entering, axis = inputs, phrase("{count} inputs", count=inputs)
    cells = cases * (inputs + outputs)
    for n, layer in enumerate(spec.layers):
        kind = kind_of(layer)
        kind.check(layer, entering, axis, dataset, f"layers[{n}]")
        units = kind.units(layer, entering, dataset)
        if units > limits.units:
            raise SpecError(
                phrase("{units} units; at most {most} are allowed", units=units, most=limits.units),
                where=f"layers[{n}].units" if hasattr(layer, "units") else f"layers[{n}]",
                code="too_large",
            )
        cells += kind.cells(layer, entering, spec.batch_size or cases)
        entering = units
        axis = phrase("{count} neurons of layer {n}", count=units, n=n + 1)
    if entering != outputs:
        raise SpecError(
            phrase(
                "the last layer has {units} units, but y has {outputs} columns (outputs); give the "
                "last layer {outputs} units",
                units=entering,
                outputs=outputs,
            ),
            where=f"layers[{len(spec.layers) - 1}].units",
            code="shape_mismatch",
        )
    if cells > limits.cells:
        raise SpecError(
            phrase(
                "its matrices have about {cells} cells together; at most {most} are allowed",
                cells=Figure(f"{cells:,}"),
                most=Figure(f"{limits.cells:,}"),
            ),
            where="layers",
            code="too_large",
        )
    if spec.batch_size is not None and spec.batch_size > cases:
        raise SpecError(
            phrase(
                "a batch of {size} from {cases} cases; at most {cases}", size=spec.batch_size, cases=cases
            ),
            where="batch_size",
        )
    if spec.batch_size is not None and dataset.graph is not None:
        raise SpecError(
            phrase("edges join the cases here: all of them make one batch; leave batch_size out"),
            where="batch_size",
        )
    if spec.batch_size is not None and (dataset.scored or dataset.known is not None):
        raise SpecError(
            phrase("only some targets are known here: all cases make one batch; leave batch_size out"),
            where="batch_size",
        )
    joining = [layer.kind for layer in spec.layers if kind_of(layer).joins_cases]
    if spec.batch_size is not None and joining:
        raise SpecError(
            phrase(
                "in a layer of kind {kind} a case takes something from others, so all cases make one batch; "
                "leave batch_size out",
                kind=repr(joining[0]),
            ),
            where="batch_size",
        )
    _check_targets(spec, dataset.y)


def _check_targets(spec: Spec, y: Array) -> None:
    if spec.loss in ("mean_squared_error", "energy"):
        return
    outside = np.flatnonzero(((y < 0) | (y > 1)).any(axis=1))
    if len(outside):
        raise SpecError(
            phrase("{loss} needs targets between 0 and 1", loss=spec.loss), where=f"dataset.y[{outside[0]}]"
        )
    totals = y.sum(axis=1)
    wrong = np.flatnonzero(np.abs(totals - 1) > 1e-9)
    if spec.loss == "softmax_cross_entropy" and len(wrong):
        raise SpecError(
            phrase(
                "softmax_cross_entropy needs targets that add up to 1 for each case; row {row} adds "
                "up to {total}",
                row=wrong[0],
                total=Figure(f"{totals[wrong[0]]:g}"),
            ),
            where=f"dataset.y[{wrong[0]}]",
        )
