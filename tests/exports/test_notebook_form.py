"""The notebook, run by a real kernel, shows what it already showed and gives every matrix of the trace."""

import html
import re

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from nbconvert.filters.markdown import markdown2html_mistune

from app.exports.forms import FORMS
from app.networks.gallery import gallery
from tests.exports.requests import HOSTILE_SPEC, request_of


def read(request):
    made = nbformat.reads(FORMS["notebook"].make(request).decode(), as_version=4)
    nbformat.validate(made)
    return made


def outputs(made):
    return [
        [dict(output.data) if "data" in output else output.output_type for output in cell.outputs]
        for cell in made.cells
        if cell.cell_type == "code"
    ]


# Small and large, sums over time, attention, a state that isn't learned, all kinds of parts, and no good.
@pytest.mark.parametrize(
    "network", ["xor", "convolution", "attention", "hopfield", "tensor_train", HOSTILE_SPEC], ids=str
)
def test_running_it_shows_the_same_and_gives_every_matrix(network, tmp_path):
    request = request_of(network, iteration=2)
    made = read(request)
    before = outputs(made)
    assert all(len(shown) == 1 for shown in before[1:])
    path = tmp_path / "all.npz"
    ids = ", ".join(f"{name}={name}" for name in request.program.matrices)
    made.cells.append(nbformat.v4.new_code_cell(f"np.savez({str(path)!r}, {ids})"))
    NotebookClient(made, timeout=60, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert outputs(made)[:-1] == before
    found = np.load(path)
    for name, expected in request.shown.items():
        assert np.array_equal(found[name], expected, equal_nan=True), name


@pytest.mark.parametrize("name", gallery)
def test_there_is_a_cell_for_every_matrix_that_is_given_and_every_step(name):
    request = request_of(name, convention="columns")
    made = read(request)
    program = request.program
    code = [cell for cell in made.cells if cell.cell_type == "code"]
    assert len(code) == 1 + len(program.matrices)
    shown = [cell.source.splitlines()[-1] for cell in code[1:]]
    computed = [step.output for step in program.steps]
    assert shown[-len(computed) :] == computed
    words = "".join(cell.source for cell in made.cells if cell.cell_type == "markdown")
    assert words.count("$$") == 2 * len(computed)
    assert len({cell.id for cell in made.cells}) == len(made.cells)


def test_names_in_a_spec_are_no_markup():
    name = "<img src=x onerror=alert(1)> [a](javascript:b) ![c](d) $x$ *e* # f"
    made = read(request_of({**HOSTILE_SPEC, "name": name}))
    title = markdown2html_mistune(made.cells[0].source)
    assert f'">{html.escape(name, quote=False)}, iteration 0<a class="anchor-link"' in title
    assert re.findall(r"<(\w+)", title) == ["h1", "a"]
