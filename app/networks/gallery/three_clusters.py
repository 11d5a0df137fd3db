"""Three clusters of points told apart: Becker 2016, as published, from the same generator."""

from app.networks.datasets.three_clusters import three_clusters_stream
from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.models import DenseLayer, NamedDataset, Sgd, Spec
from app.words.phrase import phrase

_DISCARDED_DRAWS = 2


def _spec() -> Spec:
    _, generator = three_clusters_stream()
    for _ in range(_DISCARDED_DRAWS):
        generator.randn(2, 5), generator.randn(5, 3)
    hidden, output = generator.randn(2, 5).tolist(), generator.randn(5, 3).tolist()
    return Spec(
        name="three_clusters",
        dataset=NamedDataset(name="three_clusters"),
        layers=[
            DenseLayer(units=5, activation="relu", bias="added", weights=hidden),
            DenseLayer(units=3, activation="identity", bias="added", weights=output),
        ],
        loss="softmax_cross_entropy",
        l2=0.01,
        optimizer=Sgd(learning_rate=0.01),
        seed=12,
    )


ENTRY = Entry(
    name="three_clusters",
    title=phrase("Three clusters"),
    question=phrase("How does a network tell three classes apart?"),
    summary=phrase(
        "13,500 points in the plane, three classes, ReLU and softmax with an L2 penalty. It reproduces "
        "the loss that was published with it, digit by digit."
    ),
    shape=phrase("2 – 5 – 3 · ReLU, softmax · 13,500 cases"),
    group=Group.HIDDEN_LAYERS,
    order=6,
    spec=_spec,
    stated=Stated(iterations=5_000, loss=0.2274, test_accuracy=0.964),
    given=phrase("drawn by NumPy's old generator from seed 12, after the points, as published"),
)
