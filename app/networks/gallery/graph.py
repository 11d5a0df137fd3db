"""Zachary's karate club: two graph layers and two labelled members, as Kipf & Welling 2017 show it."""

from typing import Literal

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.graph import GraphLayer
from app.networks.models import NamedDataset, Sgd, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    def layer(units: int, activation: Literal["tanh", "identity"]) -> GraphLayer:
        return GraphLayer(kind="graph", units=units, activation=activation)

    return Spec(
        name="graph",
        dataset=NamedDataset(name="karate"),
        layers=[layer(4, "tanh"), layer(2, "identity")],
        loss="softmax_cross_entropy",
        optimizer=Sgd(learning_rate=0.5),
        seed=5,
    )


ENTRY = Entry(
    name="graph",
    title=phrase("A graph of friends"),
    question=phrase("How do neighbours enter a matrix product?"),
    summary=phrase(
        "A karate club that split in two. The network knows who met whom, and the sides of two members: a "
        "row of Â mixes each member with their friends, and the sides of the others follow."
    ),
    shape=phrase("34 – 4 – 2 · tanh, softmax · 34 cases"),
    group=Group.GRAPHS,
    order=12,
    spec=_spec,
    stated=Stated(iterations=300, loss=0.0028, test_accuracy=0.9688),
)
