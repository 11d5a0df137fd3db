"""A residual block with layer normalisation, x + f(norm(x)): the last piece of a transformer block."""

from app.networks.fields import Activation
from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.layer_norm import LayerNormLayer
from app.networks.layers.residual import ResidualLayer
from app.networks.models import Adam, DenseLayer, HeInit, NamedDataset, Spec, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    def dense(units: int, activation: Activation = "identity") -> DenseLayer:
        start, zeros = HeInit(kind="he"), ZerosInit(kind="zeros")
        return DenseLayer(units=units, activation=activation, bias="added", init=start, bias_init=zeros)

    past = ResidualLayer.model_validate({"kind": "residual", "from": 1})
    return Spec(
        name="residual_norm",
        dataset=NamedDataset(name="digits"),
        layers=[dense(8), LayerNormLayer(kind="layer_norm"), dense(16, "gelu"), dense(8), past, dense(10)],
        loss="softmax_cross_entropy",
        optimizer=Adam(kind="adam", learning_rate=0.02),
        seed=0,
    )


ENTRY = Entry(
    name="residual_norm",
    title=phrase("Residual block with layer norm"),
    question=phrase("What does layer normalisation normalise?"),
    summary=phrase(
        "Handwritten digits in eight numbers each. Every case by itself gets mean 0 and mean square 1, goes "
        "through two layers, and is added to what it was: the last piece of a transformer block."
    ),
    shape=phrase("64 – 8 – 8 – 16 – 8 – 8 – 10 · GELU, softmax · 1,438 cases"),
    group=Group.OTHER_STRUCTURES,
    order=20,
    spec=_spec,
    stated=Stated(iterations=200, loss=0.0022, test_accuracy=0.9610),
)
