"""Tours and help are data: what they name is there, what they claim is so, no number in them is typed."""

import json
import re
from typing import Any

import pytest

from app.networks.gallery import gallery, network_spec
from tests.web.tours import STATIC, TOURS, cells, opened, target_cells

STOPS = [(name, n, stop) for name, tour in TOURS.items() for n, stop in enumerate(tour["stops"], 1)]
each_stop = pytest.mark.parametrize(("name", "n", "stop"), STOPS, ids=[f"{name}-{n}" for name, n, _ in STOPS])

SHORT = range(3, 6)
LENGTHS = {"xor": range(8, 13), "three_clusters": range(6, 11)}
LENSES = {"row_column", "column_row", "columns", "rows"}
LABELS = {"off", "from_to", "to_from"}
LOOKS = {"network", "loss", "graph", "pictures", "stage", "worked", "dominoes"}
NAMED = re.compile(r"\[([^\[\]]+)\]\((\w+):([\w,]+)\)")
PLACE = re.compile(r"\{(\w+)(?::(\w+(?:,\w+)*))?\}")
# What a row, a class or a part of a gradient is called is no number.
CALLED = re.compile(r"\b(case|cluster|digit|member|part) \d+", re.IGNORECASE)
TYPED = re.compile(r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|twelve|hundred)\b", re.IGNORECASE)
BANNED = re.compile(r"\b(delta|error term|node|nodes|data)\b", re.IGNORECASE)
VOCABULARY = """
inputs, weights, bias, pre-activation, activation, logits, probabilities, targets, loss, gradient,
role, hidden layer, operand, cell, term, partial sum, outer dimensions, inner dimension, Hadamard product,
outer product, patch matrix, upstream gradient, vjp, accumulate, spec, program, step, phase, values,
iteration, run, checkpoint, trace, frame, case, neuron
""".replace("\n", " ")


def texts(stop: dict[str, Any]) -> list[str]:
    return [stop["title"], stop["text"], stop["task"]["hint"], stop["task"]["praise"]]


def test_a_tour_is_of_a_network_and_has_as_many_stops_as_are_bearable():
    assert set(LENGTHS) < set(TOURS) <= set(gallery)
    for name, tour in TOURS.items():
        assert set(tour) == {"title", "stops"}
        assert len(tour["stops"]) in LENGTHS.get(name, SHORT)
        assert tour["stops"][0]["task"]["kind"] != "predict", "its field would take the focus from the words"
        titles = [stop["title"] for stop in tour["stops"]]
        assert len(set(titles)) == len(titles)


@each_stop
def test_a_stop_has_what_it_needs_and_begins_where_there_is_something(name, n, stop):
    assert set(stop) == {"title", "text", "look", "state", "task"}
    assert set(stop["task"]) == {"kind", "target", "hint", "praise"}
    assert stop["look"] in LOOKS
    if stop["look"] == "pictures" or "(part:pictures)" in stop["text"]:
        assert opened(name).pictured
    if stop["look"] == "graph" or "(part:graph)" in stop["text"]:
        assert opened(name).graph
    state = stop["state"]
    assert set(state) <= {"step", "iteration", "lens", "cell", "k", "labels"}
    assert state.get("lens", "row_column") in LENSES
    assert state.get("labels", "off") in LABELS
    program = opened(name).program
    assert sum(step.output == state["step"] for step in program.steps) == 1
    rows, columns = opened(name).shape(state["step"])
    assert state["cell"][0] < rows
    assert state["cell"][1] < columns


@each_stop
def test_what_a_stop_names_is_there(name, n, stop):
    for text in texts(stop):
        for _, kind, rest in NAMED.findall(text):
            if kind != "part":
                assert cells(name, f"{kind}:{rest}")
    assert "](" not in NAMED.sub("", "".join(texts(stop)))
    assert "](" not in stop["title"]


@each_stop
def test_the_numbers_of_a_stop_come_from_the_engine(name, n, stop):
    program = opened(name).program
    for text in texts(stop):
        for word, about in PLACE.findall(text):
            parts = about.split(",")
            if word == "value":
                matrix, row, column = parts[0], int(parts[1]), int(parts[2])
                rows, columns = opened(name).shape(matrix)
                assert row < rows, "not among the rows that are shown first"
                assert column < columns, "not among the columns that are shown first"
            elif word in {"rows", "columns", "shape"}:
                assert parts[0] in program.matrices
            elif word == "param":
                step = next(step for step in program.steps if step.output == parts[0])
                assert parts[1] in step.params
            else:
                assert word in {"loss", "accuracy", "iteration", "cases", "steps", "target"}
        said = PLACE.sub("", NAMED.sub(lambda found: found[1], text))
        typed = TYPED.search(CALLED.sub("", said))
        assert typed is None, f"{typed and typed[0]} is typed: {said}"
        assert not BANNED.search(said)
        assert len(said.split()) <= 60


@each_stop
def test_a_task_can_be_done_and_is_not_done_before_it_is_begun(name, n, stop):
    task, state = stop["task"], stop["state"]
    program = opened(name).program
    outputs = {step.output for step in program.steps}
    start = (state["step"], *state["cell"])
    match task["kind"]:
        case "hover" | "select":
            found = target_cells(name, n)
            assert found
            assert start not in found
            step = next(step for step in program.steps if step.output == state["step"])
            on_stage = {step.output} if task["kind"] == "select" else {step.output, *step.inputs}
            assert {matrix for matrix, _, _ in found} <= on_stage
        case "edit":
            assert {matrix for matrix, _, _ in target_cells(name, n)} <= {"X", "Y", *program.parameters}
        case "predict":
            assert target_cells(name, n) == [start]
        case "step":
            assert task["target"] in outputs - {state["step"]}
        case "break":
            assert task["target"] == state["step"]
        case "lens":
            assert task["target"] in LENSES - {state.get("lens", "row_column")}
        case "train":
            assert task["target"] > state.get("iteration", 0)
        case "follow":
            assert task["target"] in {"back", "on"}
        case "labels":
            assert task["target"] in LABELS - {state["labels"]}
        case "convention":
            assert {task["target"], network_spec(name).convention} == {"rows", "columns"}
            said = " ".join(texts(stop))
            assert {kind for _, kind, _ in NAMED.findall(said)} <= {"matrix", "part"}, "so in both"
            assert {word for word, _ in PLACE.findall(said)} <= {"loss", "accuracy", "iteration", "cases"}
        case other:
            pytest.fail(f"{other} is no kind of task")


def test_every_word_of_the_vocabulary_is_explained_once_and_is_seen_where_it_is_said_to_be():
    groups = json.loads((STATIC / "help/glossary.json").read_text(encoding="utf-8"))["groups"]
    terms = [term for group in groups for term in group["terms"]]
    names = [term["term"] for term in terms]
    assert len(set(names)) == len(names)
    assert set(names) >= {word.strip() for word in VOCABULARY.split(",")}
    for term in terms:
        assert set(term) <= {"term", "symbol", "definition", "see", "lens"}
        assert term["definition"].endswith(".")
        assert not BANNED.search(term["definition"])
        for network, output in term.get("see", {}).items():
            assert output in {step.output for step in opened(network).program.steps}


def test_every_region_of_the_help_says_something():
    regions = json.loads((STATIC / "help/regions.json").read_text(encoding="utf-8"))["regions"]
    assert len({region["at"] for region in regions}) == len(regions)
    for region in regions:
        assert set(region) <= {"at", "each", "label", "text"}
        assert region["label"]
        assert region["text"].endswith(".")


async def test_a_page_names_the_tours_and_they_are_served(client):
    html = (await client.get("/n/xor")).text
    assert f'data-tours="{" ".join(sorted(TOURS))}"' in html
    for name in TOURS:
        answer = await client.get(f"/static/tours/{name}.json")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/json"
