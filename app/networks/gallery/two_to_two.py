"""Two inputs, two outputs: a matrix that turns the plane, in the columns convention."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.models import DenseLayer, InlineDataset, NormalInit, Sgd, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    return Spec(
        name="two_to_two",
        dataset=InlineDataset(
            x=[[1, 0], [0, 1], [1, 1], [-1, 1], [2, 1]],
            y=[[0.866, 0.5], [-0.5, 0.866], [0.366, 1.366], [-1.366, 0.366], [1.232, 1.866]],
            input_names=["x1", "x2"],
            output_names=["y1", "y2"],
        ),
        layers=[DenseLayer(units=2, bias="none", init=NormalInit(std=0.5))],
        optimizer=Sgd(learning_rate=0.2),
        seed=1,
        convention="columns",
    )


ENTRY = Entry(
    name="two_to_two",
    title=phrase("Two to two"),
    question=phrase("Should the weights be transposed?"),
    summary=phrase(
        "Five points of the plane, turned by 30°. The weights become the matrix that turns: its columns "
        "are where (1, 0) and (0, 1) go."
    ),
    shape=phrase("2 – 2 · 5 cases"),
    group=Group.ONE_LAYER,
    order=3,
    spec=_spec,
    stated=Stated(iterations=200, loss=0.0),
)
