"""A graph as a picture: where its dots stand, and which of them an edge joins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.engine.registry import Array

MOST = 64
"""A graph of more dots isn't drawn: it couldn't be read."""
_ROUNDS = 200
_DECIMALS = 3
_WIDE = 1.6
_LEAST = 0.125
"""A picture is so much wider than high, and its dots are so far from each other, in heights."""


@dataclass(frozen=True)
class Drawing:
    """A graph whose edges are cells of a square matrix.

    Attributes:
        matrix: its id.
        places: of each dot, across and down, from 0 to 1.
        edges: pairs of dots, from and to: row and column of the matrix.
        directed: whether the edges have a direction.
        roles: of each dot: input, hidden, output; none where all are cases.
    """

    matrix: str
    places: tuple[tuple[float, float], ...]
    edges: tuple[tuple[int, int], ...]
    directed: bool
    roles: tuple[str, ...] = ()


def spread(joined: Array) -> tuple[tuple[float, float], ...]:
    """Places at which dots are as far apart as edges lie between them, as nearly as a plane allows.

    The stress majorization of Gansner, Koren & North 2004, from the plane of classical scaling: the same
    places every time.

    Args:
        joined: dots × dots, 1 where an edge joins two of them.
    """
    apart = _steps(joined)
    count = len(apart)
    places = _scaled(apart)
    far = apart + np.eye(count)
    weight = (1 - np.eye(count)) / far**2
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplacian)
    for _ in range(_ROUNDS if count > 1 else 0):
        gaps = np.linalg.norm(places[:, None] - places[None], axis=2)
        pull = weight * apart / np.maximum(gaps, 1e-9)
        places = inverse @ ((np.diag(pull.sum(axis=1)) - pull) @ places)
    return _in_the_unit_square(_pushed_apart(places))


def columns(sizes: Sequence[int]) -> tuple[tuple[float, float], ...]:
    """Places of neurons, a column for each layer."""
    return tuple(
        (layer / max(1, len(sizes) - 1), (n + 0.5) / size)
        for layer, size in enumerate(sizes)
        for n in range(size)
    )


def _steps(joined: Array) -> Array:
    """How many edges lie between two dots at least; between parts that nothing joins, one more than the
    most.
    """
    count = len(joined)
    apart = np.full((count, count), np.inf)
    reached: Array = np.eye(count)
    for step in range(count):
        apart[(reached > 0) & np.isinf(apart)] = step
        reached = ((reached @ joined) > 0) * 1.0
    most = apart[np.isfinite(apart)].max()
    return np.where(np.isinf(apart), most + 1, apart)


def _scaled(apart: Array) -> Array:
    """Classical scaling to two dimensions; the largest coordinate of each is positive."""
    count = len(apart)
    middle = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-0.5 * middle @ apart**2 @ middle)
    two = vectors[:, ::-1][:, :2] * np.sqrt(np.maximum(values[::-1][:2], 1e-6))
    if count == 1:
        return np.zeros((1, 2))
    turned: Array = two * np.sign(two[np.abs(two).argmax(axis=0), [0, 1]])
    return turned


def _pushed_apart(places: Array) -> Array:
    """The same picture where no dot hides another: those that are too near part, a little at a time."""
    wide: Array = places / np.maximum(np.ptp(places, axis=0), 1e-9) * (_WIDE, 1.0)
    for _ in range(_ROUNDS):
        ways = wide[:, None] - wide[None]
        gaps = np.maximum(np.linalg.norm(ways, axis=2), 1e-9) + np.eye(len(wide))
        missing = np.maximum(0.0, _LEAST - gaps) / gaps
        wide = wide + 0.25 * (ways * missing[:, :, None]).sum(axis=1)
    return wide


def _in_the_unit_square(places: Array) -> tuple[tuple[float, float], ...]:
    least, most = places.min(axis=0), places.max(axis=0)
    inside = (places - least) / np.maximum(most - least, 1e-9)
    return tuple((round(float(x), _DECIMALS), round(float(y), _DECIMALS)) for x, y in inside)
