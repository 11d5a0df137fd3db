"""Tours and help are data: what they name is there, what they claim is so, no number in them is typed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.networks.build import Network, build
from app.networks.gallery import gallery, network_spec
from app.networks.limits import Limits
from app.trace.outline import program_json
from app.training.run import Run

STATIC = Path(__file__).parents[2] / "static"
TOURS = {path.stem: json.loads(path.read_text()) for path in (STATIC / "tours").glob("*.json")}
STOPS = [(name, n, stop) for name, tour in TOURS.items() for n, stop in enumerate(tour["stops"], 1)]
each_stop = pytest.mark.parametrize(("name", "n", "stop"), STOPS, ids=[f"{name}-{n}" for name, n, _ in STOPS])

LENGTHS = {"xor": range(8, 13), "three_clusters": range(6, 11)}
LENSES = {"row_column", "column_row", "columns", "rows"}
LOOKS = {"network", "loss", "stage", "worked", "dominoes"}
NAMED = re.compile(r"\[([^\[\]]+)\]\((\w+):([\w,]+)\)")
PLACE = re.compile(r"\{(\w+)(?::(\w+(?:,\w+)*))?\}")
NUMBERS = {"matrix": 0, "row": 1, "column": 1, "cell": 2}
# What a row or a part of a gradient is called is no number.
CALLED = re.compile(r"\b(case|cluster|part) \d+", re.IGNORECASE)
TYPED = re.compile(r"\d|\b(two|three|four|five|six|seven|eight|nine|ten|twelve|hundred)\b", re.IGNORECASE)
BANNED = re.compile(r"\b(delta|error term|node|nodes|data)\b", re.IGNORECASE)
VOCABULARY = """
inputs, weights, bias, pre-activation, activation, logits, probabilities, targets, loss, gradient,
role, hidden layer, operand, cell, term, partial sum, outer dimensions, inner dimension, Hadamard product,
outer product, patch matrix, upstream gradient, vjp, accumulate, spec, program, step, phase, values,
iteration, run, checkpoint, trace, frame, case, neuron
""".replace("\n", " ")


@dataclass(frozen=True)
class Opened:
    """A network of the gallery with the numbers of iteration 0, as the page has them at first."""

    network: Network
    values: Mapping[str, np.ndarray]
    outline: dict[str, Any]


@lru_cache
def opened(name: str) -> Opened:
    network = build(network_spec(name), Limits())
    values = {matrix: np.array(value) for matrix, value in Run(network).record().items()}
    return Opened(network, values, program_json(network, "rows"))


def texts(stop: dict[str, Any]) -> list[str]:
    return [stop["title"], stop["text"], stop["task"]["hint"], stop["task"]["praise"]]


def targets(task: dict[str, Any]) -> list[str]:
    every = task["target"] if isinstance(task["target"], list) else [task["target"]]
    return [target for target in every if isinstance(target, str) and ":" in target]


def cells(name: str, reference: str) -> list[tuple[str, int, int]]:
    """The cells of the shown part that a reference names; fails if it names anything that isn't there."""
    kind, rest = reference.split(":")
    matrix, *numbers = rest.split(",")
    assert len(numbers) == NUMBERS[kind], reference
    rows, columns = opened(name).network.program.matrices[matrix].shape
    at = dict(zip({"row": "r", "column": "c", "cell": "rc"}.get(kind, ""), map(int, numbers), strict=True))
    assert at.get("r", 0) < rows, reference
    assert at.get("c", 0) < columns, reference
    shown = min(rows, 8)
    return [
        (matrix, row, column)
        for row in ([at["r"]] if "r" in at else range(shown))
        for column in ([at["c"]] if "c" in at else range(columns))
    ]


def target_cells(name: str, n: int) -> list[tuple[str, int, int]]:
    task = TOURS[name]["stops"][n - 1]["task"]
    return [cell for target in targets(task) for cell in cells(name, target)]


def test_a_tour_is_of_a_network_and_has_as_many_stops_as_are_bearable():
    assert set(TOURS) == set(LENGTHS) <= set(gallery)
    for name, tour in TOURS.items():
        assert set(tour) == {"title", "stops"}
        assert len(tour["stops"]) in LENGTHS[name]
        titles = [stop["title"] for stop in tour["stops"]]
        assert len(set(titles)) == len(titles)


@each_stop
def test_a_stop_has_what_it_needs_and_begins_where_there_is_something(name, n, stop):
    assert set(stop) == {"title", "text", "look", "state", "task"}
    assert set(stop["task"]) == {"kind", "target", "hint", "praise"}
    assert stop["look"] in LOOKS
    state = stop["state"]
    assert set(state) <= {"step", "iteration", "lens", "cell", "k"}
    assert state.get("lens", "row_column") in LENSES
    program = opened(name).network.program
    assert sum(step.output == state["step"] for step in program.steps) == 1
    rows, columns = program.matrices[state["step"]].shape
    assert state["cell"][0] < min(rows, 8)
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
    program = opened(name).network.program
    for text in texts(stop):
        for word, about in PLACE.findall(text):
            parts = about.split(",")
            if word == "value":
                matrix, row, column = parts[0], int(parts[1]), int(parts[2])
                rows, columns = program.matrices[matrix].shape
                assert row < min(rows, 8), "not among the rows that are shown first"
                assert column < columns
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
    program = opened(name).network.program
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
        case other:
            pytest.fail(f"{other} is no kind of task")


def number(name: str, kind: str) -> int:
    """The stop of a tour that asks to select a cell of some matrix."""
    return next(n for n, stop in enumerate(TOURS[name]["stops"], 1) if kind in str(stop["task"]["target"]))


def test_the_case_that_is_furthest_from_its_target_is_the_one_that_is_asked_for():
    furthest = int(np.abs(opened("xor").values["E"]).argmax())
    assert target_cells("xor", number("xor", "cell:E")) == [("E", furthest, 0)]


def test_one_weight_of_the_first_layer_goes_down_and_it_is_the_one_that_is_asked_for():
    values = opened("xor").values
    ((_, row, column),) = target_cells("xor", number("xor", "W1_next"))
    assert np.argwhere(values["W1_next"] < values["W1"]).tolist() == [[row, column]]


def test_the_largest_probability_and_the_largest_gradient_are_those_that_are_asked_for():
    values = opened("three_clusters").values
    ((_, row, column),) = target_cells("three_clusters", number("three_clusters", "cell:P"))
    assert column == values["P"][row].argmax()
    assert values["Y"][row].argmax() != column, "it is taken for the wrong cluster"
    ((_, row, column),) = target_cells("three_clusters", number("three_clusters", "cell:dW2"))
    assert (row, column) == np.unravel_index(values["dW2"].argmax(), values["dW2"].shape)


def test_the_neurons_that_are_silent_in_every_case_shown_are_those_that_are_asked_for():
    silent = np.flatnonzero((opened("three_clusters").values["A1"][:8] == 0).all(axis=0)).tolist()
    found = target_cells("three_clusters", number("three_clusters", "column:A1"))
    assert sorted({column for _, _, column in found}) == silent


def test_a_sum_that_is_written_out_adds_up_as_it_is_shown():
    W1, Z1 = (opened("xor").values[name].round(2) for name in ("W1", "Z1"))
    assert W1[:, 0].sum() == pytest.approx(Z1[3, 0])
    X, W1_ = opened("xor").values["X"], W1
    assert (X[1] * W1_[:, 1]).sum() == pytest.approx(Z1[1, 1])
    values = opened("three_clusters").values
    assert values["P"][1, 0].round(2) - values["Y"][1, 0] == pytest.approx(values["E"][1, 0].round(2))


@pytest.mark.parametrize("name", TOURS)
def test_training_as_far_as_the_last_stop_asks_makes_the_loss_much_smaller(name):
    run = Run(opened(name).network)
    before = run.metrics()
    run.advance(TOURS[name]["stops"][-1]["task"]["target"])
    after = run.metrics()
    assert after.loss < before.loss / 2
    assert after.accuracy > before.accuracy


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
            assert output in {step.output for step in opened(network).network.program.steps}


def test_every_region_of_the_help_says_something():
    regions = json.loads((STATIC / "help/regions.json").read_text(encoding="utf-8"))["regions"]
    assert len({region["at"] for region in regions}) == len(regions)
    for region in regions:
        assert set(region) <= {"at", "each", "label", "text"}
        assert region["label"]
        assert region["text"].endswith(".")


async def test_a_page_names_the_tours_and_they_are_served(client):
    html = (await client.get("/n/xor")).text
    assert 'data-tours="three_clusters xor"' in html
    for name in TOURS:
        answer = await client.get(f"/static/tours/{name}.json")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/json"
