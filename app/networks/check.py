"""What a spec must fulfil beyond its types: sizes that agree, and limits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.limits import Limits
from app.networks.models import DenseLayer, InlineDataset, Spec
from app.words.phrase import Figure, Phrase, phrase


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
    for n, layer in enumerate(spec.layers):
        if layer.units > limits.units:
            raise SpecError(
                phrase("{units} units; at most {most} are allowed", units=layer.units, most=limits.units),
                where=f"layers[{n}].units",
                code="too_large",
            )
    last = spec.layers[-1]
    if spec.loss == "binary_cross_entropy" and last.activation not in ("sigmoid", "identity"):
        raise SpecError(
            phrase(
                "binary_cross_entropy needs probabilities, and {activation} doesn't give them; use "
                "sigmoid (or identity: its output is then taken as logits)",
                activation=last.activation,
            ),
            where=f"layers[{len(spec.layers) - 1}].activation",
        )
    if isinstance(spec.dataset, InlineDataset):
        _check_inline(spec.dataset, limits)


def _check_inline(data: InlineDataset, limits: Limits) -> None:
    inputs = _check_rectangle(data.x, "dataset.x")
    outputs = _check_rectangle(data.y, "dataset.y")
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


def _check_rectangle(rows: Sequence[Sequence[float]], where: str) -> int:
    """The number of columns, if there is at least one cell and all rows are as long."""
    if not rows or not rows[0]:
        raise SpecError(phrase("needs at least one row and one column"), where=where)
    width = len(rows[0])
    for n, row in enumerate(rows):
        if len(row) != width:
            raise SpecError(
                phrase(
                    "row {n} has {columns} columns, row 0 has {width}; all rows must be as long",
                    n=n,
                    columns=len(row),
                    width=width,
                ),
                where=f"{where}[{n}]",
                code="ragged_matrix",
            )
    return width


def check_fit(spec: Spec, limits: Limits, *, cases: int, inputs: int, outputs: int, y: Array) -> None:
    """Refuse layers that don't fit the cases: widths, weights, biases, targets, cells.

    Args:
        y: the targets, cases × outputs.

    Raises:
        SpecError: in the names of the axes.
    """
    entering, axis = inputs, phrase("{count} inputs", count=inputs)
    cells = cases * (inputs + outputs)
    for n, layer in enumerate(spec.layers):
        _check_start(layer, entering, axis, f"layers[{n}]")
        cells += 2 * entering * layer.units + 6 * cases * layer.units
        entering = layer.units
        axis = phrase("{count} neurons of layer {n}", count=layer.units, n=n + 1)
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
    _check_targets(spec, y)


def _check_start(layer: DenseLayer, entering: int, axis: Phrase, where: str) -> None:
    if layer.weights is not None:
        columns = _check_rectangle(layer.weights, f"{where}.weights")
        if (len(layer.weights), columns) != (entering, layer.units):
            raise SpecError(
                phrase(
                    "weights are {rows} × {columns}, but {entering} × {units} units are needed "
                    "(without the bias row)",
                    rows=len(layer.weights),
                    columns=columns,
                    entering=axis,
                    units=layer.units,
                ),
                where=f"{where}.weights",
                code="shape_mismatch",
            )
    if layer.bias_values is not None:
        if layer.bias == "none":
            raise SpecError(
                phrase("bias_values are given, but bias is 'none'; choose another bias or leave them out"),
                where=f"{where}.bias_values",
            )
        if len(layer.bias_values) != layer.units:
            raise SpecError(
                phrase(
                    "{values} bias values, but the layer has {units} units",
                    values=len(layer.bias_values),
                    units=layer.units,
                ),
                where=f"{where}.bias_values",
                code="shape_mismatch",
            )


def _check_targets(spec: Spec, y: Array) -> None:
    if spec.loss == "mean_squared_error":
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
