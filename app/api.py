"""Rowcol in Python: build a network, trace an iteration, train it, export it.

>>> from app.api import build, export, trace, train
>>> xor = build("xor")
>>> numbers = trace(xor, iteration=10)
>>> numbers["Z1"].shape
(4, 3)
>>> numbers.loss < trace(xor).loss
True
>>> train(xor, iterations=1001, every=500).points[-1].accuracy
1.0
>>> export(xor, "csv", matrix="Y").splitlines()[1]
b'case 1,0.0'

A network is named by its name in the gallery, or is a spec: a dict, or a file with JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.registry import Array
from app.exports.forms import OPTIONS, form
from app.exports.request import Request
from app.networks.build import Network
from app.networks.build import build as _build
from app.networks.errors import SpecError
from app.networks.fields import Convention
from app.networks.gallery import gallery, network_spec
from app.networks.models import Spec
from app.networks.spec import parse_spec
from app.trace.trace import trace_json
from app.training.history import Point, Training
from app.training.metrics import Metrics
from app.training.run import Run
from app.wire.exact import encode
from app.words.catalogue import ENGLISH, Catalogue
from app.words.languages import Languages

__all__ = ["History", "Trace", "build", "export", "trace", "train"]

Written = str | Path | Mapping[str, Any] | Spec | Network
"""What a network may be given as: a name of the gallery, a file with a spec, a spec, or as it was built."""

_LOCALE = Path(__file__).resolve().parent.parent / "locale"


def build(spec: Written) -> Network:
    """Build a network.

    Args:
        spec: a name of the gallery, a path of a JSON file, a dict as `docs/api.md` has it, a Spec, or a
            network, which is returned as it is.

    Raises:
        RowcolError: there is no such network, or a part of the spec doesn't fit another; says where and
            what would be right.

    >>> network = build({"dataset": {"x": [[0.0], [1.0]], "y": [[1.0], [0.0]]}, "layers": [{"units": 1}]})
    >>> [step.output for step in network.program.steps][:3]
    ['Z1', 'E', 'L']
    >>> build("nothing")
    Traceback (most recent call last):
        ...
    app.engine.errors.UnknownName: no network 'nothing'; there is neuron, two_to_one, ...
    """
    if isinstance(spec, Network):
        return spec
    if isinstance(spec, Spec):
        return _build(spec)
    if isinstance(spec, Mapping):
        return _build(parse_spec(dict(spec)))
    if isinstance(spec, str) and spec in gallery:
        return _build(gallery[spec].spec())
    path = Path(spec)
    if not path.is_file():
        return _build(network_spec(str(spec)))
    try:
        return _build(parse_spec(json.loads(path.read_text(encoding="utf-8"))))
    except ValueError as error:
        raise SpecError(f"is not JSON: {error}", where=str(path)) from error


class Trace(Mapping[str, Array]):
    """One iteration: every matrix by its id, as arrays of float64 that can't be written to.

    Attributes:
        network: whose iteration it is.
        iteration: updates done before it.
        convention: ``"rows"`` where cases are rows, else ``"columns"``.
        loss, accuracy: of the cases of the iteration; accuracy is None where outputs are no classes.
        steps: each step as a dict: index, phase, layer, op, inputs, output, formula, numpy, text, …
        matrices: each matrix as a dict: id, symbol, role, shape, axes, labels, gradient_of, …

    >>> xor = trace("xor")
    >>> xor["W2"].shape, xor["dW2"].shape
    ((4, 1), (4, 1))
    >>> xor.steps[0]["numpy"]
    'Z1 = X @ W1'
    >>> eval("X @ W1", dict(xor)).tolist() == xor["Z1"].tolist()
    True
    """

    def __init__(self, told: dict[str, Any], network: Network) -> None:
        """
        Args:
            told: as ``trace_json`` gives it.
        """
        self.network = network
        self.iteration: int = told["iteration"]
        self.convention: Convention = told["convention"]
        self.loss: float = told["metrics"]["loss"]
        self.accuracy: float | None = told["metrics"]["accuracy"]
        self.steps: list[dict[str, Any]] = told["steps"]
        self.matrices: list[dict[str, Any]] = told["matrices"]
        self._arrays: dict[str, Array] = {}
        for name, array in told["values"].items():
            self._arrays[name] = np.array(array, order="C")
            self._arrays[name].flags.writeable = False
        self._told = told | {"values": self._arrays}

    def __getitem__(self, name: str) -> Array:
        return self._arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def __repr__(self) -> str:
        return f"<trace of {self.network.spec.name}, iteration {self.iteration}: {', '.join(self)}>"

    def json(self) -> str:
        """The trace as ``rowcol trace`` prints it; every number is exact."""
        return encode(self._told).decode()


def trace(
    spec: Written,
    iteration: int = 0,
    convention: Convention | None = None,
    *,
    language: str = "en",
) -> Trace:
    """Every matrix and every step of one iteration.

    Args:
        spec: as of `build`.
        iteration: how many updates are made before.
        convention: cases as ``"rows"`` or ``"columns"``; as the spec has it if None.
        language: of the words, such as ``"de"``.

    Raises:
        RowcolError: as of `build`; or the iteration is negative.

    >>> trace("xor", convention="columns")["W1"].tolist() == trace("xor")["W1"].T.tolist()
    True
    >>> trace("xor", 5)
    <trace of xor, iteration 5: X, Y, W1, Z1, A1, W2, A1_ones, Z2, A2, E, L, ...>
    """
    network = build(spec)
    run = Run(network)
    run.seek(iteration)
    chosen = convention or network.spec.convention
    return Trace(trace_json(network, run.record(), iteration, chosen, _catalogue(language)), network)


@dataclass(frozen=True)
class History:
    """What a training came to.

    Attributes:
        points: iteration, loss and accuracy on all training cases, on the way and at the end.
        test: loss and accuracy of what was held out, or None.
        parameters: as they are at the last point, by id, in the rows convention.
    """

    points: list[Point]
    test: Metrics | None
    parameters: dict[str, Array]


def train(spec: Written, iterations: int = 1001, every: int | None = None) -> History:
    """Train from the start.

    Args:
        spec: as of `build`.
        iterations: how many there are, counted from 0: so the last one is computed after one update less.
        every: how many lie between two points; a tenth by default. The last is always one.

    Raises:
        RowcolError: as of `build`.
        ValueError: less than one iteration.

    >>> history = train("three_clusters", iterations=21, every=10)
    >>> [point.iteration for point in history.points]
    [0, 10, 20]
    >>> history.test.loss < 3
    True
    >>> sorted(history.parameters)
    ['W1', 'W2', 'b1', 'b2']
    """
    if iterations < 1 or (every is not None and every < 1):
        raise ValueError("iterations and every must be 1 or more")
    network = build(spec)
    training = Training(network, iterations, every or max(1, (iterations - 1) // 10))
    points = list(training.points())
    values = training.run.record()
    parameters = {name: np.array(values[name]) for name in network.program.parameters}
    return History(points, training.test(), parameters)


def export(
    spec: Written,
    form_name: str,
    path: str | Path | None = None,
    *,
    iteration: int = 0,
    convention: Convention | None = None,
    language: str = "en",
    **options: Any,
) -> bytes:
    """A network as a picture, a document, code or numbers.

    Args:
        spec: as of `build`.
        form_name: a form of `docs/exports.md`, such as ``"svg"``.
        path: a file that is written, too.
        iteration, convention, language: as of `trace`.
        options: what the form heeds: ``step``, ``lens``, ``cell`` (row, column), ``k``, ``theme``,
            ``matrix``, ``scale``, ``width``, ``transparent``, ``until``, ``paper``. Steps and cells count
            from 0.

    Returns:
        What is in the file.

    Raises:
        RowcolError: as of `build`; or there is no such form, step, cell or matrix; says what there is.
        TypeError: an option that the form doesn't heed.

    >>> print(export("xor", "csv", matrix="L").decode())
    L,loss
    loss,0.25311695004971546
    <BLANKLINE>
    >>> export("xor", "csv", matrix="L", lens="rows")
    Traceback (most recent call last):
        ...
    TypeError: 'csv' heeds matrix, not lens
    """
    chosen = form(form_name)
    for option in options:
        if option not in OPTIONS or option not in chosen.reads:
            raise TypeError(f"{form_name!r} heeds {', '.join(chosen.reads) or 'no options'}, not {option}")
    made = chosen.make(request_of(build(spec), iteration, convention, language, **options))
    if path is not None:
        Path(path).write_bytes(made)
    return made


def request_of(
    network: Network, iteration: int, convention: Convention | None, language: str, **options: Any
) -> Request:
    """What forms are made of, with the numbers of that iteration."""
    run = Run(network)
    run.seek(iteration)
    return Request(
        network=network,
        values=run.record(),
        iteration=iteration,
        convention=convention or network.spec.convention,
        catalogue=_catalogue(language),
        **options,
    )


def _catalogue(language: str) -> Catalogue:
    """Raises ValueError: the language isn't there."""
    if language == ENGLISH.language:
        return ENGLISH
    languages = Languages(_LOCALE)
    found = languages.find(language)
    if found is None:
        raise ValueError(
            f"no language {language!r}; there are {', '.join(one.language for one in languages)}"
        )
    return found
