"""The trace of the contract: its schema, and numbers that can be computed again from its lines."""

import json
import re

import numpy as np
import pytest
from latex2mathml.converter import convert

from app.engine.index_string import parse
from app.networks.build import build
from app.networks.gallery import network_spec
from app.networks.spec import parse_spec
from app.trace.mirror import mirror, mirror_values
from app.trace.outline import program_json
from app.trace.trace import trace_json
from app.training.run import Run
from tests.networks.samples import HIDDEN, LAST, random_spec
from tests.trace.recompute import assert_close, recompute

CONVENTIONS = ("rows", "columns")
NETWORKS = {"xor": network_spec("xor")}
for number in range(0, len(LAST) + len(HIDDEN), 7):
    kind = ("sgd", "momentum", "adam")[number % 3]
    NETWORKS[f"random {number}"] = parse_spec(random_spec(number) | {"optimizer": {"kind": kind}})


def trace_of(name, convention, iteration=2):
    run = Run(build(NETWORKS[name]))
    run.seek(iteration)
    return trace_json(run.network, run.record(), iteration, convention)


every_trace = pytest.mark.parametrize(
    "trace", [trace_of(name, c) for name in NETWORKS for c in CONVENTIONS], ids=lambda t: None
)

OPTIONAL_TEXT = (str, type(None))
MATRIX = {
    "id": str,
    "symbol": str,
    "noun": str,
    "role": str,
    "shape": list,
    "axes": list,
    "row_labels": list,
    "column_labels": list,
    "gradient_of": OPTIONAL_TEXT,
    "part_of": OPTIONAL_TEXT,
    "next_of": OPTIONAL_TEXT,
    "place": (dict, type(None)),
    "images": (list, tuple),
}
STEP = {
    "index": int,
    "phase": str,
    "layer": (int, type(None)),
    "op": str,
    "inputs": list,
    "output": str,
    "answers": (int, type(None)),
    "index_string": str,
    "params": dict,
    "formula": str,
    "mathml": str,
    "numpy": str,
    "text": str,
    "words": dict,
    "title": str,
    "layer_name": OPTIONAL_TEXT,
    "caption": str,
    "by_hand": dict,
}
TRACE = {
    "version": int,
    "network": str,
    "iteration": int,
    "convention": str,
    "matrices": list,
    "steps": list,
    "values": dict,
    "metrics": dict,
}


def assert_schema(value, schema):
    assert set(value) == set(schema)
    for key, kind in schema.items():
        assert isinstance(value[key], kind), (key, value[key])


@every_trace
def test_a_trace_has_the_schema_of_the_contract(trace):
    assert_schema(trace, TRACE)
    assert trace["version"] == 1
    ids = [matrix["id"] for matrix in trace["matrices"]]
    assert len(set(ids)) == len(ids)
    for matrix in trace["matrices"]:
        assert_schema(matrix, MATRIX)
        assert matrix["id"].isidentifier()
        rows, columns = matrix["shape"]
        assert (len(matrix["row_labels"]), len(matrix["column_labels"])) == (rows, columns)
        assert all(isinstance(label, str) for label in matrix["row_labels"] + matrix["column_labels"])
        assert trace["values"][matrix["id"]].shape == (rows, columns)
        pixels = [image and image[0] * image[1] for image in matrix["images"]]
        assert all(
            count in (None, size, size - 1) for count, size in zip(pixels, matrix["shape"], strict=True)
        )
        for other in (matrix["gradient_of"], matrix["part_of"], matrix["next_of"]):
            assert other is None or other in ids
        if matrix["place"]:
            assert set(matrix["place"]) == {"kind", "layer"}
            assert matrix["place"]["kind"] in ("neurons", "edges")
    assert set(trace["values"]) == set(ids)
    for index, step in enumerate(trace["steps"]):
        assert_schema(step, STEP)
        assert step["index"] == index
        assert {*step["inputs"], step["output"]} <= set(ids)
    assert set(trace["metrics"]) == {"loss", "accuracy"}
    assert trace["metrics"]["loss"] == trace["values"]["L"][0, 0]
    json.dumps(trace | {"values": {name: array.tolist() for name, array in trace["values"].items()}})


@every_trace
def test_every_step_can_be_computed_again_from_its_line_alone(trace):
    values = {name: np.array(array.tolist()) for name, array in trace["values"].items()}
    for step in trace["steps"]:
        inputs = {name: values[name] for name in step["inputs"]}
        computed = recompute(step["numpy"], inputs, step["output"])
        if trace["convention"] == "rows":
            assert computed.tobytes() == values[step["output"]].tobytes(), step["numpy"]
        else:
            assert_close(computed, values[step["output"]], list(inputs.values()))


@every_trace
def test_the_index_string_fits_the_shapes_that_are_shown(trace):
    shapes = {matrix["id"]: matrix["shape"] for matrix in trace["matrices"]}
    for step in trace["steps"]:
        index, sizes = parse(step["index_string"]), {}
        terms = [*zip(index.operands, step["inputs"], strict=True), (index.result, step["output"])]
        for term, name in terms:
            for axis, size in zip(term, shapes[name], strict=True):
                expected = 1 if axis.letter is None else sizes.setdefault(axis.letter, size - axis.shift)
                assert size - axis.shift == expected


@every_trace
def test_formulas_are_latex_that_converts_and_mathml_that_marks_every_matrix(trace):
    for step in trace["steps"]:
        converted = convert(step["formula"])
        assert "\\" not in re.sub(r"<[^>]*>", "", converted), step["formula"]
        mathml = step["mathml"]
        assert mathml.startswith("<math")
        assert "\\" not in mathml
        assert not re.search("[\ue000-\uf8ff]", mathml)
        assert set(re.findall(r'data-id="([^"]+)"', mathml)) == {*step["inputs"], step["output"]}
        assert mathml.count("<mrow") == mathml.count("</mrow>")


@every_trace
def test_words_refer_to_matrices_of_the_step_and_leave_nothing_to_fill_in(trace):
    symbols = {matrix["id"]: matrix["symbol"] for matrix in trace["matrices"]}
    for step in trace["steps"]:
        product = parse(step["index_string"]).inner is not None
        lenses = {"row_column", "column_row", "columns", "rows"}
        assert set(step["words"]) == (lenses if product else {"plain"})
        for segments in step["words"].values():
            for part in segments:
                if isinstance(part, str):
                    assert not re.search(r"[{}]", part), part
                elif "id" in part:
                    assert part["id"] in step["inputs"]
                    assert part["text"] == symbols[part["id"]]
                else:
                    assert part["cursor"] in ("row", "column", "k")
                    assert part["text"]
        first = next(iter(step["words"].values()))
        assert step["text"] == "".join(part if isinstance(part, str) else part["text"] for part in first)
        assert not re.search(r"[{}]", step["title"] + step["caption"] + step["numpy"])


@every_trace
def test_the_sum_by_hand_names_only_operands_of_the_step(trace):
    for step in trace["steps"]:
        how = step["by_hand"]
        if how["kind"] == "expression":
            used = {int(n) for n in re.findall(r"\{(\d+)(?:\+exp(?:@\d)?)?\}", how["template"])}
            assert used <= set(range(len(step["inputs"])))
            assert used
            assert not re.search(r"[{}]", re.sub(r"\{\d+(\+exp(@\d)?)?\}", "", how["template"]))
        else:
            assert set(how) == {"kind", "term", "divide", "factor", "factor_text"}


@pytest.mark.parametrize("name", NETWORKS)
def test_mirrored_twice_a_program_is_what_it_was(name):
    program = build(NETWORKS[name]).program
    assert mirror(mirror(program)) == program
    assert mirror(program) != program


@pytest.mark.parametrize("name", NETWORKS)
def test_the_columns_convention_holds_the_transposes_under_the_same_ids(name):
    rows, columns = (trace_of(name, convention) for convention in CONVENTIONS)
    assert list(rows["values"]) == list(columns["values"])
    for key, array in rows["values"].items():
        assert np.array_equal(columns["values"][key], array.T)
    for row, column in zip(rows["matrices"], columns["matrices"], strict=True):
        assert row["shape"] == column["shape"][::-1]
        assert row["axes"] == column["axes"][::-1]
        assert (row["row_labels"], row["column_labels"]) == (column["column_labels"], column["row_labels"])
    assert rows["metrics"] == columns["metrics"]


def test_the_columns_convention_is_the_textbooks_w_times_x():
    first = trace_of("xor", "columns")["steps"][0]
    assert (first["numpy"], first["formula"]) == ("Z1 = W1 @ X", "Z_1 = W_1\\,X")
    assert first["index_string"] == "ik,kj->ij"


def test_mirrored_values_are_views():
    values = {"X": np.zeros((2, 3))}
    assert np.shares_memory(mirror_values(values)["X"], values["X"])


def test_xor_is_described_as_the_contract_has_it():
    trace = trace_of("xor", "rows", iteration=0)
    assert (trace["network"], trace["iteration"], trace["convention"]) == ("xor", 0, "rows")
    w1 = next(matrix for matrix in trace["matrices"] if matrix["id"] == "W1")
    assert w1 == {
        "id": "W1",
        "symbol": "W₁",
        "noun": "weights",
        "role": "weight",
        "shape": [3, 3],
        "axes": ["input", "hidden"],
        "row_labels": ["bias", "x₁", "x₂"],
        "column_labels": ["h₁", "h₂", "h₃"],
        "gradient_of": None,
        "part_of": None,
        "next_of": None,
        "place": {"kind": "edges", "layer": 1},
        "images": [None, None],
    }
    first = trace["steps"][0]
    assert (first["phase"], first["layer"], first["op"], first["inputs"], first["output"]) == (
        "forward",
        1,
        "matmul",
        ["X", "W1"],
        "Z1",
    )
    assert (first["numpy"], first["formula"]) == ("Z1 = X @ W1", "Z_1 = X\\,W_1")
    assert trace["values"]["X"].tolist() == [[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]]


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_the_program_message_leaves_out_long_labels_and_says_what_is_shown_first(convention):
    message = program_json(build(network_spec("three_clusters")), convention)
    x = next(matrix for matrix in message["matrices"] if matrix["id"] == "X")
    long, short = ("row_labels", "column_labels")[:: 1 if convention == "rows" else -1]
    assert x[long] is None
    assert x[short] == ["x₁", "x₂"]
    assert message["windows"] == {"case": [0, 8]}
    assert message["cases"] == 13_500
    assert message["title"] == "Three clusters"
    ids = {matrix["id"] for matrix in message["matrices"]}
    assert {message["loss"], message["prediction"], *message["parameters"]} <= ids
    json.dumps(message)


def test_where_given_weights_come_from_is_said_while_they_are_those():
    spec = network_spec("three_clusters")
    assert "seed 12" in program_json(build(spec), "rows")["given"]
    first, second = spec.layers
    other = first.model_copy(update={"weights": [[0.0] * 5, [1.0] * 5]})
    assert program_json(build(spec.model_copy(update={"layers": [other, second]})), "rows")["given"] == ""
    assert program_json(build(network_spec("xor")), "rows")["given"] == ""
