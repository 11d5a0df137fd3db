"""A Hopfield network: four letters stored in one square matrix, and noisy ones that settle. Hopfield 1982."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.hopfield import HopfieldLayer
from app.networks.models import NamedDataset, Sign, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    return Spec(
        name="hopfield",
        dataset=NamedDataset(name="letters"),
        layers=[HopfieldLayer(kind="hopfield", flipped=0.35)],
        loss="energy",
        optimizer=Sign(kind="sign"),
        seed=18,
    )


ENTRY = Entry(
    name="hopfield",
    title=phrase("Hopfield network"),
    question=phrase("How does a matrix remember an image?"),
    summary=phrase(
        "Four letters are stored as a sum of outer products in one 64 × 64 matrix. An iteration moves "
        "noisy letters to where their energy is lower, until they are the stored ones."
    ),
    shape=phrase("64 – 64 · sign · 4 cases"),
    group=Group.GRAPHS,
    order=14,
    spec=_spec,
    stated=Stated(iterations=3, loss=-34.0625),
)
