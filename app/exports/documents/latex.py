"""LaTeX: a step, or a whole iteration, as amsmath sets it, in the colours of the roles.

The documents compile with pdflatex and what every TeX brings; between the marked lines stands what can be
copied into a document of one's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.engine.matrix import BIAS_LABEL, Axis, Matrix
from app.exports.documents.colours import role_colours, role_of
from app.exports.documents.tex_text import can_be_set, comment, tex_number, tex_text
from app.exports.documents.told import Account, Chapter
from app.exports.request import Request
from app.trace.formulas import latex_symbol
from app.trace.transcript import PHASES, Table
from app.words.catalogue import ENGLISH, Catalogue
from app.words.phrase import phrase

WIDEST = 64.0
"""So many digits fit into a line of an equation."""
_BETWEEN = 1.8
_POWER = 2
_LONGEST_LABEL = 12
_DIGIT, _SMALL_LETTER = 0.55, 0.42
"""How wide they are, in em."""
_GAP, _ROOM = 0.92, 34
"""Between two columns, and for all columns of a matrix with labels, in em."""
_BEGIN = "From here it can be copied into a document of your own, which needs the packages and colours above."
_END = "So far."
# In a subscript there is no room for a matrix.
_SUBSCRIPT = re.compile(r"_\{\s*$")


def latex_step(request: Request) -> bytes:
    """The step that a request is about, as a document."""
    account = Account(request, language(request))
    return document(account, _step(account, account.chapters[request.step]))


def latex_iteration(request: Request) -> bytes:
    """All steps of the iteration, as a document."""
    account = Account(request, language(request))
    return document(account, _iteration(account))


def language(request: Request) -> Catalogue:
    """That of the request; English where pdflatex has no letters for it."""
    return request.catalogue if can_be_set(request.catalogue.say(PHASES["forward"])) else ENGLISH


def preamble(*packages: str) -> list[str]:
    """Class, packages and colours.

    Args:
        packages: each in braces, with its options in front.
    """
    needed = "\n".join(rf"\usepackage{package}" for package in packages)
    colours = [
        rf"\definecolor{{role-{role}}}{{HTML}}{{{digits.upper()}}}" for role, digits in role_colours().items()
    ]
    return [r"\documentclass[11pt,a4paper]{article}", r"\usepackage[T1]{fontenc}", needed, *colours]


def document(account: Account, body: Iterator[str]) -> bytes:
    """A whole document around a body."""
    lines = [
        comment(f"{account.title}. {account.subtitle}."),
        *preamble("{textcomp}", "{array}", "{amsmath}", "{amssymb}", "{xcolor}", "[margin=2cm]{geometry}"),
        r"\setcounter{MaxMatrixCols}{16}",
        r"\setlength{\parindent}{0pt}",
        r"\allowdisplaybreaks",
        r"\begin{document}",
        rf"\textbf{{\Large {tex_text(account.title)}}}\par\smallskip",
        rf"{tex_text(account.subtitle)}\par",
        comment(_BEGIN),
        *body,
        comment(_END),
        r"\end{document}",
        "",
    ]
    return "\n".join(lines).encode()


def _iteration(account: Account) -> Iterator[str]:
    yield rf"\section*{{{tex_text(account.catalogue.say(phrase('What the iteration begins with')))}}}"
    for table in account.given:
        yield from _defined(account, table)
    phase = ""
    for chapter in account.chapters:
        if chapter.phase != phase:
            phase = chapter.phase
            yield rf"\section*{{{tex_text(phase[:1].upper() + phase[1:])}}}"
        yield from _step(account, chapter)


def _step(account: Account, chapter: Chapter) -> Iterator[str]:
    """Heading, formula with symbols and with numbers, words, one cell by hand."""
    yield ""
    yield rf"\paragraph{{{tex_text(chapter.told.title)}}}\mbox{{}}\par"
    equation, beside = _equation(account, chapter)
    yield from (comment(f"{table.id}: {text}") for table in beside for text in table.left_out)
    yield rf"\begin{{align*}}{chr(10)}{equation}{chr(10)}\end{{align*}}"
    yield f"{tex_text(chapter.told.text)}\n"
    yield f"{tex_text(chapter.told.worked)}\n"


def _equation(account: Account, chapter: Chapter) -> tuple[str, list[Table]]:
    """Lines of an equation, and the tables in it: Z = X W, then the same with numbers if they fit, else
    each matrix on a line of its own.
    """
    matrices = account.request.program.matrices

    def symbol(matrix: Matrix) -> str:
        return _coloured(matrix, account, tex_symbol(matrix))

    left, _, right = account.latex(chapter, symbol).partition(" = ")
    names = [*dict.fromkeys(chapter.step.inputs)]
    tables = [account.tables[name] for name in (*names, chapter.step.output)]
    result = _matrix(account, tables[-1])
    _, _, numbers = account.latex(chapter, lambda matrix: f"\0{matrix.id}\0").partition(" = ")
    if sum(_width(account.tables[name]) for name in numbers.split("\0")[1::2]) <= WIDEST:
        lines = [f"{left} &= {right}", f"&= {_filled(account, numbers)}", f"&= {result}"]
    else:
        where = [f"{symbol(matrices[table.id])} &= {_matrix(account, table)}" for table in tables[:-1]]
        lines = [f"{left} &= {right}", f"&= {result}", *where]
    return " \\\\[1ex]\n".join(lines), tables


def _filled(account: Account, formula: str) -> str:
    """A formula with numbers for its matrices, and with brackets as high as they are."""
    matrices = account.request.program.matrices
    parts = formula.split("\0")
    for n in range(1, len(parts), 2):
        matrix = matrices[parts[n]]
        if _SUBSCRIPT.search(parts[n - 1]):
            parts[n] = _coloured(matrix, account, tex_symbol(matrix))
        else:
            parts[n] = _matrix(account, account.tables[matrix.id])
            if parts[n - 1].endswith("(") and parts[n + 1].startswith(")"):  # it has brackets of its own
                parts[n - 1], parts[n + 1] = parts[n - 1][:-1], parts[n + 1][1:]
    for n in range(0, len(parts), 2):
        for left, right in ("()", "[]"):
            parts[n] = parts[n].replace(left, rf"\left{left}").replace(right, rf"\right{right}")
    return "".join(parts)


def _matrix(account: Account, table: Table) -> str:
    """The numbers in brackets; one number stands alone."""
    matrix = account.request.program.matrices[table.id]
    if matrix.shape == (1, 1):
        return _coloured(matrix, account, tex_number(table.rows[0][1][0]))
    return _coloured(
        matrix, account, rf"\begin{{bmatrix}}{_lines(account, table, _columns_shown(table))}\end{{bmatrix}}"
    )


def _lines(account: Account, table: Table, shown: int) -> str:
    matrix = account.request.program.matrices[table.id]
    wide, high = matrix.columns.size > shown, matrix.rows.size > len(table.rows)
    lines = []
    for n, (_, numbers) in enumerate(table.rows):
        cells = [
            rf"\color{{role-bias}}{tex_number(text)}" if _of_bias(matrix, n, column) else tex_number(text)
            for column, text in enumerate(numbers[:shown])
        ]
        lines.append(" & ".join(cells + [r"\cdots"] * wide))
    if high:
        lines.append(" & ".join([r"\vdots"] * shown + [r"\ddots"] * wide))
    return r" \\ ".join(lines)


def _columns_shown(table: Table) -> int:
    """As many columns as fit into a line."""
    room = WIDEST
    for n, width in enumerate(_column_widths(table)):
        room -= width + _BETWEEN
        if room < 0:
            return max(1, n)
    return len(table.columns)


def _column_widths(table: Table) -> list[float]:
    """In digits."""
    return [
        max(len(line[n]) + (_POWER if "e" in line[n] else 0) for _, line in table.rows)
        for n in range(len(table.columns))
    ]


def _width(table: Table) -> float:
    """In digits, with brackets."""
    return sum(width + _BETWEEN for width in _column_widths(table)) + (4 if table.left_out else 2)


def _of_bias(matrix: Matrix, row: int, column: int) -> bool:
    """Whether a cell belongs to the bias, or to the column of ones that it is multiplied by."""

    def bias(axis: Axis, n: int) -> bool:
        return axis.labels is not None and axis.size > 1 and axis.labels[n] == BIAS_LABEL

    return bias(matrix.rows, row) or bias(matrix.columns, column)


def _defined(account: Account, table: Table) -> Iterator[str]:
    """A matrix with the labels of its rows and columns."""
    matrix = account.request.program.matrices[table.id]
    labels = [_short(label) for label in table.columns]
    em = max(_DIGIT * max(_column_widths(table)), _SMALL_LETTER * max(map(len, labels))) + 0.2
    shown = max(1, min(len(labels), int(_ROOM / (em + _GAP))))
    wide, high = matrix.columns.size > shown, matrix.rows.size > len(table.rows)
    column = rf"*{{{shown + wide}}}{{wc{{{em:.2f}em}}}}"
    above = [rf"\scriptstyle\text{{{tex_text(label)}}}" for label in labels[:shown]]
    beside = [rf"\scriptstyle\text{{{tex_text(_short(label))}}}" for label, _ in table.rows]
    inner = rf"\left[\begin{{array}}{{{column}}}{_lines(account, table, shown)}\end{{array}}\right]"
    for text in table.left_out:
        yield comment(f"{table.id}: {text}")
    yield rf"{tex_text(table.title)}:"
    yield (
        rf"\[ {_coloured(matrix, account, tex_symbol(matrix))} = "
        rf"\begin{{array}}{{@{{}}r@{{\;}}l@{{}}}} & \;\;\begin{{array}}{{{column}}}"
        + " & ".join(above + [""] * wide)
        + r"\end{array} \\ \begin{array}{r@{}}"
        + r" \\ ".join(beside + [""] * high)
        + rf"\end{{array}} & {_coloured(matrix, account, inner)} \end{{array}} \]"
    )


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"


def tex_symbol(matrix: Matrix) -> str:
    """The symbol of a matrix, in mathematics."""
    return latex_symbol(matrix.symbol).replace("–", r"\text{--}")


def _coloured(matrix: Matrix, account: Account, text: str) -> str:
    role = role_of(matrix, account.request.program.matrices)
    return rf"{{\color{{role-{role}}}{text}}}"
