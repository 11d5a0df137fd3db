"""The adjacency layer: a dense network as one square matrix."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.errors import SpecError
from app.networks.gallery import network_spec
from app.networks.spec import parse_spec
from app.trace.outline import program_json
from app.training.run import Run
from tests.networks.samples import written


def test_its_numbers_are_those_of_the_dense_network_at_every_iteration():
    square, dense = (Run(build(network_spec(name))) for name in ("adjacency", "three_three_three"))
    for iteration in (0, 1, 50, 500):
        square.seek(iteration)
        dense.seek(iteration)
        assert (square.record()["Z1"] == dense.record()["Z2"]).all()
        assert square.metrics() == dense.metrics()


def test_powers_count_the_paths_and_never_reach_the_loss():
    spec = written(layers=[{"kind": "adjacency", "sizes": [3, 2, 4, 2]}])
    network = build(parse_spec(spec))
    values = Run(network).record()
    square = values["M1"]
    np.testing.assert_allclose(values["M1_2"], square @ square)
    np.testing.assert_allclose(values["M1_3"], square @ square @ square)
    assert np.count_nonzero(values["M1_3"]) == 3 * 2
    needed = {step.output for step in network.program.steps_for([network.program.loss])}
    assert needed.isdisjoint({"M1_2", "M1_3"})


def test_what_is_no_edge_never_becomes_one_even_if_it_is_given_a_weight_by_hand():
    run = Run(build(network_spec("adjacency")))
    run.edit("M1", 0, 6, 0.5)
    values = run.record()
    assert values["dM1"][0, 0] != 0, "the edge that goes past a layer makes a gradient elsewhere"
    run.advance(10)
    edges = run.record()["F1"] == 1
    kept = run.record()["M1"].copy()
    assert kept[0, 6] == 0.5
    kept[0, 6] = 0
    assert not kept[~edges].any()


@pytest.mark.parametrize("convention", ["rows", "columns"])
def test_its_neurons_are_a_graph(convention):
    graph = program_json(build(network_spec("adjacency")), convention)["graph"]
    assert (graph["matrix"], graph["directed"], len(graph["edges"])) == ("M1", True, 18)
    assert graph["roles"] == ("input",) * 3 + ("hidden",) * 3 + ("output",) * 3


@pytest.mark.parametrize(("sizes", "where"), [([4, 2], "layers[0].sizes[0]"), ([3], "layers[0].sizes")])
def test_sizes_that_do_not_fit_are_refused(sizes, where):
    with pytest.raises(SpecError) as error:
        build(parse_spec(written(layers=[{"kind": "adjacency", "sizes": sizes}])))
    assert error.value.where == where
