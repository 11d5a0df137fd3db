"""Handwritten digits: an image as a vector, and a column of the weights as an image."""

from typing import Literal

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.models import DenseLayer, HeInit, NamedDataset, Sgd, Spec, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    def layer(units: int, activation: Literal["relu", "identity"]) -> DenseLayer:
        return DenseLayer(
            units=units,
            activation=activation,
            bias="added",
            init=HeInit(kind="he"),
            bias_init=ZerosInit(kind="zeros"),
        )

    return Spec(
        name="digits",
        dataset=NamedDataset(name="digits"),
        layers=[layer(32, "relu"), layer(10, "identity")],
        loss="softmax_cross_entropy",
        optimizer=Sgd(learning_rate=0.5),
        seed=0,
    )


ENTRY = Entry(
    name="digits",
    title=phrase("Handwritten digits"),
    question=phrase("How does an image enter a matrix product?"),
    summary=phrase(
        "1,438 real images of 8 × 8 pixels. An image becomes a row of 64 numbers; a column of the first "
        "weights, seen as an image, is what one neuron looks for."
    ),
    shape=phrase("64 – 32 – 10 · ReLU, softmax · 1,438 cases"),
    group=Group.IMAGES,
    order=8,
    spec=_spec,
    stated=Stated(iterations=500, loss=0.0428, test_accuracy=0.9638),
)
