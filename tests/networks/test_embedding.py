"""The embedding, weights that stay fixed, and targets that are held out."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.datasets.ratings import ADVENTURE, GENEROUS, GOOD, TASTE, ratings
from app.networks.errors import SpecError
from app.networks.gallery import network_spec
from app.networks.spec import parse_spec
from app.training.run import Run
from tests.networks.kinds.embedding import DATASET, FIXED, PICKED
from tests.networks.samples import layer, written

EMBEDDING = {"kind": "embedding", "units": 2}


def refused(**changes):
    with pytest.raises(SpecError) as error:
        build(parse_spec(written(**changes)))
    return error.value.where, str(error.value)


def test_a_one_hot_row_picks_a_row_of_the_table():
    values = Run(build(parse_spec(written(layers=[EMBEDDING], dataset=DATASET)))).record()
    assert (values["Z1"] == values["U1"][PICKED]).all()


@pytest.mark.parametrize("row", [[0, 0, 0, 0], [1, 1, 0, 0], [0.5, 0.5, 0, 0], [2, -1, 0, 0]])
def test_inputs_that_are_not_one_hot_are_refused(row):
    x = [*DATASET["x"][:3], row, DATASET["x"][4]]
    where, text = refused(layers=[EMBEDDING], dataset=DATASET | {"x": x})
    assert where == "dataset.x[3]"
    assert "one-hot" in text


def test_an_embedding_stands_in_front():
    assert refused(layers=[layer(3), EMBEDDING], dataset=DATASET)[0] == "layers[1].kind"


@pytest.mark.parametrize("kind", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("bias", ["augmented", "added", "none"])
def test_weights_of_fixed_inputs_stay_as_given_while_their_gradient_is_whole(kind, bias):
    layers = [EMBEDDING, layer(2, "identity", bias, **FIXED)]
    spec = written(layers=layers, dataset=DATASET, optimizer={"kind": kind}, l2=0.1)
    run = Run(build(parse_spec(spec)))
    start = {name: value.copy() for name, value in run.record().items()}
    fixed = 2 if bias == "augmented" else 1
    assert start["dW2"][fixed].all()
    assert not start["dW2_free"][fixed].any()
    run.advance(20)
    end = run.record()["W2"]
    assert end[fixed].tolist() == [1, 1]
    free = np.arange(len(end)) != fixed
    assert (end[free] != start["W2"][free]).all()


def test_fixed_weights_have_to_be_given_and_to_be_there():
    where, text = refused(layers=[EMBEDDING, layer(2, fixed_inputs=[1])], dataset=DATASET)
    assert where == "layers[1].fixed_inputs"
    assert "have to be given" in text
    where, text = refused(layers=[EMBEDDING, layer(2, **FIXED | {"fixed_inputs": [0, 2]})], dataset=DATASET)
    assert where == "layers[1].fixed_inputs[1]"
    assert "numbered 0 to 1" in text


def test_the_ratings_are_what_they_are_made_of():
    data = ratings()
    known = data.known == 1
    assert (data.known + data.test_known == 1).all()
    assert known.mean() == pytest.approx(2 / 3)
    assert (data.test_y == GOOD + GENEROUS[:, None] + TASTE[:, None] * ADVENTURE).all()
    assert (data.y[known] == data.test_y[known]).all()
    assert not data.y[~known].any()
    assert data.test_y.min() >= 1
    assert data.test_y.max() <= 5


def test_the_loss_of_a_test_is_of_the_targets_held_out():
    run = Run(build(network_spec("factorisation")))
    data, z = run.network.dataset, run.record()["Z2"]
    missed = (z - data.test_y)[data.known == 0]
    assert run.test_metrics().loss == pytest.approx((missed**2).mean())
    kept = (z - data.y)[data.known == 1]
    assert run.metrics().loss == pytest.approx((kept**2).mean())
