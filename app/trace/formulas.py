"""Formulas: LaTeX for people and papers, MathML for the page, from one template an operation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape

from latex2mathml.converter import convert

from app.engine.matrix import Matrix
from app.engine.program import Step
from app.engine.registry import operation
from app.trace.templates import fill, is_compound, number_text

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁽⁾ᵗ", "0123456789+()t")
_COMMANDS = {
    "σ": r"\sigma ", "Σ": r"\textstyle\sum ", "⊙": r" \odot ", "′": "'", "−": "-", "½": r"\tfrac{1}{2}",
    "α": r"\alpha ", "β": r"\beta ", "·": r" \cdot ", "√": r"\surd ", "²": "^2", "÷": "/",
    "ᵀ": r"^{\top}", " ": r"\;",
}  # fmt: skip
_WORD = re.compile(r"[a-z]{3,}")
# "Wq₁": a small letter after a capital belongs to it, as its number does.
_LETTER = re.compile(r"([A-Z])([a-z])(?![a-z])([₀-₉]*)")
_ACCENTS = ("bar", "hat")
# TeX takes a prime for a superscript, and refuses a second one.
_PRIMED = re.compile(r"^(\S*\^(?:\{[^{}]*\}|\w))'")
_PLACEHOLDERS = 0xE000


@lru_cache(maxsize=4096)
def latex_symbol(symbol: str) -> str:
    """A symbol in LaTeX: "dW₁" → "dW_1", "W₁⁺" → "W_1^{+}", "Wq₁" → "W_{q1}". Words of letters stay
    upright.
    """
    symbol = _LETTER.sub(lambda m: f"{m[1]}_{{{m[2]}{m[3].translate(_SUBSCRIPTS)}}}", symbol)
    text = re.sub(r"[₀-₉]+", lambda m: _script("_", m[0].translate(_SUBSCRIPTS)), symbol)
    text = re.sub(r"[⁰¹²³⁴-⁹⁺⁽⁾ᵗ]+", lambda m: _script("^", m[0].translate(_SUPERSCRIPTS)), text)
    text = re.sub("(.)\u0304", r"\\bar{\1}", unicodedata.normalize("NFD", text))
    text = re.sub("(.)\u0302", r"\\hat{\1}", text)
    text = _WORD.sub(lambda m: m[0] if m[0] in _ACCENTS else rf"\text{{{m[0]}}}", text)
    text = "".join(_COMMANDS.get(character, character) for character in text).strip()
    return _PRIMED.sub(r"{\1}'", text)


def _script(mark: str, text: str) -> str:
    return f"{mark}{text}" if len(text) == 1 and text.isdigit() else f"{mark}{{{text}}}"


def _table(step: Step, facts: Mapping[str, str], symbols: list[str]) -> dict[str, str]:
    table = {str(n): symbol for n, symbol in enumerate(symbols)}
    return table | {name: _latex_number(value) for name, value in step.params.items()} | dict(facts)


def _latex_number(value: float) -> str:
    text = number_text(value).replace("−", "-")
    if "/" in text:
        above, below = text.split("/")
        return rf"\tfrac{{{above}}}{{{below}}}"
    if "e" in text:
        digits, exponent = text.split("e")
        return rf"{digits} \cdot 10^{{{int(exponent)}}}"
    return text


def latex(
    step: Step,
    matrices: Mapping[str, Matrix],
    facts: Mapping[str, str],
    *,
    turned: bool = False,
    write: Callable[[Matrix], str] = lambda matrix: latex_symbol(matrix.symbol),
) -> str:
    """The step as an equation, e.g. ``"Z_1 = X\\,W_1"``.

    Args:
        facts: of `sizes_and_names`.
        turned: whether cases are columns.
        write: what stands for a matrix; its symbol, unless something else is asked for.
    """
    symbols = [write(matrices[name]) for name in step.inputs]
    right = fill(_formula(step, turned), _table(step, facts, _bracketed(step, matrices, symbols)))
    return f"{write(matrices[step.output])} = {right}"


def mathml(
    step: Step, matrices: Mapping[str, Matrix], facts: Mapping[str, str], *, turned: bool = False
) -> str:
    """The same equation in MathML; each matrix is an mrow with its id and the class of its role."""
    names = [step.output, *step.inputs]
    marks = [chr(_PLACEHOLDERS + n) for n in range(len(names))]
    table = _table(step, facts, _bracketed(step, matrices, marks[1:]))
    text = _convert(f"{marks[0]} = {fill(_formula(step, turned), table)}")
    for mark, name in zip(marks, names, strict=True):
        text = text.replace(f"<mi>{mark}</mi>", _term(matrices, name))
    return text


def _formula(step: Step, turned: bool) -> str:
    row = operation(step.op)
    return (turned and row.formula_turned) or row.formula


def _bracketed(step: Step, matrices: Mapping[str, Matrix], symbols: list[str]) -> list[str]:
    """Symbols that are sums or products themselves, such as A − B, in brackets where they don't stand in
    some.
    """
    formula = operation(step.op).formula
    made = [is_compound(matrices[name].symbol) for name in step.inputs]
    return [
        f"({symbol})" if compound and f"({{{n}}})" not in formula else symbol
        for n, (compound, symbol) in enumerate(zip(made, symbols, strict=True))
    ]


def role_class(matrices: Mapping[str, Matrix], name: str) -> str:
    """The CSS classes of a matrix: its role's, or for a gradient that of the matrix it belongs to."""
    matrix = matrices[name]
    of = matrix.gradient_of or matrix.part_of
    if matrix.gradient_of:
        return f"role-{matrices[matrix.gradient_of].role} gradient"
    return f"role-{matrix.role}" + (" gradient" if of else "")


def _term(matrices: Mapping[str, Matrix], name: str) -> str:
    inner = _convert(latex_symbol(matrices[name].symbol))
    inner = re.sub(r"^<math[^>]*>|</math>$", "", inner)
    return f'<mrow class="term {role_class(matrices, name)}" data-id="{escape(name)}">{inner}</mrow>'


@lru_cache(maxsize=4096)
def _convert(text: str) -> str:
    converted: str = convert(text)
    plain = re.sub(r"&#x0*([0-9A-Fa-f]+);", lambda m: escape(chr(int(m[1], 16))), converted)
    return re.sub(r"<mi>(?=[!-~Ͱ-Ͽ])", '<mi mathvariant="normal">', plain)
