"""Text for pdflatex: every letter that it can set, as commands that need no font of ours."""

from __future__ import annotations

import unicodedata

_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "%": r"\%", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}", "‘": "`", "’": "'", "“": "``", "”": "''", "„": r"\quotedblbase{}",
    "‚": r"\quotesinglbase{}", "«": r"\guillemotleft{}", "»": r"\guillemotright{}",
    "–": "--", "—": "---", "…": r"\dots{}", "·": r"\textperiodcentered{}", "•": r"\textbullet{}",
    "\u00a0": "~", "\u202f": r"\,", "\u2009": r"\,", "ß": r"\ss{}", "æ": r"\ae{}", "Æ": r"\AE{}",
    "œ": r"\oe{}", "ø": r"\o{}", "Ø": r"\O{}", "ł": r"\l{}", "Ł": r"\L{}", "ı": r"\i{}", "§": r"\S{}",
    "°": r"\textdegree{}", "¼": r"\textonequarter{}", "½": r"\textonehalf{}", "¿": "?`", "¡": "!`",
}  # fmt: skip
_MATHEMATICS = {
    "−": "-", "×": r"\times", "÷": r"\div", "±": r"\pm", "≈": r"\approx", "≠": r"\ne", "≤": r"\le",
    "≥": r"\ge", "∞": r"\infty", "√": r"\surd", "∂": r"\partial", "∇": r"\nabla", "Σ": r"\Sigma",
    "∑": r"\sum", "⊙": r"\odot", "⊘": r"\oslash", "⊗": r"\otimes", "→": r"\to", "←": r"\leftarrow",
    "↑": r"\uparrow", "↓": r"\downarrow", "′": "{}'", "″": "{}''", "ᵀ": r"{}^{\top}", "Δ": r"\Delta",
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon", "η": r"\eta",
    "θ": r"\theta", "λ": r"\lambda", "μ": r"\mu", "π": r"\pi", "σ": r"\sigma", "φ": r"\varphi",
    "Φ": r"\Phi", "‖": r"\|", "⊤": r"\top", "✓": r"\surd", "●": r"\bullet", "⋮": r"\vdots", "⋯": r"\cdots",
}  # fmt: skip
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u",
    "\u0307": ".", "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0327": "c", "\u0328": "k",
}  # fmt: skip


def tex_text(text: str) -> str:
    """A text in LaTeX, in which nothing is a command; a letter that pdflatex can't set is named by its
    number in Unicode.
    """
    return "".join(map(_set, _letters(" ".join(text.split()))))


def can_be_set(text: str) -> bool:
    """Whether pdflatex has all letters of a text."""
    return not any("U+" in _set(letter) for letter in _letters(text))


def tex_number(text: str) -> str:
    """A number as it is shown, in mathematics: "−1.2e−8", "∞"."""
    digits, power, exponent = text.replace("−", "-").replace(",", "{,}").partition("e")
    if text == "NaN":
        return r"\text{NaN}"
    digits = digits.replace("∞", r"\infty ").strip()
    return rf"{digits} \cdot 10^{{{exponent}}}" if power else digits


def comment(text: str) -> str:
    """A line of comment; nothing in it can end it."""
    return "% " + "".join(sign if sign.isprintable() else " " for sign in text)


def _letters(text: str) -> list[str]:
    """Each with the accents that it bears."""
    letters: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        if sign in _ACCENTS and letters:
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _set(letter: str) -> str:
    if letter in _ESCAPED:
        return _ESCAPED[letter]
    if letter in _MATHEMATICS:
        return rf"\ensuremath{{{_MATHEMATICS[letter]}}}"
    if letter.isascii() and len(letter) == 1:
        return letter if letter.isprintable() else " "
    kind, _, digits = unicodedata.decomposition(letter[0]).rpartition(" ")
    if kind in ("<sub>", "<super>") and digits:
        small = _set(chr(int(digits, 16)))
        return rf"\textsubscript{{{small}}}" if kind == "<sub>" else rf"\textsuperscript{{{small}}}"
    base, *accents = list(unicodedata.normalize("NFD", letter))
    if accents and base.isascii() and all(accent in _ACCENTS for accent in accents):
        for accent in accents:
            base = rf"\{_ACCENTS[accent]}{{{base}}}"
        return base
    return rf"\texttt{{U+{ord(letter[0]):04X}}}"
