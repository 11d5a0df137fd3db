"""Inputs for any registered operation, drawn from its own row of the registry."""

import numpy as np

from app.engine.index_string import parse

SIZES = {"i": 3, "j": 4, "k": 2, "f": 2}


def letter_sizes(operation, sizes=SIZES):
    """The size of each letter; where the example parameters name it, theirs."""
    index = parse(operation.index)
    letters = {name for term in (*index.operands, index.result) for axis in term for name in axis.letters}
    return SIZES | sizes | {name: int(n) for name, n in operation.example.items() if name in letters}


def cells(term, sizes):
    """(rows, columns) of a term of an index string."""
    return tuple(axis.size(sizes) for axis in term)


def draw(domain, shape, rng):
    """Numbers of that shape in that domain; those of "real" stay away from 0, where relu has its kink."""
    if domain == "positive":
        return rng.uniform(0.5, 2.0, shape)
    if domain == "unit":
        return rng.uniform(0.1, 0.9, shape)
    if domain == "distribution":
        weights = rng.uniform(0.1, 1.0, shape)
        return weights / weights.sum(axis=1, keepdims=True)
    if domain == "mask":  # all is seen: a cell that isn't would be read by nothing
        return np.ones(shape)
    return rng.uniform(0.1, 2.0, shape) * rng.choice([-1.0, 1.0], shape)


def domains(operation):
    """One domain an operand."""
    return operation.domains or ("real",) * len(operation.vjps)


def inputs_for(operation, rng, sizes=SIZES):
    """One array an operand."""
    known = letter_sizes(operation, sizes)
    terms = parse(operation.index).operands
    return [
        draw(domain, cells(term, known), rng) for domain, term in zip(domains(operation), terms, strict=True)
    ]


def forward(operation, inputs, sizes=SIZES, params=None):
    """The operation's value in a new array; what was there before must not matter, so it holds NaN."""
    known = letter_sizes(operation, sizes) | (params or {})
    out = np.full(cells(parse(operation.index).result, known), np.nan)
    with np.errstate(all="ignore"):
        operation.forward(out, *inputs, **(operation.example if params is None else params))
    return out
