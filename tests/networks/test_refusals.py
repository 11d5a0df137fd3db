"""Every refusal of a spec says where it is wrong and what would be right."""

import copy
import math

import pytest

from app.engine.errors import RowcolError, UnknownName
from app.networks.build import build
from app.networks.datasets import NAMED
from app.networks.errors import SpecError
from app.networks.gallery import gallery, network_spec
from app.networks.layers import LAYERS
from app.networks.limits import Limits
from app.networks.spec import parse_spec
from tests.networks.samples import layer, written

LIMITS = Limits(layers=3, units=8, inputs=4, cases=6, cells=700)
ACTIVATIONS = "'identity', 'sigmoid', 'tanh', 'relu', 'leaky_relu', 'gelu' or 'softmax'"
KINDS = "'normal', 'truncated_normal', 'uniform', 'glorot', 'he', 'zeros'"
LAYER_KINDS = ", ".join(map(repr, LAYERS))
LOSSES = "'mean_squared_error', 'binary_cross_entropy', 'softmax_cross_entropy' or 'energy'"
ABSENT = object()


def changed(path, value, base=None):
    """The small spec with one thing changed: "layers.0.units" → 9, or taken out."""
    spec = copy.deepcopy(base or written())
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place = spec
    for part in way:
        place = place[part]
    if value is ABSENT:
        del place[last]
    else:
        place[last] = value
    return spec


# What is written, the place that the refusal names, and its text.
INVALID = [
    ("layers", ABSENT, "layers", "'layers' is missing"),
    ("dataset", ABSENT, "dataset", "'dataset' is missing"),
    ("dataset.x", ABSENT, "dataset.x", "'x' is missing"),
    ("layers.0.units", ABSENT, "layers[0].units", "'units' is missing"),
    ("colour", 1, "colour", "'colour' isn't known here"),
    ("layers.0.color", "red", "layers[0].color", "'color' isn't known here"),
    ("layers.0.init", {"kind": "he", "std": 1.0}, "layers[0].init.std", "'std' isn't known here"),
    ("dataset", {"name": "three_clusters", "x": [[1]]}, "dataset.x", "'x' isn't known here"),
    ("layers", [], "layers", "needs at least 1, has 0"),
    ("layers", "a", "layers", "must be a list, not 'a'; a matrix is a list of rows, such as [[0], [1]]"),
    ("layers.0", 7, "layers[0]", "must be an object, not 7"),
    ("layers.0.init", 3, "layers[0].init", "must be an object, not 3"),
    ("dataset", 5, "dataset", "must be an object, not 5"),
    ("layers.0.units", 0, "layers[0].units", "must be 1 or more, not 0"),
    ("layers.0.units", 2.5, "layers[0].units", "must be a whole number, not 2.5"),
    ("layers.0.units", "3", "layers[0].units", "must be a whole number, not '3'"),
    ("layers.0.units", True, "layers[0].units", "must be a whole number, not True"),
    ("layers.0.activation", "swish", "layers[0].activation", f"must be {ACTIVATIONS}, not 'swish'"),
    ("layers.0.activation", None, "layers[0].activation", f"must be {ACTIVATIONS}, not None"),
    (
        "layers.0.bias",
        "yes",
        "layers[0].bias",
        "must be 'augmented', 'added', 'product' or 'none', not 'yes'",
    ),
    ("layers.0.kind", "conv", "layers[0].kind", f"must be {LAYER_KINDS}, not 'conv'"),
    ("layers.0.init.kind", "magic", "layers[0].init", f"must be {KINDS}, not 'magic'"),
    ("layers.0.init", {}, "layers[0].init", "needs 'kind', which says of what kind it is"),
    ("layers.0.init.std", -1, "layers[0].init.std", "must be more than 0, not -1"),
    ("layers.0.init.std", "wide", "layers[0].init.std", "must be a number, not 'wide'"),
    ("layers.0.weights", [], "layers[0].weights", "needs at least one row and one column"),
    ("layers.0.weights", [[1, "x"]], "layers[0].weights[0][1]", "must be a number, not 'x'"),
    ("layers.0.weights", [[1, math.nan]], "layers[0].weights[0][1]", "must be a finite number, not nan"),
    ("layers.0.bias_values", [math.inf], "layers[0].bias_values[0]", "must be a finite number, not inf"),
    ("loss", "hinge", "loss", f"must be {LOSSES}, not 'hinge'"),
    ("l2", -0.1, "l2", "must be 0 or more, not -0.1"),
    ("l2", "0", "l2", "must be a number, not '0'"),
    ("l2", math.nan, "l2", "must be a finite number, not nan"),
    ("optimizer", {"kind": "lion"}, "optimizer", "must be 'sgd', 'momentum', 'adam', 'sign', not 'lion'"),
    ("optimizer", {}, "optimizer", "needs 'kind', which says of what kind it is"),
    ("optimizer.learning_rate", 0, "optimizer.learning_rate", "must be more than 0, not 0"),
    ("optimizer.momentum", 1.0, "optimizer.momentum", "must be less than 1, not 1.0"),
    ("batch_size", 0, "batch_size", "must be 1 or more, not 0"),
    ("batch_size", 6, "batch_size", "a batch of 6 from 5 cases; at most 5"),
    ("seed", -1, "seed", "must be 0 or more, not -1"),
    ("seed", 2**63, "seed", "must be 9223372036854775807 or less, not 9223372036854775808"),
    ("name", "", "name", "String should have at least 1 character"),
    ("name", 5, "name", "must be text, not 5"),
    ("dataset.name", 3, "dataset.name", "must be text, not 3"),
    ("dataset.x", [], "dataset.x", "needs at least one row and one column"),
    ("dataset.x", [[]], "dataset.x", "needs at least one row and one column"),
    ("dataset.x.2.1", None, "dataset.x[2][1]", "must be a number, not None"),
    ("dataset.x.2.1", math.nan, "dataset.x[2][1]", "must be a finite number, not nan"),
    ("dataset.x.2.1", "1", "dataset.x[2][1]", "must be a number, not '1'"),
    ("dataset.x.2.1", "1" * 99, "dataset.x[2][1]", "must be a number, not '" + "1" * 56 + "…"),
    ("dataset.input_names", [1, 2, 3], "dataset.input_names[0]", "must be text, not 1"),
]


def refusal(path, value, base=None):
    spec = changed(path, value, base)
    with pytest.raises(SpecError) as refused:
        build(parse_spec(spec, LIMITS), LIMITS)
    return refused.value.code, refused.value.where, refused.value.message


@pytest.mark.parametrize(("path", "value", "where", "message"), INVALID)
def test_a_field_that_cannot_be_read_is_refused_in_plain_words(path, value, where, message):
    base = written()
    base["layers"][0]["init"] = {"kind": "normal"}
    base["optimizer"] = {"kind": "momentum"}
    assert refusal(path, value, base) == ("invalid_spec", where, message)


MISMATCHES = [
    (
        "layers.0.weights",
        [[1, 2, 3, 4]] * 2,
        "layers[0].weights",
        "weights are 2 × 4, but 3 inputs × 4 units are needed (without the bias row)",
    ),
    (
        "layers.1.weights",
        [[1, 2]] * 5,
        "layers[1].weights",
        "weights are 5 × 2, but 4 neurons of layer 1 × 2 units are needed (without the bias row)",
    ),
    ("layers.0.bias_values", [1, 2], "layers[0].bias_values", "2 bias values, but the layer has 4 units"),
    (
        "layers.1.units",
        3,
        "layers[1].units",
        "the last layer has 3 units, but y has 2 columns (outputs); give the last layer 2 units",
    ),
    (
        "dataset.y",
        [[1, 2]] * 4,
        "dataset.y",
        "x has 5 rows (cases), y has 4; each case needs one row of both",
    ),
    (
        "dataset.input_names",
        ["a", "b"],
        "dataset.input_names",
        "2 names, but x has 3 columns (inputs)",
    ),
    (
        "dataset.output_names",
        ["a", "b", "c"],
        "dataset.output_names",
        "3 names, but y has 2 columns (outputs)",
    ),
    ("dataset.case_names", ["a", "b"], "dataset.case_names", "2 names, but x has 5 rows (cases)"),
]


@pytest.mark.parametrize(("path", "value", "where", "message"), MISMATCHES)
def test_sizes_that_differ_are_named_with_what_would_fit(path, value, where, message):
    assert refusal(path, value) == ("shape_mismatch", where, message)


RAGGED = [
    ("dataset.x", [[1, 2], [1, 2, 3]], "dataset.x[1]", "row 1 has 3 columns, row 0 has 2"),
    ("dataset.y", [[1, 2, 3], [1, 2, 3], [1, 2]], "dataset.y[2]", "row 2 has 2 columns, row 0 has 3"),
    ("layers.0.weights", [[1, 2], [1, 2, 3]], "layers[0].weights[1]", "row 1 has 3 columns, row 0 has 2"),
]


@pytest.mark.parametrize(("path", "value", "where", "message"), RAGGED)
def test_a_ragged_matrix_is_refused_at_its_first_odd_row(path, value, where, message):
    assert refusal(path, value) == ("ragged_matrix", where, f"{message}; all rows must be as long")


TOO_LARGE = [
    ("layers", [layer(2)] * 4, "layers", "4 layers; at most 3 are allowed"),
    ("layers.0.units", 9, "layers[0].units", "9 units; at most 8 are allowed"),
    ("dataset", {"x": [[1] * 5] * 2, "y": [[1]] * 2}, "dataset.x", "5 inputs; at most 4 are allowed"),
    ("dataset", {"x": [[1]] * 7, "y": [[1]] * 7}, "dataset.x", "7 cases; at most 6 are allowed"),
]


@pytest.mark.parametrize(("path", "value", "where", "message"), TOO_LARGE)
def test_what_is_beyond_a_limit_is_refused_with_the_limit(path, value, where, message):
    assert refusal(path, value) == ("too_large", where, message)


def test_matrices_with_too_many_cells_together_are_refused():
    layers = [layer(8), layer(8), layer(2)]
    code, where, message = refusal("layers", layers)
    assert (code, where) == ("too_large", "layers")
    assert message == "its matrices have about 773 cells together; at most 700 are allowed"


@pytest.mark.parametrize("activation", ["tanh", "relu", "leaky_relu", "gelu", "softmax"])
def test_binary_cross_entropy_needs_probabilities_or_logits(activation):
    base = written(loss="binary_cross_entropy")
    assert refusal("layers.1.activation", activation, base) == (
        "invalid_spec",
        "layers[1].activation",
        (
            f"binary_cross_entropy needs probabilities, and {activation} doesn't give them; "
            "use sigmoid (or identity: its output is then taken as logits)"
        ),
    )


@pytest.mark.parametrize(
    ("loss", "row", "message"),
    [
        ("binary_cross_entropy", [1.5, 0], "binary_cross_entropy needs targets between 0 and 1"),
        ("binary_cross_entropy", [0, -0.1], "binary_cross_entropy needs targets between 0 and 1"),
        ("softmax_cross_entropy", [2, -1], "softmax_cross_entropy needs targets between 0 and 1"),
        (
            "softmax_cross_entropy",
            [0.5, 0.4],
            "softmax_cross_entropy needs targets that add up to 1 for each case; row 3 adds up to 0.9",
        ),
        (
            "softmax_cross_entropy",
            [1, 1],
            "softmax_cross_entropy needs targets that add up to 1 for each case; row 3 adds up to 2",
        ),
    ],
)
def test_targets_must_suit_the_loss(loss, row, message):
    assert refusal("dataset.y.3", row, written(loss=loss)) == ("invalid_spec", "dataset.y[3]", message)


def test_bias_values_without_a_bias_are_refused():
    base = written(layers=[layer(4, bias="none"), layer(2)])
    assert refusal("layers.0.bias_values", [1, 2, 3, 4], base) == (
        "invalid_spec",
        "layers[0].bias_values",
        "bias_values are given, but bias is 'none'; choose another bias or leave them out",
    )


def test_an_unknown_dataset_is_refused_with_the_names_of_those_there_are():
    assert refusal("dataset", {"name": "mnist"}) == (
        "unknown_name",
        "dataset.name",
        f"no dataset 'mnist'; there is {', '.join(sorted(NAMED))}",
    )


@pytest.mark.parametrize("nothing", [None, [], "xor", 3, 1.5, True])
def test_what_is_no_object_is_no_spec(nothing):
    with pytest.raises(SpecError, match=r"^must be an object, not ") as refused:
        parse_spec(nothing)
    assert refused.value.where is None


@pytest.mark.parametrize("huge", [10**400, -(10**400)])
@pytest.mark.parametrize("path", ["dataset.x.0.0", "l2", "seed", "layers.0.units"])
def test_numbers_beyond_all_bounds_are_refused_and_nothing_breaks(path, huge):
    code, where, _message = refusal(path, huge)
    assert code in ("invalid_spec", "too_large")
    assert where is not None


def test_an_unknown_network_is_refused_with_the_names_of_those_there_are():
    with pytest.raises(UnknownName) as refused:
        network_spec("xnor")
    assert isinstance(refused.value, RowcolError)
    assert (refused.value.code, refused.value.message) == (
        "unknown_name",
        f"no network 'xnor'; there is {', '.join(gallery)}",
    )
