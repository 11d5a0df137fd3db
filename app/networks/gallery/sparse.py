"""Digits with a pruned first layer: each neuron sees a quarter of the pixels."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.sparse import SparseLayer
from app.networks.models import DenseLayer, HeInit, NamedDataset, Sgd, Spec, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    pruned = SparseLayer(kind="sparse", units=32, density=0.25, activation="relu", init=HeInit(kind="he"))
    output = DenseLayer(units=10, bias="added", init=HeInit(kind="he"), bias_init=ZerosInit(kind="zeros"))
    return Spec(
        name="sparse",
        dataset=NamedDataset(name="digits"),
        layers=[pruned, output],
        loss="softmax_cross_entropy",
        optimizer=Sgd(learning_rate=0.5),
    )


ENTRY = Entry(
    name="sparse",
    title=phrase("A pruned layer"),
    question=phrase("How many weights does a layer need?"),
    summary=phrase(
        "The digits again, but each neuron sees only 16 of the 64 pixels. A mask says which weights there "
        "are; the other three quarters are neither multiplied nor learned, and hardly missed."
    ),
    shape=phrase("64 – 32 – 10 · ReLU, softmax · 1,438 cases"),
    group=Group.OTHER_STRUCTURES,
    order=16,
    spec=_spec,
    stated=Stated(iterations=500, loss=0.1070, test_accuracy=0.9526),
)
