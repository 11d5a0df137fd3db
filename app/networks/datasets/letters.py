"""Four letters of 8 × 8 pixels, 1 for ink and −1 for paper, drawn for Rowcol."""

from __future__ import annotations

import numpy as np

from app.networks.datasets.dataset import Dataset

_LETTERS = {
    "R": "######.. ##...##. ##...##. ######.. ##.##... ##..##.. ##...##. ........",
    "O": ".######. ##....## ##....## ##....## ##....## ##....## .######. ........",
    "W": "#......# #......# #..##..# #.#..#.# ##....## #......# ........ ........",
    "L": "........ .##..... .##..... .##..... .##..... .##..... .######. .######.",
}


def letters() -> Dataset:
    """4 letters × 64 pixels; the targets are the letters again."""
    drawn = [[1.0 if dot == "#" else -1.0 for dot in rows.replace(" ", "")] for rows in _LETTERS.values()]
    pixels = tuple(f"p{row}{column}" for row in range(1, 9) for column in range(1, 9))
    return Dataset(
        x=np.array(drawn),
        y=np.array(drawn),
        input_names=pixels,
        output_names=pixels,
        case_names=tuple(_LETTERS),
        image=(8, 8),
    )
