"""A trace: a program with the values of one iteration, as the contract has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.engine.registry import Array
from app.networks.build import Network
from app.networks.fields import Convention
from app.trace.mirror import mirror_values
from app.trace.outline import VERSION, matrices_json, names_json, steps_json
from app.training.metrics import measured
from app.words.catalogue import ENGLISH, Catalogue


def trace_json(
    network: Network,
    values: Mapping[str, Array],
    iteration: int,
    convention: Convention = "rows",
    catalogue: Catalogue = ENGLISH,
) -> dict[str, Any]:
    """The trace of one iteration; its values are arrays, for the wire to encode.

    Args:
        values: every matrix of that iteration, in the rows convention (`Run.record`).
        iteration: updates done before it.
        convention: columns gives the mirror: every matrix transposed, every product reversed.
        catalogue: the language of its words.
    """
    program = network.program
    metrics = measured(values, program.loss, program.prediction, values["Y"], network.dataset.scored)
    shown = values if convention == "rows" else mirror_values(values)
    return {
        "version": VERSION,
        "network": network.spec.name,
        "iteration": iteration,
        "convention": convention,
        "matrices": matrices_json(network, convention, complete=True, catalogue=catalogue),
        "steps": steps_json(network, convention, catalogue),
        "values": {name: shown[name] for name in program.matrices},
        "metrics": {"loss": metrics.loss, "accuracy": metrics.accuracy},
    } | names_json(network, catalogue)
