"""One attention head that learns to copy: three letters are said again, three places later."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.attention import AttentionLayer
from app.networks.models import Adam, NamedDataset, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    return Spec(
        name="attention",
        dataset=NamedDataset(name="copying"),
        layers=[AttentionLayer(kind="attention", units=4, width=6, sequence=6)],
        loss="softmax_cross_entropy",
        optimizer=Adam(kind="adam", learning_rate=0.05),
        seed=0,
    )


ENTRY = Entry(
    name="attention",
    title=phrase("Attention"),
    question=phrase("How does one token look at another?"),
    summary=phrase(
        "Three letters and three blanks, six tokens: at the blanks the letters are to be said again. Each "
        "token asks, by a product of queries and keys, which of those before it to take from."
    ),
    shape=phrase("10 – 4 · softmax · 126 cases"),
    group=Group.OTHER_STRUCTURES,
    order=19,
    spec=_spec,
    stated=Stated(iterations=100, loss=0.0004, test_accuracy=1.0),
)
