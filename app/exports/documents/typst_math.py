"""Formulas for Typst, from the LaTeX in which all operations write theirs."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\([A-Za-z]+)|\\([,;!{}])|([{}_^'])|(\d+(?:\.\d+)?)|(\s+)|(.)")
_SIGNS = {
    "sigma": "sigma", "beta": "beta", "odot": "dot.o", "oslash": "⊘", "sum": "sum", "cdot": "dot.op",
    "times": "times", "top": "top", "le": "<=", "ge": ">=", "surd": "√", "tanh": "tanh", "max": "max",
    "log": "log", "textstyle": "", "alpha": "alpha", "eta": "eta", "lambda": "lambda", "infty": "infinity",
    "exp": "exp", "min": "min", "left": "", "right": "",
}  # fmt: skip
_WITH_GROUP = {"sqrt": "sqrt", "bar": "macron", "hat": "hat", "mathbf": "bold"}
_SPACES = {",": "thin", ";": "med", "!": "", "{": "\\{", "}": "\\}"}
_SPECIAL = set('#$&/\\"*_^()[]~`@')


def typst_math(latex: str) -> str:
    """A formula of ours as Typst writes it.

    Raises:
        ValueError: a command that isn't known here.
    """
    return _Reader(latex).all()


class _Reader:
    def __init__(self, latex: str) -> None:
        self._tokens = [match for match in _TOKEN.finditer(latex) if not match[5]]
        self._at = 0

    def all(self) -> str:
        parts = []
        while self._at < len(self._tokens) and self._tokens[self._at][3] != "}":
            parts.append(self._one())
        return " ".join(part for part in parts if part)

    def _group(self) -> str:
        """What stands in braces, or one token without."""
        if self._at < len(self._tokens) and self._tokens[self._at][3] == "{":
            self._at += 1
            inner = self.all()
            self._at += 1
            return inner
        return self._one()

    def _plain(self) -> str:
        """The letters in braces, as they are."""
        self._at += 1
        start = self._tokens[self._at].start()
        while self._tokens[self._at][3] != "}":
            self._at += 1
        end = self._tokens[self._at].start()
        self._at += 1
        return self._tokens[0].string[start:end]

    def _one(self) -> str:
        token = self._tokens[self._at]
        command, escaped, mark, number, _, letter = token.groups()
        if mark == "{":
            return self._group()
        self._at += 1
        if command:
            return self._command(command)
        if escaped:
            return _SPACES[escaped]
        if mark in ("_", "^"):
            return f"{mark}({self._group()})"
        if mark == "'":
            return "'"
        if number:
            return number
        return f"\\{letter}" if letter in _SPECIAL else letter

    def _command(self, name: str) -> str:
        if name in _SIGNS:
            return _SIGNS[name]
        if name in _WITH_GROUP:
            return f"{_WITH_GROUP[name]}({self._group()})"
        if name in ("text", "operatorname"):
            text = self._plain().replace("\\", "").replace('"', "")
            return f'op("{text}")' if name == "operatorname" else f'"{text}"'
        if name in ("tfrac", "frac"):
            return f"inline(frac({self._group()}, {self._group()}))"
        if name == "color":
            role = self._plain().removeprefix("role-")
            return f"#text(fill: ink.{role}, $ {self.all()} $)".replace("$ ", "$").replace(" $", "$")
        raise ValueError(f"\\{name} is no command that formulas have")
