"""The hidden Markov model that the weather is drawn from: what can be known of it, exactly."""

from app.networks.datasets.weather import DAYS, EMISSION, START, TRANSITION
from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.hidden_markov import HiddenMarkovLayer
from app.networks.models import NamedDataset, Spec
from app.words.phrase import phrase


def _spec() -> Spec:
    layer = HiddenMarkovLayer(
        kind="hidden_markov", transition=TRANSITION, emission=EMISSION, start=START, steps=DAYS
    )
    return Spec(name="forward_algorithm", dataset=NamedDataset(name="weather"), layers=[layer])


ENTRY = Entry(
    name="forward_algorithm",
    title=phrase("The forward algorithm"),
    question=phrase("What can be known of the weather at all?"),
    summary=phrase(
        "The weather of the same five days by a hidden Markov model whose tables are given: predict by a "
        "product, weigh with what was seen, divide by the sum. Nothing is learned, and nothing does better."
    ),
    shape=phrase("10 – 3 · 8,000 cases"),
    group=Group.TIME,
    order=11,
    spec=_spec,
    stated=Stated(iterations=0, loss=0.1572, test_accuracy=0.65),
    given=phrase("from Fosler-Lussier 1998, tables 1 and 2"),
)
