"""The handout and the worksheet: read as a reader of PDF does."""

import re
from functools import cache

import numpy as np
import pypdfium2
import pytest

from app.exports.documents.blanks import blanks, shown_cells
from app.exports.documents.colours import role_colours
from app.exports.documents.handout import pdf_file, worksheet_file
from app.exports.documents.latex import latex_iteration
from app.exports.documents.told import Account
from app.exports.documents.typst_math import typst_math
from app.exports.errors import ExportError
from app.networks.gallery import gallery
from app.trace.numbers import decimals_for, number
from app.trace.transcript import Teller
from tests.exports.requests import HOSTILE, HOSTILE_SPEC, request_of

A4 = (595, 842)


@cache
def pages(make, name: str, **fields) -> list[str]:
    with pypdfium2.PdfDocument(make(request_of(name, **fields))) as pdf:
        assert all(page.get_size() == pytest.approx(A4, abs=1) for page in pdf)
        return [flat(page.get_textpage().get_text_bounded()) for page in pdf]


def flat(text: str) -> str:
    """Without the breaks of lines."""
    return re.sub(r"\s+", " ", text.replace("\ufffe", "-"))


def all_blanks(request):
    return blanks(request.network, request.values, request.iteration)


def teller_of(request) -> Teller:
    return Teller(request.network, request.values, request.convention, request.catalogue)


@pytest.mark.parametrize("name", ["xor", "digits", "two_to_one"])
def test_a_handout_has_a_summary_and_a_page_a_step(name):
    request = request_of(name)
    read = pages(pdf_file, name)
    assert len(read) == 1 + len(request.program.steps)
    account = Account(request)
    assert account.title in read[0]
    for chapter, text in zip(account.chapters, read[1:], strict=True):
        assert f"{chapter.step.index + 1} · {chapter.title}" in text
        assert flat(chapter.told.text) in text
        assert f"{chapter.step.index + 2} / {len(read)}" in text


def test_a_handout_can_have_the_paper_of_america():
    with pypdfium2.PdfDocument(pdf_file(request_of("two_to_one", paper="letter"))) as pdf:
        assert len(pdf) == 7
        assert pdf[0].get_size() == pytest.approx((612, 792))


def test_the_contents_name_the_page_of_each_step():
    listed = re.findall(r"(\d+) (?:\S+) [^.]*?[ .]*(\d+)(?= |$)", pages(pdf_file, "xor")[0].split("Steps")[1])
    assert ("1", "2") in listed
    assert ("18", "19") in listed


def test_sums_on_the_page_are_those_of_the_engine():
    request = request_of("xor")
    text = pages(pdf_file, "xor")[1]
    assert "Z₁[case 2, h₂] = 1 × 0.30 + 0 × (−0.45) + 1 × 1.34 = 1.64" in text
    decimals = decimals_for(request.values["Z1"].flat)
    for value in request.values["Z1"].flat:
        assert number(float(value), decimals) in text


@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_answers_stand_at_the_end_and_nowhere_before(convention):
    request = request_of("xor", convention=convention)
    read = pages(worksheet_file, "xor", convention=convention)
    sheet, key = (
        read[: 1 + len(request.program.steps)],
        flat(" ".join(read[1 + len(request.program.steps) :])),
    )
    teller = teller_of(request)
    asked = all_blanks(request).asked
    assert sum(map(len, asked.values())) > len(request.program.steps)
    for step in request.network.program.steps:
        for cell in asked.get(step.index, ()):
            answer = flat(teller.worked(step, cell))
            assert answer in key
            assert not [text for text in sheet if answer in text]
            assert f"{teller.cell(step, cell)} =" in sheet[1 + step.index]


def test_a_number_that_is_asked_for_is_missing_in_its_picture_and_in_later_ones():
    request = request_of("xor")
    hidden = all_blanks(request).hidden["Z1"]
    decimals = decimals_for(request.values["Z1"].flat)
    for page in (1, 2):  # Z₁ = X W₁ and A₁ = σ(Z₁)
        whole, blanked = (
            re.split("By hand|For example|Compute", pages(make, "xor")[page])[0].split()
            for make in (pdf_file, worksheet_file)
        )
        for text in {number(float(request.values["Z1"][cell]), decimals) for cell in hidden}:
            cells = [cell for cell in hidden if number(float(request.values["Z1"][cell]), decimals) == text]
            assert blanked.count(text) <= whole.count(text) - len(cells)


def test_numbers_that_are_not_finite_make_no_worksheet():
    request = request_of("xor")
    request.values["W1"][0, 0] = np.nan
    with pytest.raises(ExportError, match="aren't finite"):
        worksheet_file(request)
    assert pdf_file(request)


def test_copies_of_what_is_asked_for_are_hidden_as_well():
    found = all_blanks(request_of("xor")).hidden
    assert found["A1_ones"] == {(row, column + 1) for row, column in found["A1"]}


def test_a_copy_is_hidden_wherever_it_stands():
    request = request_of("convolution")
    found = all_blanks(request).hidden
    hidden, copied = ({float(request.values[name][cell]) for cell in found[name]} for name in ("S1", "Z1"))
    assert hidden
    assert hidden == copied


def test_the_same_network_gives_the_same_blanks_and_another_iteration_others():
    first, again, later = (all_blanks(request_of("xor", iteration=n)) for n in (0, 0, 1))
    assert first == again
    assert first != later
    assert worksheet_file(request_of("xor")) == worksheet_file(request_of("xor"))


@pytest.mark.parametrize("name", gallery)
def test_blanks_can_be_computed_by_hand_and_leave_the_decimals_as_they_were(name):
    request = request_of(name)
    found = all_blanks(request)
    teller = teller_of(request)
    for step in request.network.program.steps:
        array, cells = request.values[step.output], found.asked.get(step.index, ())
        assert set(cells) <= set(shown_cells(array))
        for cell in cells:
            assert " = " in teller.worked(step, cell) or " ≈ " in teller.worked(step, cell)
        numbers = {cell: float(array[cell]) for cell in shown_cells(array)}
        left = [value for cell, value in numbers.items() if cell not in cells]
        assert not left or decimals_for(left) == decimals_for(numbers.values())
    blanked = found.values(request.values)
    for id_, array in blanked.items():
        assert int(np.isnan(array).sum()) == len(found.hidden.get(id_, ()))


@pytest.mark.parametrize("name", ["xor", "digits", "attention", "convolution", "graph"])
def test_every_blank_has_an_empty_cell_in_the_picture_of_its_step(name):
    request = request_of(name)
    found = all_blanks(request)
    empty = drawn_empty(request, found)
    for step in request.program.steps:
        count = sum(len(found.hidden.get(id_, ())) for id_ in dict.fromkeys((*step.inputs, step.output)))
        assert empty[step.index] >= len(found.asked.get(step.index, ())), step.index
        assert empty[step.index] <= 2 * count


def drawn_empty(request, found) -> list[int]:
    from app.exports.documents.handout import _Handout

    return [picture.count('fill="#ffffff"/>') for picture in _Handout(request, found)._pictures()]


@pytest.mark.parametrize("name", gallery)
def test_every_formula_can_be_set(name):
    request = request_of(name)
    account = Account(request)
    for chapter in account.chapters:
        source = typst_math(account.latex(chapter))
        assert source.count("(") - source.count("\\(") == source.count(")") - source.count("\\)")


def test_a_command_that_formulas_do_not_have_is_refused():
    with pytest.raises(ValueError, match=r"\\input is no command"):
        typst_math(r"A = \input{x}")


def test_names_of_a_reader_are_only_text():
    read = pages_of(pdf_file(request_of(HOSTILE_SPEC)))
    assert "SystemExit" in HOSTILE
    assert "raise SystemExit(9)" in read[0]


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [flat(page.get_textpage().get_text_bounded()) for page in document]


def test_colours_are_those_of_the_style_sheet():
    assert role_colours()["input"] == "0b6fb8"
    assert role_colours()["hidden"] == "087a5a"
    assert b"\\definecolor{role-hidden}{HTML}{087A5A}" in latex_iteration(request_of("xor"))
