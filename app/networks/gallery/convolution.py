"""The handwritten digits through 3 × 3 filters: one product of all patches with all filters."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.layers.convolution import ConvolutionLayer
from app.networks.models import DenseLayer, HeInit, NamedDataset, Sgd, Spec, ZerosInit
from app.words.phrase import phrase


def _spec() -> Spec:
    zeros, he = ZerosInit(kind="zeros"), HeInit(kind="he")
    return Spec(
        name="convolution",
        dataset=NamedDataset(name="digits"),
        layers=[
            ConvolutionLayer(kind="convolution", filters=4, size=3, activation="relu"),
            DenseLayer(units=10, bias="added", init=he, bias_init=zeros),
        ],
        loss="softmax_cross_entropy",
        optimizer=Sgd(learning_rate=0.2),
        batch_size=32,
        seed=1,
    )


ENTRY = Entry(
    name="convolution",
    title=phrase("Convolution"),
    question=phrase("How is a convolution a matrix product?"),
    summary=phrase(
        "The same digits, seen through four filters of 3 × 3 pixels. Every patch of an image is a row of one "
        "matrix, so one product slides all filters over all images, with the same weights at every place."
    ),
    shape=phrase("64 – 144 – 10 · ReLU, softmax · 1,438 cases"),
    group=Group.IMAGES,
    order=9,
    spec=_spec,
    stated=Stated(iterations=2000, test_accuracy=0.9721),
)
