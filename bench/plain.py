"""The arithmetic of three_clusters as anybody would write it in plain NumPy: the yardstick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from app.networks.build import Network

Array = np.ndarray[Any, np.dtype[np.float64]]


def plain_three_clusters(network: Network) -> Iterator[None]:
    """Gradient descent on ReLU, softmax and L2; each ``next`` does one iteration."""
    x, y = np.array(network.dataset.x), np.array(network.dataset.y)
    w1, b1, w2, b2 = (network.start[name].copy() for name in ("W1", "b1", "W2", "b2"))
    cases = len(x)
    while True:
        z1 = x @ w1 + b1
        a1 = np.maximum(z1, 0)
        z2 = a1 @ w2 + b2
        exp = np.exp(z2 - z2.max(axis=1, keepdims=True))
        dz2 = (exp / exp.sum(axis=1, keepdims=True) - y) / cases
        dw2 = a1.T @ dz2 + 0.01 * w2
        db2 = dz2.sum(axis=0, keepdims=True)
        dz1 = (dz2 @ w2.T) * (z1 > 0)
        dw1 = x.T @ dz1 + 0.01 * w1
        db1 = dz1.sum(axis=0, keepdims=True)
        w1 -= 0.01 * dw1
        b1 -= 0.01 * db1
        w2 -= 0.01 * dw2
        b2 -= 0.01 * db2
        yield
