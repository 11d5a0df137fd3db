"""The copy task: three letters, then three blanks in whose place the letters are to be said again."""

from __future__ import annotations

from itertools import product

import numpy as np

from app.engine.registry import Array
from app.networks.datasets.dataset import Dataset

LETTERS, BLANK = "abc", "·"
WORD = 3
LENGTH = 2 * WORD
_HELD_OUT = 4


def copying() -> Dataset:
    """The 27 words of three letters, as 6 tokens each: "abc···" is to give "···abc". Those of three
    different letters come first; every fourth is held out.

    A case is a token: one-hot which it is, and one-hot where it stands. Its name is the number of its
    sequence, its position and the token, "2.3 c".
    """
    words = ["".join(letters) for letters in product(LETTERS, repeat=WORD)]
    words.sort(key=lambda word: -len(set(word)))
    held_out = words[_HELD_OUT - 1 :: _HELD_OUT]
    known = [word for word in words if word not in held_out]
    x, y = _cases(known)
    test_x, test_y = _cases(held_out)
    names = (
        f"{sequence}.{position} {token}"
        for sequence, word in enumerate(known, start=1)
        for position, token in enumerate(word + WORD * BLANK, start=1)
    )
    return Dataset(
        x=x,
        y=y,
        input_names=(*LETTERS, BLANK, *(f"p{position}" for position in range(1, LENGTH + 1))),
        output_names=(*LETTERS, BLANK),
        case_names=tuple(names),
        test_x=test_x,
        test_y=test_y,
    )


def _cases(words: list[str]) -> tuple[Array, Array]:
    """Tokens × (which, where), and tokens × which is to be said."""
    known = LETTERS + BLANK
    given = [known.index(token) for word in words for token in word + WORD * BLANK]
    said = [known.index(token) for word in words for token in WORD * BLANK + word]
    which, where = np.eye(len(known)), np.tile(np.eye(LENGTH), (len(words), 1))
    return np.hstack([which[given], where]), which[said]
