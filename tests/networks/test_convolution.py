"""The convolution is the one that others compute, and what it doesn't read is refused."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.signal import correlate2d

from app.networks.build import build
from app.networks.errors import SpecError
from app.networks.gallery import gallery, network_spec
from app.networks.spec import parse_spec
from app.trace.outline import program_json
from app.trace.transcript import transcript
from app.training.run import Run
from app.words.catalogue import ENGLISH
from tests.networks.samples import dataset, layer, written

CONVOLUTION = {"kind": "convolution", "filters": 2, "size": 3}
IMAGES = dataset(inputs=20) | {"image": [4, 5]}


@pytest.fixture(scope="module")
def run():
    """Of the gallery's network, trained a little."""
    run = Run(build(network_spec("convolution")))
    run.advance(50)
    return run


def test_it_is_direct_convolution_to_the_last_bit_but_one(run):
    values = run.record()
    maps = values["S1"].reshape(32, 6, 6, 4)
    for image, answers in zip(values["X"].reshape(-1, 8, 8), maps, strict=True):
        for f in range(4):
            taps, bias = values["W1"][:, f].reshape(3, 3), values["b1"][0, f]
            direct = correlate2d(image, taps, mode="valid") + bias
            np.testing.assert_allclose(answers[..., f], direct, rtol=0, atol=4e-15)


def test_with_whole_numbers_it_is_direct_convolution_exactly():
    rng = np.random.default_rng(3)
    data = IMAGES | {"x": rng.integers(-9, 10, (5, 20)).astype(float).tolist()}
    run = Run(build(parse_spec(written(dataset=data, layers=[CONVOLUTION, layer(2, "identity")]))))
    taps = rng.integers(-9, 10, (9, 2)).astype(float)
    for (row, column), value in np.ndenumerate(taps):
        run.edit("W1", row, column, value)
    values = run.record()
    for case, image in enumerate(values["X"].reshape(-1, 4, 5)):
        for f in range(2):
            direct = correlate2d(image, taps[:, f].reshape(3, 3), mode="valid")
            assert np.array_equal(values["Z1"][case].reshape(2, 3, 2)[..., f], direct)


def test_the_gradient_of_a_shared_weight_is_a_sum_over_all_places_of_all_images(run):
    values = run.record()
    images, gradients = values["X"].reshape(-1, 8, 8), values["dS1"].reshape(-1, 6, 6, 4)
    for y, x, f in np.ndindex(3, 3, 4):
        under_the_weight = images[:, y : y + 6, x : x + 6]
        assert values["dW1"][3 * y + x, f] == pytest.approx((under_the_weight * gradients[..., f]).sum())


def test_the_image_that_leaves_has_the_filters_of_a_place_side_by_side(run):
    program = run.network.program
    labels = program.matrices["A1"].columns.all_labels()
    assert labels[:5] == ["f₁(1,1)", "f₂(1,1)", "f₃(1,1)", "f₄(1,1)", "f₁(1,2)"]
    assert labels[-1] == "f₄(6,6)"
    patches = program.matrices["C1"]
    assert patches.rows.all_labels()[35:38] == ["case 1 (6,6)", "case 2 (1,1)", "case 2 (1,2)"]
    assert program.matrices["S1"].rows.image == (6, 6), "a picture of every case"
    assert patches.rows.image is None
    assert patches.columns.image == program.matrices["W1"].rows.image == (3, 3)


def test_a_last_layer_keeps_the_names_of_the_outputs():
    data = dataset(inputs=9, outputs=4) | {"image": [3, 3], "output_names": ["a", "b", "c", "d"]}
    spec = parse_spec(written(dataset=data, layers=[CONVOLUTION | {"filters": 1, "size": 2}]))
    assert build(spec).program.matrices["Z1"].columns.all_labels() == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("changes", "where", "message"),
    [
        (
            {"layers": [CONVOLUTION, layer(2, "identity")]},
            "layers[0].kind",
            (
                "a convolution reads images, and 3 inputs aren't said to be one; give dataset.image, its "
                "height and width"
            ),
        ),
        (
            {"dataset": IMAGES, "layers": [layer(20), CONVOLUTION, layer(2, "identity")]},
            "layers[1].kind",
            "a convolution reads images, and 20 neurons of layer 1 are none; make it the first layer",
        ),
        (
            {"dataset": IMAGES, "layers": [CONVOLUTION | {"size": 5}, layer(2, "identity")]},
            "layers[0].size",
            "a patch of 5 × 5 doesn't fit into an image of 4 × 5",
        ),
        (
            {"dataset": IMAGES, "layers": [CONVOLUTION | {"filters": 50}, layer(2, "identity")]},
            "layers[0]",
            "300 units; at most 256 are allowed",
        ),
    ],
)
def test_what_it_cannot_read_is_refused(changes, where, message):
    with pytest.raises(SpecError) as error:
        build(parse_spec(written(**changes)))
    assert (error.value.where, str(error.value)) == (where, message)


def test_it_is_trained_well():
    assert gallery["convolution"].stated.test_accuracy >= 0.95


def test_the_places_of_patches_are_sent_once_and_said_with_their_case(run):
    sent = {matrix["id"]: matrix for matrix in program_json(run.network, "rows")["matrices"]}
    patches, rows = sent["C1"]["within"], sent["C1"]["row_labels"]
    assert (len(patches[0]), patches[1], rows) == (36, None, None)
    assert "within" not in sent["X"]
    turned = {matrix["id"]: matrix for matrix in program_json(run.network, "columns")["matrices"]}
    assert turned["C1"]["within"] == [None, patches[0]]
    german = replace(ENGLISH, language="de", texts={"case {n}": "Fall {n}"})
    told = dict(transcript(run.network, run.record(), "rows", german).phases)
    cut = next(steps[0] for steps in told.values())
    assert [label for label, _ in cut.result.rows][1] == "Fall 1 (1,2)"
