"""Requests for exports, of the gallery and of specs that mean no good."""

from functools import cache

import numpy as np

from app.exports.request import Request
from app.networks.build import Network, build
from app.networks.gallery import gallery
from app.networks.spec import parse_spec
from app.training.run import Run

CONVENTIONS = ("rows", "columns")

# Names that would be code if they stood outside of a comment.
HOSTILE = 'x"""\nraise SystemExit(9)\r\x0craise SystemExit(9)\u2028raise SystemExit(9)\\'
HOSTILE_SPEC = {
    "name": HOSTILE,
    "dataset": {
        "x": [[0.1, -0.0], [1e-300, 3.0]],
        "y": [[0.0], [1.0]],
        "input_names": ["=cmd()", HOSTILE],
        "output_names": ["@sum"],
        "case_names": ["+1", "-1"],
    },
    "layers": [{"units": 1, "activation": "sigmoid"}],
}


@cache
def network_of(name: str) -> Network:
    return build(gallery[name].spec())


def request_of(network: str | dict, **fields) -> Request:
    """A request; its numbers are its own."""
    built = network_of(network) if isinstance(network, str) else build(parse_spec(network))
    run = Run(built)
    run.seek(fields.get("iteration", 0))
    values = {name: np.array(array) for name, array in run.record().items()}
    return Request(network=built, values=values, **fields)
