"""The colours of the roles on paper, as the style sheet of the pages has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.engine.matrix import Matrix

TOKENS = Path(__file__).resolve().parents[3] / "static/css/tokens.css"
_TEXT = re.compile(r"--role-(\w+)-text: #([0-9a-f]{6});")


@cache
def role_colours() -> Mapping[str, str]:
    """Six hexadecimal digits for each role; small text in them can be read on white."""
    paper, _, _ = TOKENS.read_text(encoding="utf-8").partition("}")
    return dict(_TEXT.findall(paper))


def role_of(matrix: Matrix, matrices: Mapping[str, Matrix]) -> str:
    """The role whose colour a matrix wears: a gradient that of the matrix that it belongs to."""
    return matrices[matrix.gradient_of].role if matrix.gradient_of else matrix.role
