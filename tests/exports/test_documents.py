"""LaTeX, TikZ and Markdown: what they say is what the engine computed, and the programs for them read it."""

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from markdown_it import MarkdownIt

from app.exports.documents.latex import latex_iteration, latex_step
from app.exports.documents.markdown import markdown_iteration, plain
from app.exports.documents.tex_text import tex_number, tex_text
from app.exports.documents.tikz import tikz_diagram
from app.networks.gallery import gallery
from app.trace.numbers import decimals_for, number
from app.words.languages import Languages
from tests.exports.requests import HOSTILE_SPEC, request_of

LOCALE = Path(__file__).parents[2] / "locale"
UNTITLED = {"name": "50% & more_{x}", "dataset": {"x": [[1.0]], "y": [[0.0]], "input_names": ["\\input{a}"],
            "output_names": ["中"], "case_names": ["#1 $^~"]}, "layers": [{"units": 1}]}  # fmt: skip


def compiled(tex: bytes, folder) -> list[str]:
    """The text of each page."""
    (folder / "it.tex").write_bytes(tex)
    told = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "it.tex"],
        cwd=folder, capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stdout[-2000:]
    assert "Missing character" not in (folder / "it.log").read_text(errors="replace")
    with pypdfium2.PdfDocument(folder / "it.pdf") as pdf:
        return [page.get_textpage().get_text_bounded() for page in pdf]


@pytest.mark.parametrize("make", [latex_step, latex_iteration, tikz_diagram])
@pytest.mark.parametrize("network", ["xor", "attention", "convolution", HOSTILE_SPEC, UNTITLED])
def test_tex_compiles(network, make, tmp_path):
    assert compiled(make(request_of(network)), tmp_path)


@pytest.mark.parametrize("network", ["weather", "forward_algorithm", "residual_norm"])
def test_tex_compiles_with_every_kind_of_symbol(network, tmp_path):
    tex = latex_iteration(request_of(network, convention="columns"))
    assert compiled(tex, tmp_path)
    assert re.sub("(?m)^%.*", "", tex.decode()).isascii()


@pytest.mark.parametrize("language", ["de", "zh"])
def test_tex_compiles_in_other_languages_and_falls_back_where_it_has_no_letters(language, tmp_path):
    catalogue = Languages(LOCALE).find(language)
    text = " ".join(compiled(latex_step(request_of("xor", catalogue=catalogue)), tmp_path))
    assert ("Schritt 1 von 18" if language == "de" else "Step 1 of 18") in text


def test_tex_of_a_step_has_formula_numbers_words_and_a_cell_by_hand(tmp_path):
    request = request_of("xor")
    tex = latex_step(request).decode()
    assert r"{\color{role-hidden}Z_1} &= {\color{role-input}X}\,{\color{role-weight}W_1}" in tex
    rows = re.findall(r"\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}", tex)
    assert [len(row.split(r"\\")) for row in rows] == [4, 3, 4]
    decimals = decimals_for(request.values["Z1"].flat)
    shown = [tex_number(number(float(value), decimals)) for value in request.values["Z1"].flat]
    assert re.split(r" & | \\\\ ", rows[2]) == shown
    (page,) = compiled(latex_step(request), tmp_path)
    assert "1 × 0.30 + 0 × (−0.45) + 1 × 1.34 = 1.64" in page.replace("-", "−")


def test_a_large_matrix_ends_in_dots_and_a_comment_says_its_size():
    tex = latex_step(request_of("digits")).decode()
    assert r"\cdots" in tex
    assert r"\vdots" in tex
    assert "% X: The first 8 of 1,438 rows are shown." in tex


def test_backward_steps_wear_the_colour_of_their_matrix():
    request = request_of("xor", step=10)
    tex = latex_step(request).decode()
    assert r"{\color{role-weight}dW_2} &= {\color{role-hidden}\bar{A}_1}^{\top}\," in tex


@pytest.mark.parametrize("name", gallery)
def test_every_step_of_the_gallery_has_balanced_braces(name):
    tex = re.sub(r"(?m)^%.*|\\[{}]", "", latex_iteration(request_of(name)).decode())
    depth = 0
    for sign in tex:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def test_every_letter_that_the_gallery_writes_can_be_set():
    texts = {matrix.symbol for name in gallery for matrix in request_of(name).program.matrices.values()}
    assert not [text for text in texts if "U+" in tex_text(text)]


def test_an_edge_is_as_wide_as_its_weight_is_large_and_dashed_where_it_is_negative():
    request = request_of("xor")
    drawn = re.findall(
        r"\\draw\[.*?line width=([\d.]+)pt(, dashed)?\].*?% (\S+), (\S+), (\S+)$",
        tikz_diagram(request).decode(),
        re.MULTILINE,
    )
    assert len(drawn) == request.values["W1"].size + request.values["W2"].size
    first = [(float(width), dashed != "", float(value)) for width, dashed, _, to, value in drawn if "h" in to]
    assert len(first) == request.values["W1"].size
    assert all(dashed == (value < 0) for _, dashed, value in first)
    by_size = sorted(first, key=lambda edge: abs(edge[2]))
    assert all(thin[0] <= wide[0] for thin, wide in pairwise(by_size))
    assert by_size[-1][2] == pytest.approx(max(request.values["W1"].flat, key=abs), rel=1e-5)


def test_markdown_has_every_step_with_formula_and_table():
    request = request_of("xor")
    html = (
        MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown_iteration(request).decode())
    )
    assert html.count("<h3>") == html.count('<math xmlns="http://www.w3.org/1998/Math/MathML"') == 18
    assert html.count("<table>") == 18 + 4
    assert '<td style="text-align:right">−0.89</td>' in html
    assert "Z₁[case 2, h₂] = 1 × 0.30 + 0 × (−0.45) + 1 × 1.34 = 1.64" in html
    assert '<code class="language-python">Z1 = X @ W1\n</code>' in html


def test_names_of_a_reader_are_only_text_in_markdown():
    markdown = markdown_iteration(request_of(HOSTILE_SPEC)).decode()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    assert html.count("<h1>") == 1
    assert "=cmd()" in html


@pytest.mark.parametrize(
    "text", ["1. a", "- b", "a*b_c", "+ x", "= 3", "-3 |", "<b>&amp;", "# no", "![x](y)"]
)
def test_a_text_stays_itself_in_markdown(text):
    shown = MarkdownIt("commonmark").enable("table").render(plain(text))
    assert shown == f"<p>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</p>\n"
