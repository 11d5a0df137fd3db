"""A recurrent network that learns how probable each weather is from whether an umbrella is carried."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.recurrent import RecurrentLayer
from app.networks.models import DenseLayer, GlorotInit, NamedDataset, Sgd, Spec, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    output = DenseLayer(
        units=3, bias="added", init=GlorotInit(kind="glorot"), bias_init=ZerosInit(kind="zeros")
    )
    return Spec(
        name="weather",
        dataset=NamedDataset(name="weather"),
        layers=[RecurrentLayer(kind="recurrent", units=4, steps=5), output],
        loss="softmax_cross_entropy",
        optimizer=Sgd(learning_rate=1.0),
        seed=2,
    )


ENTRY = Entry(
    name="weather",
    title=phrase("Discovering the weather"),
    question=phrase("How does a network remember what it saw?"),
    summary=phrase(
        "In a room without windows one sees for five days only whether the caretaker carries an umbrella. A "
        "recurrent network, the same weights every day, learns how probable sun, rain and fog are."
    ),
    shape=phrase("10 – 4 – 3 · tanh, softmax · 8,000 cases"),
    group=Group.TIME,
    order=10,
    spec=_spec,
    stated=Stated(iterations=300, loss=0.7911, test_accuracy=0.65),
)
