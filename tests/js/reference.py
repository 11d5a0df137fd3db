"""Writes what the evaluator in JavaScript is compared with: NumPy's numbers of every network of the gallery,
and of every operation. ``python reference.py FOLDER``
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "engine")]

from samples import cells, forward, inputs_for, letter_sizes  # noqa: E402

from app.engine.index_string import parse  # noqa: E402
from app.engine.registry import OPERATIONS, operation  # noqa: E402
from app.networks.build import build  # noqa: E402
from app.networks.gallery import gallery  # noqa: E402
from app.trace.mirror import is_product  # noqa: E402
from app.trace.outline import program_json  # noqa: E402
from app.training.run import Run  # noqa: E402

ITERATION = 3  # by then an optimizer's state isn't 0 any more
SMALL = {"i": 3, "j": 4, "k": 2, "f": 2}
UNEVEN = {"i": 5, "j": 11, "k": 9, "f": 3}


def networks(folder: Path) -> list[dict]:
    """A file of float64 a network, all matrices one after the other in the rows convention."""
    written = []
    for name, entry in gallery.items():
        network = build(entry.spec())
        run = Run(network)
        run.seek(ITERATION)
        metrics = run.metrics()
        values = run.record()
        with (folder / f"{name}.bin").open("wb") as file:
            for array in values.values():
                file.write(np.ascontiguousarray(array).tobytes())
        programs = {convention: program_json(network, convention) for convention in ("rows", "columns")}
        written.append(
            {
                "name": name,
                "programs": programs,
                "shapes": {matrix: array.shape for matrix, array in values.items()},
                "batched": network.spec.batch_size not in (None, len(network.dataset.x)),
                "scored": network.dataset.scored,
                "metrics": {"loss": metrics.loss, "accuracy": metrics.accuracy},
            }
        )
    return written


def operations() -> list[dict]:
    """Programs of one step: every operation on random numbers, small and less so, in both conventions."""
    rng = np.random.default_rng(7)
    return [
        _program(name, sizes, rng, columns)
        for name in OPERATIONS
        for sizes in (SMALL, UNEVEN)
        for columns in (False, True)
    ]


def _program(name: str, sizes: dict[str, int], rng: np.random.Generator, columns: bool) -> dict:
    row = operation(name)
    operands = inputs_for(row, rng, sizes)
    result = forward(row, operands, sizes)
    assert result.shape == cells(parse(row.index).result, letter_sizes(row, sizes))
    inputs, op = [f"M{n}" for n in range(len(operands))], name
    arrays = dict(zip([*inputs, "R"], [*operands, result], strict=True))
    if columns:
        arrays = {key: array.T for key, array in arrays.items()}
        if is_product(name):
            op, inputs = row.mirror, inputs[::-1]
    return {
        "program": {
            "convention": "columns" if columns else "rows",
            "matrices": [{"id": key, "shape": array.shape, "next_of": None} for key, array in arrays.items()],
            "steps": [{"op": op, "inputs": inputs, "output": "R", "params": dict(row.example)}],
            "parameters": [],
        },
        "values": {key: array.tolist() for key, array in arrays.items()},
    }


if __name__ == "__main__":
    target = Path(sys.argv[1])
    reference = {"registry": list(OPERATIONS), "operations": operations(), "networks": networks(target)}
    (target / "reference.json").write_text(json.dumps(reference))
