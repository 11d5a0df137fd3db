"""Handwritten digits, 8 × 8 pixels, from 13 people."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.networks.datasets.dataset import Dataset

_FILE = Path(__file__).parent / "files" / "digits.npz"
SIDE = 8
_INK = 16  # of a pixel that is full
_HELD_OUT = 5


def digits() -> Dataset:
    """1,438 images with their digit one-hot, and every fifth of the 1,797 held out: 359. Ink 0 to 1.

    Source: Alpaydin & Kaynak 1998, "Optical Recognition of Handwritten Digits", its test set.
    """
    with np.load(_FILE) as file:
        x, y = file["images"] / _INK, np.eye(10)[file["labels"]]
    test = np.arange(len(x)) % _HELD_OUT == _HELD_OUT - 1
    return Dataset(
        x=x[~test],
        y=y[~test],
        input_names=tuple(f"p{row}{column}" for row in range(1, SIDE + 1) for column in range(1, SIDE + 1)),
        output_names=tuple(map(str, range(10))),
        test_x=x[test],
        test_y=y[test],
        image=(SIDE, SIDE),
    )
