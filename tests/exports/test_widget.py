"""The widget: what Python may ask of it, and what a notebook keeps of it. A browser test drives it."""

import builtins
import re
import sys

import pytest
from traitlets import TraitError

from app.exports.errors import ExportError
from app.exports.forms import FORMS
from app.notebook import figure
from tests.exports.requests import HOSTILE_SPEC, request_of


def test_its_picture_is_of_the_step_where_it_is():
    xor = figure("xor", step=3, theme="board")
    assert xor.svg().encode() == FORMS["svg"].make(request_of("xor", step=3, theme="board"))
    xor.step, xor.lens, xor.iteration, xor.theme = 10, "columns", 2, ""
    assert xor.svg().encode() == FORMS["svg"].make(request_of("xor", step=10, lens="columns", iteration=2))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("step", 18, "step goes from 0 to 17, not 18"),
        ("step", -1, "step goes from 0 to 17, not -1"),
        ("iteration", -1, "iteration goes from 0, not -1"),
        ("lens", "sideways", "lens"),
        ("theme", "pink", "theme"),
    ],
)
def test_what_is_not_there_is_refused_and_changes_nothing(name, value, said):
    xor = figure("xor", step=3)
    before = getattr(xor, name)
    with pytest.raises(TraitError, match=re.escape(said)):
        setattr(xor, name, value)
    assert getattr(xor, name) == before


def test_it_begins_only_where_there_is_something():
    with pytest.raises(ExportError, match="step goes from 0 to 17, not 99"):
        figure("xor", step=99)


def test_who_observes_it_hears_of_a_step():
    xor, heard = figure("xor"), []
    xor.observe(lambda change: heard.append((change.old, change.new)), "step")
    xor.step = 5
    assert heard == [(0, 5)]


def test_a_notebook_keeps_a_picture_beside_it_and_if_asked_the_page():
    picture, _ = figure("xor")._repr_mimebundle_()
    assert {"application/vnd.jupyter.widget-view+json", "image/svg+xml", "text/plain"} == set(picture)
    assert len(picture["image/svg+xml"]) < 100_000
    live, _ = figure("xor", read="live")._repr_mimebundle_()
    assert set(live) == {*picture, "text/html"}
    assert live["image/svg+xml"] == picture["image/svg+xml"]


def test_names_in_a_spec_do_not_leave_the_frame():
    spec = {**HOSTILE_SPEC, "name": '"></iframe><script>alert(1)</script>'}
    live, _ = figure(spec, read="live")._repr_mimebundle_()
    tags = re.findall(r"<(/?\w+)", live["text/html"])
    assert tags == ["div", "img", "iframe", "/iframe", "/div"]


def test_without_anywidget_it_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without(name, *rest):
        if name.split(".")[0] == "anywidget":
            raise ModuleNotFoundError("No module named 'anywidget'", name="anywidget")
        return real(name, *rest)

    monkeypatch.delitem(sys.modules, "app.exports.widget", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match="a live figure needs anywidget: pip install anywidget"):
        figure("xor")
