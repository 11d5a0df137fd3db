"""The functions for Python do what their documents say."""

import doctest
import importlib
import json
from pathlib import Path

import numpy as np
import pytest

from app import api
from app.exports.forms import FORMS
from app.networks.gallery import gallery
from app.trace.trace import trace_json
from app.wire.exact import encode
from tests.exports.requests import request_of

ROOT = Path(__file__).parents[2]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.mark.parametrize("name", ["app.api", "app.notebook"])
def test_the_examples_of_a_module_are_so(name):
    failed, tried = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert (failed, tried > 3) == (0, True)


def test_the_examples_of_the_document_are_so():
    failed, tried = doctest.testfile(str(ROOT / "docs/python.md"), module_relative=False, optionflags=FLAGS)
    assert (failed, tried > 15) == (0, True)


def test_every_function_is_documented():
    text = (ROOT / "docs/python.md").read_text(encoding="utf-8")
    functions = [name for name in api.__all__ if name.islower()]
    assert functions == ["build", "export", "trace", "train"]
    assert all(f"`{name}(" in text or f"{name}(" in text for name in functions)
    assert all(getattr(api, name).__doc__ for name in api.__all__)


@pytest.mark.parametrize("name", ["xor", "weather"])
def test_a_trace_has_the_numbers_of_the_run_and_keeps_them(name):
    request = request_of(name, iteration=2, convention="columns")
    found = api.trace(name, 2, "columns")
    assert list(found) == list(request.shown)
    assert all(np.array_equal(found[one], request.shown[one]) for one in found)
    expected = trace_json(request.network, request.values, 2, "columns")
    assert json.loads(found.json()) == json.loads(encode(expected))
    with pytest.raises(ValueError, match="read-only"):
        found["X"][0, 0] = 1.0


def test_a_network_comes_from_a_name_a_file_a_dict_a_spec_or_a_network(tmp_path):
    spec = gallery["xor"].spec()
    path = tmp_path / "mine.json"
    path.write_text(spec.model_dump_json())
    forms = ["xor", str(path), path, spec.model_dump(mode="json"), spec, api.build("xor")]
    found = [api.export(form, "npz", iteration=1) for form in forms]
    assert found == [FORMS["npz"].make(request_of("xor", iteration=1))] * len(forms)


def test_a_file_that_is_no_spec_is_refused(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text("{")
    with pytest.raises(api.SpecError, match="is not JSON") as refused:
        api.build(path)
    assert refused.value.where == str(path)


def test_an_export_is_written_where_it_is_wanted(tmp_path):
    path = tmp_path / "xor.csv"
    made = api.export("xor", "csv", path, matrix="W1", language="de")
    assert path.read_bytes() == made
    assert made.decode().splitlines()[1].startswith("Bias,")


def test_a_language_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="no language 'xx'; there are en, "):
        api.trace("xor", language="xx")


@pytest.mark.parametrize("wrong", [{"iterations": 0}, {"every": 0}])
def test_a_training_has_at_least_one_iteration(wrong):
    with pytest.raises(ValueError, match="1 or more"):
        api.train("xor", **wrong)
