"""How large a network may be that somebody sends."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Maxima of a spec and of what may be asked of it.

    Attributes:
        layers: number of layers.
        units: neurons of one layer.
        inputs: columns of X.
        cases: rows of X.
        cells: cells of all matrices of the program together.
        iterations: iterations of one request.
    """

    layers: int = 8
    units: int = 256
    inputs: int = 1024
    cases: int = 20_000
    cells: int = 8_000_000
    iterations: int = 100_000
