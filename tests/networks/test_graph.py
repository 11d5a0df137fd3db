"""The graph layer: Â, the karate club, the picture of a graph, and what is refused."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.datasets.joined import adjacency
from app.networks.datasets.karate import karate
from app.networks.drawing import MOST, columns, spread
from app.networks.errors import SpecError
from app.networks.layers.graph import mixes
from app.networks.limits import Limits
from app.networks.spec import parse_spec
from app.trace.outline import program_json
from app.training.run import Run
from tests.networks.kinds.graph import EDGES, SPECS
from tests.networks.samples import dataset, written


def test_the_karate_club_is_that_of_zachary():
    data = karate()
    joined = data.graph
    degrees = joined.sum(axis=1)
    assert joined.shape == (34, 34)
    assert (joined == joined.T).all()
    assert not np.diag(joined).any()
    assert joined.sum() == 2 * 78
    assert [degrees[member - 1] for member in (1, 2, 3, 12, 33, 34)] == [16, 9, 10, 1, 12, 17]
    assert np.trace(np.linalg.matrix_power(joined, 3)) == 6 * 45
    assert data.y.sum(axis=0).tolist() == [17, 17]
    assert [data.y[member].argmax() for member in data.scored] == [0, 1]


def test_the_mixing_matrix_is_the_normalised_adjacency():
    joined = adjacency(EDGES, 5)
    loops = joined + np.eye(5)
    root = np.diag(loops.sum(axis=1) ** -0.5)
    np.testing.assert_allclose(mixes(joined), root @ loops @ root, rtol=1e-15)
    assert mixes(joined)[4].tolist() == [0, 0, 0, 0, 1], "who is alone stays who he is"


def test_only_scored_cases_are_learned_from_and_the_others_are_judged():
    run = Run(build(parse_spec(written(**SPECS[0]))))
    values = run.record()
    assert values["E"].shape == (2, 2)
    assert np.flatnonzero(values["dZ2"].any(axis=1)).tolist() == [0, 3]
    others = [1, 2, 4]
    right = values["P"][others].argmax(axis=1) == run.network.dataset.y[others].argmax(axis=1)
    assert run.test_metrics().accuracy == right.mean()


@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_the_graph_comes_with_the_program(convention):
    program = program_json(build(parse_spec(written(**SPECS[0]))), convention)
    graph = program["graph"]
    assert (graph["matrix"], graph["directed"], graph["scored"]) == ("G", False, (0, 3))
    assert sorted(map(sorted, graph["edges"])) == sorted(map(sorted, EDGES))
    assert len(graph["places"]) == 5
    assert not program["plane"]
    assert "graph" not in program_json(build(parse_spec(written())), convention)


def test_dots_stand_apart_and_always_in_the_same_places():
    places = spread(karate().graph)
    assert places == spread(karate().graph)
    assert np.min(places) == 0
    assert np.max(places) == 1
    wide = np.array(places) * (1.6, 1)
    gaps = np.linalg.norm(wide[:, None] - wide[None], axis=2) + 9 * np.eye(34)
    assert gaps.min() > 0.08


@pytest.mark.parametrize("joined", [np.zeros((1, 1)), np.zeros((3, 3)), adjacency([(0, 1)], 4)])
def test_a_graph_in_parts_is_drawn_too(joined):
    assert np.isfinite(spread(joined)).all()


def test_neurons_stand_in_columns():
    assert columns([2, 1]) == ((0, 0.25), (0, 0.75), (1, 0.5))


def test_a_large_graph_is_not_drawn():
    cases = MOST + 1
    data = dataset(cases=cases) | {"edges": [[n, n + 1] for n in range(cases - 1)]}
    spec = written(layers=[{"kind": "graph", "units": 2}], dataset=data)
    assert "graph" not in program_json(build(parse_spec(spec)), "rows")


def refused(limits=None, **changes):
    with pytest.raises(SpecError) as error:
        build(parse_spec(written(**changes), limits), limits)
    return error.value.where, error.value.code, str(error.value)


LAYER = {"kind": "graph", "units": 2}


def test_without_edges_it_is_refused():
    where, _, text = refused(layers=[LAYER])
    assert where == "layers[0].kind"
    assert "give them as edges of the dataset" in text


def test_edges_that_join_nothing_are_refused():
    assert refused(layers=[LAYER], dataset=dataset() | {"edges": [[0, 1], [0, 5]]})[0] == "dataset.edges[1]"
    where, _, text = refused(layers=[LAYER], dataset=dataset() | {"edges": [[0, 1], [2, 2]]})
    assert where == "dataset.edges[1]"
    assert "case 2 is joined to itself" in text


def test_a_matrix_of_too_many_cases_is_refused():
    data = dataset() | {"edges": EDGES}
    where, code, _ = refused(Limits(cells=24), layers=[LAYER], dataset=data)
    assert (where, code) == ("dataset.edges", "too_large")


def test_a_batch_of_joined_cases_is_refused():
    where, _, text = refused(layers=[LAYER], dataset=dataset() | {"edges": EDGES}, batch_size=2)
    assert where == "batch_size"
    assert "edges join the cases" in text
