"""The colours of the roles are told apart, also by those who see fewer colours."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

CSS = Path(__file__).resolve().parents[2] / "static/css"
ROLES = ["input", "bias", "weight", "hidden", "output", "target"]
# Machado, Oliveira and Fernandes (2009), severity 1, on linear light.
SEEN = {
    "protanopia": "0.152286 1.052583 -0.204868 0.114503 0.786281 0.099216 -0.003882 -0.048116 1.051998",
    "deuteranopia": "0.367322 0.860646 -0.227968 0.280085 0.672501 0.047413 -0.01182 0.04294 0.968881",
    "tritanopia": "1.255528 -0.076749 -0.178779 -0.078411 0.930809 0.147602 0.004733 0.691367 0.3039",
}
# CIE76; 2.3 is just noticed side by side. Roles have names, too: this is for the glance.
FAR_ENOUGH = 12
THEMES = {
    "paper": ("tokens.css", ":root {"),
    "board": ("tokens.css", '[data-theme="board"] {'),
    "projector": ("projector-type.css", 'html[data-theme="projector"] {'),
}


def colours(theme: str) -> dict[str, str]:
    file, start = THEMES[theme]
    rules = (CSS / file).read_text()
    rules = rules[rules.index(start) :]
    return {role: re.search(rf"--role-{role}: (#\w{{6}});", rules)[1] for role in ROLES}


def light(colour: str) -> np.ndarray:
    values = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = (to_xyz @ np.clip(rgb, 0, 1)) / np.array([0.9505, 1, 1.089])
    f = [np.cbrt(v) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("theme", THEMES)
def test_no_two_roles_look_alike(theme, seen):
    as_seen = np.array(SEEN[seen].split(), dtype=float).reshape(3, 3)
    shown = {role: lab(as_seen @ light(colour)) for role, colour in colours(theme).items()}
    near = [
        (one, other)
        for one, other in itertools.combinations(ROLES, 2)
        if np.linalg.norm(shown[one] - shown[other]) < FAR_ENOUGH
    ]
    assert near == []
