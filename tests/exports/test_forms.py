"""The table of forms: each row makes its file, of a gallery network and of one's own, and is documented."""

import re
from dataclasses import fields

import pytest

from app.exports.errors import ExportError
from app.exports.forms import FORMS, OPTIONS, file_name, form
from app.exports.request import Request
from tests.exports.requests import HOSTILE_SPEC, request_of
from tools.forms import DOCUMENT, written

BEGINNINGS = {
    "html": b"<!doctype html>", "svg": b"<svg", "png": b"\x89PNG\r\n", "gif": b"GIF89a", "webp": b"RIFF",
    "pdf": b"%PDF-", "npz": b"PK", "ipynb": b"{", "json": b"{", "py": b"# ", "csv": b"W1,",
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_a_form_makes_a_file_of_its_kind(name):
    for network in ("xor", HOSTILE_SPEC):
        made = FORMS[name].make(request_of(network, step=1, matrix="W1"))
        assert made[:40].lower().startswith(BEGINNINGS.get(FORMS[name].ending, b"").lower())
        assert len(made) > 100


def test_names_are_those_of_a_command_and_options_those_of_a_request():
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in FORMS)
    assert set(OPTIONS) <= {one.name for one in fields(Request)}
    assert all(set(one.reads) <= set(OPTIONS) for one in FORMS.values())


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(ExportError, match=r"there is no form “papyrus”; there are: .*numpy, pytorch, jax"):
        form("papyrus")


def test_the_document_lists_every_form():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text == written(text), "run tools/forms.py"


@pytest.mark.parametrize(
    ("name", "network", "more", "said"),
    [
        ("csv", "xor", {"matrix": "W1"}, "xor-W1.csv"),
        ("csv", "../a b/ü", {"matrix": "W1", "iteration": 3}, "a-b-ü-iteration-3-W1.csv"),
        ("numpy", "…", {}, "network-numpy.py"),
        ("npz", "xor", {}, "xor.npz"),
    ],
)
def test_a_file_is_named_after_what_is_in_it(name, network, more, said):
    asked = {"iteration": 0, "step": 2, "matrix": None} | more
    assert file_name(FORMS[name], network, **asked) == said


@pytest.mark.parametrize(
    ("wanted", "where", "said"),
    [
        ({"step": 18}, "step", "step goes from 0 to 17, not 18"),
        ({"step": 0, "cell": (0, 3)}, "cell", "column goes from 0 to 2, not 3"),
        ({"step": 0, "cell": (4, 0)}, "cell", "row goes from 0 to 3, not 4"),
        ({"k": 4}, "k", "k goes from 0 to 3, not 4"),
        ({"lens": "sideways"}, "lens", "there is no lens “sideways”; there are: row_column, column_row"),
        ({"theme": "pink"}, "theme", "there is no theme “pink”; there are: paper, board, projector"),
        ({"matrix": "Q"}, "matrix", "there is no matrix “Q”; there are: X, Y, W1"),
        ({"scale": 100.0}, "scale", "scale goes from 0.25 to 8.0, not 100.0"),
        ({"scale": float("nan")}, "scale", "scale goes from"),
        ({"width": 1}, "width", "width goes from 120 to 8000, not 1"),
    ],
)
def test_what_is_not_there_is_refused_with_what_there_is(wanted, where, said):
    with pytest.raises(ExportError, match=re.escape(said)) as refused:
        request_of("xor", **wanted)
    assert refused.value.where == where


def test_a_cell_is_of_the_convention_that_is_asked_for():
    request_of("xor", step=0, cell=(2, 3), convention="columns")
    with pytest.raises(ExportError):
        request_of("xor", step=0, cell=(3, 2), convention="columns")
