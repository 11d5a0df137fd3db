"""Ratings as a product of two thin matrices, U Vᵀ, with effects of rows and columns."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.embedding import EmbeddingLayer
from app.networks.models import DenseLayer, NamedDataset, NormalInit, Sgd, Spec, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    films = DenseLayer(
        units=6,
        bias="augmented",
        weights=[[0.5, 0.1, -0.3, 0.2, -0.4, 0.3], [1.0] * 6],
        fixed_inputs=[1],
        bias_init=ZerosInit(kind="zeros"),
    )
    return Spec(
        name="factorisation",
        dataset=NamedDataset(name="ratings"),
        layers=[EmbeddingLayer(kind="embedding", units=2, init=NormalInit(std=0.5)), films],
        optimizer=Sgd(learning_rate=0.8),
        seed=1,
    )


ENTRY = Entry(
    name="factorisation",
    title=phrase("Ratings as a product"),
    question=phrase("Can a product fill the gaps in a table?"),
    summary=phrase(
        "Eight people rated some of six films. A one-hot person picks a row of U, a film is a column of W; a "
        "row and a column of ones let people be generous and films be good. The missing ratings follow."
    ),
    shape=phrase("8 – 2 – 6 · 8 cases"),
    group=Group.OTHER_STRUCTURES,
    order=15,
    spec=_spec,
    stated=Stated(iterations=250, loss=0.0, test_loss=0.0),
)
