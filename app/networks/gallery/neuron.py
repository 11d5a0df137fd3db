"""One neuron is logistic regression: z = wᵀx + b, a = σ(z)."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.models import DenseLayer, NamedDataset, Sgd, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    return Spec(
        name="neuron",
        dataset=NamedDataset(name="iris"),
        layers=[DenseLayer(units=1, activation="sigmoid", bias="added", weights=[[0.0], [0.0]])],
        loss="binary_cross_entropy",
        optimizer=Sgd(learning_rate=0.5),
        convention="columns",
    )


ENTRY = Entry(
    name="neuron",
    title=phrase("One neuron"),
    question=phrase("What does a single neuron compute?"),
    summary=phrase(
        "Which of two kinds of iris is it, by the length and width of a petal? A neuron takes two steps: "
        "a weighted sum, then a sigmoid. That is logistic regression."
    ),
    shape=phrase("2 – 1 · sigmoid · 100 cases"),
    group=Group.ONE_LAYER,
    order=1,
    spec=_spec,
    stated=Stated(iterations=5_000, loss=0.1286, accuracy=0.93),
    given=phrase("zeros, so that it begins without an opinion"),
)
