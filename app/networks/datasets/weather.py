"""The weather that nobody sees, told from whether an umbrella is carried: a hidden Markov model."""

from __future__ import annotations

import numpy as np

from app.engine.registry import Array
from app.networks.datasets.dataset import Dataset
from app.networks.labels import subscript
from app.words.phrase import phrase

DAYS = 5
TRANSITION = [[0.8, 0.05, 0.15], [0.2, 0.6, 0.2], [0.2, 0.3, 0.5]]
"""From today's weather (sunny, rainy, foggy) to tomorrow's."""
EMISSION = [[0.1, 0.9], [0.8, 0.2], [0.3, 0.7]]
"""For each weather, the probability of an umbrella and of none."""
START = TRANSITION[0]
"""Of the first day: the day before it was sunny."""
_CASES, _HELD_OUT = 10_000, 2_000


def weather() -> Dataset:
    """8,000 times five days, drawn by the seed 0, and 2,000 held out: an umbrella, yes or no, a day, and the
    weather of the fifth day, one-hot.

    Source: Fosler-Lussier 1998, "Markov Models and Hidden Markov Models: A Brief Tutorial", tables 1 and 2:
    someone in a locked room sees only whether the caretaker carries an umbrella.
    """
    generator = np.random.default_rng(0)
    transition, emission = np.array(TRANSITION), np.array(EMISSION)
    states = _draw(generator, np.tile(START, (_CASES, 1)))
    seen = np.empty((_CASES, DAYS, 2))
    for day in range(DAYS):
        states = _draw(generator, transition[states]) if day else states
        seen[:, day] = np.eye(2)[_draw(generator, emission[states])]
    x, y = seen.reshape(_CASES, -1), np.eye(3)[states]
    names = (phrase("yes"), phrase("no"))
    return Dataset(
        x=x[_HELD_OUT:],
        y=y[_HELD_OUT:],
        input_names=tuple(
            phrase("{name}{n}", name=name, n=subscript(day)) for day in range(1, DAYS + 1) for name in names
        ),
        output_names=(phrase("sunny"), phrase("rainy"), phrase("foggy")),
        test_x=x[:_HELD_OUT],
        test_y=y[:_HELD_OUT],
        reference=posterior,
    )


def _draw(generator: np.random.Generator, probabilities: Array) -> Array:
    """One number a row, from the probabilities of that row."""
    drawn = generator.random((len(probabilities), 1))
    numbers: Array = (drawn > probabilities.cumsum(axis=1)).sum(axis=1)
    return numbers


def posterior(x: Array) -> Array:
    """The probability of each weather on the last day, given what was seen (cases × inputs): the forward
    algorithm.
    """
    seen = x.reshape(len(x), -1, 2)
    belief = np.tile(START, (len(x), 1))
    for day in range(seen.shape[1]):
        prior = belief @ np.array(TRANSITION) if day else belief
        joint = prior * (seen[:, day] @ np.array(EMISSION).T)
        belief = joint / joint.sum(axis=1, keepdims=True)
    return belief
