"""Three clusters as a framework trains them: minibatches of 100, a truncated normal start, no L2."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.models import DenseLayer, NamedDataset, Sgd, Spec, TruncatedNormalInit, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    weights = TruncatedNormalInit(kind="truncated_normal")
    zeros = ZerosInit(kind="zeros")
    return Spec(
        name="framework",
        dataset=NamedDataset(name="three_clusters"),
        layers=[
            DenseLayer(units=5, activation="relu", bias="added", init=weights, bias_init=zeros),
            DenseLayer(units=3, activation="identity", bias="added", init=weights, bias_init=zeros),
        ],
        loss="softmax_cross_entropy",
        optimizer=Sgd(learning_rate=0.01),
        batch_size=100,
        seed=0,
    )


ENTRY = Entry(
    name="framework",
    title=phrase("As a framework trains"),
    question=phrase("What changes if an iteration sees only 100 of the cases?"),
    summary=phrase(
        "The three clusters again, 100 cases at a time: every iteration sees another batch, so the loss "
        "goes down in jerks. Published with it: 96.27 % of the test cases."
    ),
    shape=phrase("2 – 5 – 3 · ReLU, softmax · 13,500 cases"),
    group=Group.HIDDEN_LAYERS,
    order=7,
    spec=_spec,
    stated=Stated(iterations=10_000, test_accuracy=0.9627),
)
