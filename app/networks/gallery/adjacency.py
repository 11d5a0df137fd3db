"""The network three_three_three as one matrix: nine neurons, a weighted directed graph."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.gallery.three_three_three import ENTRY as DENSE
from app.networks.layers.adjacency import AdjacencyLayer
from app.networks.models import NormalInit, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    layer = AdjacencyLayer(kind="adjacency", sizes=[3, 3, 3], init=NormalInit(std=0.5))
    return DENSE.spec().model_copy(update={"name": "adjacency", "layers": [layer], "convention": "rows"})


ENTRY = Entry(
    name="adjacency",
    title=phrase("One matrix for it all"),
    question=phrase("Is a whole network one matrix?"),
    summary=phrase(
        "The colours of “Three, three, three”, with the same weights: nine neurons are a graph, and its "
        "edges are the cells of one square matrix. Each product moves every number one edge on."
    ),
    shape=phrase("3 – 3 · 7 cases"),
    group=Group.GRAPHS,
    order=13,
    spec=_spec,
    stated=Stated(iterations=500, loss=0.0),
)
