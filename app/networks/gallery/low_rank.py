"""The handwritten digits, with the first weights a product of two thin matrices."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.low_rank import LowRankLayer
from app.networks.models import DenseLayer, HeInit, NamedDataset, Sgd, Spec, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    zeros, he = ZerosInit(kind="zeros"), HeInit(kind="he")
    return Spec(
        name="low_rank",
        dataset=NamedDataset(name="digits"),
        layers=[
            LowRankLayer(kind="low_rank", units=32, rank=4, activation="relu", init=he),
            DenseLayer(units=10, bias="added", init=he, bias_init=zeros),
        ],
        loss="softmax_cross_entropy",
        optimizer=Sgd(learning_rate=0.3),
        seed=0,
    )


ENTRY = Entry(
    name="low_rank",
    title=phrase("Low rank"),
    question=phrase("Does a weight matrix need all its numbers?"),
    summary=phrase(
        "The digits again, but every image goes through four numbers: W₁ is a product U₁V₁ of rank 4, with "
        "384 weights instead of 2,048. It gets 93.0 % of the test cases right, the dense layer 96.4 %."
    ),
    shape=phrase("64 – 32 – 10 · ReLU, softmax · 1,438 cases"),
    group=Group.OTHER_STRUCTURES,
    order=17,
    spec=_spec,
    stated=Stated(iterations=500, loss=0.1014, test_accuracy=0.9304, beside="digits", misses=0.74498),
)
