"""Three layers of three neurons, W X = H, W H = Y, in the columns convention: one matrix after the other."""

from app.networks.gallery.entry import Entry, Group, Stated
from app.networks.models import DenseLayer, InlineDataset, NormalInit, Sgd, Spec
from app.words.phrase import phrase

# Linear sRGB to XYZ under daylight (D65), to four decimals: IEC 61966-2-1:1999.
_XYZ_OF_RGB = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
_COLOURS = [[float(digit) for digit in rgb] for rgb in ("100", "010", "001", "110", "011", "101", "111")]
_NAMES = ["red", "green", "blue", "yellow", "cyan", "magenta", "white"]


def _spec() -> Spec:
    seen = [
        [round(sum(w * x for w, x in zip(row, rgb, strict=True)), 4) for row in _XYZ_OF_RGB]
        for rgb in _COLOURS
    ]
    return Spec(
        name="three_three_three",
        dataset=InlineDataset(
            x=_COLOURS, y=seen, input_names=["R", "G", "B"], output_names=["X", "Y", "Z"], case_names=_NAMES
        ),
        layers=[DenseLayer(units=3, bias="none", init=NormalInit(std=0.5)) for _ in range(2)],
        optimizer=Sgd(learning_rate=1.0),
        seed=1,
        convention="columns",
    )


ENTRY = Entry(
    name="three_three_three",
    title=phrase("Three, three, three"),
    question=phrase("Why do two layers without an activation come to one?"),
    summary=phrase(
        "Seven colours of a screen and what an eye makes of them. Without an activation between them two "
        "matrices are one: their product becomes the table that turns RGB into XYZ."
    ),
    shape=phrase("3 – 3 – 3 · 7 cases"),
    group=Group.HIDDEN_LAYERS,
    order=4,
    spec=_spec,
    stated=Stated(iterations=500, loss=0.0),
)
