"""Two inputs, one output, y₁ = w₁₁x₁ + w₂₁x₂: from a tutorial series of 2018 to 2020, cases as columns."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.models import DenseLayer, InlineDataset, NormalInit, Sgd, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    return Spec(
        name="two_to_one",
        dataset=InlineDataset(
            x=[[1, 1], [2, 1], [1, 3], [4, 0]],
            y=[[5], [7], [11], [8]],
            input_names=["x1", "x2"],
            output_names=["y"],
        ),
        layers=[DenseLayer(units=1, bias="none", init=NormalInit(std=0.5))],
        optimizer=Sgd(learning_rate=0.05),
        seed=1,
        convention="columns",
    )


ENTRY = Entry(
    name="two_to_one",
    title=phrase("Two to one"),
    question=phrase("What do the two indices of a weight say?"),
    summary=phrase(
        "Four receipts for apples and pears, and what was paid. The two weights are the prices of one "
        "apple and one pear, 2 and 3; training finds them."
    ),
    shape=phrase("2 – 1 · 4 cases"),
    group=Group.ONE_LAYER,
    order=2,
    spec=_spec,
    stated=Stated(iterations=100, loss=0.0),
)
