"""The handwritten digits, with the first weights a tensor train: two cores, contracted one at a time."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.tensor_train import TensorTrainLayer
from app.networks.models import DenseLayer, HeInit, NamedDataset, Sgd, Spec, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    zeros, he = ZerosInit(kind="zeros"), HeInit(kind="he")
    return Spec(
        name="tensor_train",
        dataset=NamedDataset(name="digits"),
        layers=[
            TensorTrainLayer(
                kind="tensor_train", inputs=(8, 8), units=(4, 8), rank=2, activation="relu", init=he
            ),
            DenseLayer(units=10, bias="added", init=he, bias_init=zeros),
        ],
        loss="softmax_cross_entropy",
        optimizer=Sgd(learning_rate=0.5),
        seed=0,
    )


ENTRY = Entry(
    name="tensor_train",
    title=phrase("Tensor train"),
    question=phrase("How can two small cores stand for one large weight matrix?"),
    summary=phrase(
        "One core reads each row of an image, the other one what came of all the rows. Together they stand "
        "for a W₁ of 64 × 32, with 192 weights instead of 2,048, and it is never written out."
    ),
    shape=phrase("64 – 32 – 10 · ReLU, softmax · 1,438 cases"),
    group=Group.OTHER_STRUCTURES,
    order=18,
    spec=_spec,
    stated=Stated(iterations=500, loss=0.0208, test_accuracy=0.9666, beside="digits", misses=0.89055),
)
