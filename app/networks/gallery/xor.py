"""XOR with one hidden layer: four cases, bias as a column of ones, sigmoid twice.

The form is that of Zimbres 2016, "Matrix multiplication in neural networks".
"""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.models import DenseLayer, InlineDataset, NormalInit, Sgd, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    def layer(units: int) -> DenseLayer:
        return DenseLayer(
            units=units,
            activation="sigmoid",
            bias="augmented",
            init=NormalInit(std=1.0),
        )

    return Spec(
        name="xor",
        dataset=InlineDataset(
            x=[[0, 0], [0, 1], [1, 0], [1, 1]],
            y=[[0], [1], [1], [0]],
            input_names=["x1", "x2"],
            output_names=["y"],
        ),
        layers=[layer(3), layer(1)],
        loss="mean_squared_error",
        optimizer=Sgd(learning_rate=5.0),
        seed=7,
    )


ENTRY = Entry(
    name="xor",
    title=phrase("XOR, one hidden layer"),
    question=phrase("Why does a network need a hidden layer?"),
    summary=phrase(
        "Two inputs, three hidden neurons, one output. No single neuron can tell whether exactly one "
        "input is 1; a hidden layer can."
    ),
    shape=phrase("2 – 3 – 1 · sigmoid · 4 cases"),
    group=Group.HIDDEN_LAYERS,
    order=5,
    spec=_spec,
    stated=Stated(iterations=500, loss=0.0020, accuracy=1.0),
)
