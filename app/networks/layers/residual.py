"""A residual connection: what left an earlier layer is added to what enters. He et al. 2016."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import ConfigDict, Field

from app.engine.matrix import Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Model
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class ResidualLayer(Model):
    """A = what enters + what left layer ``from``, counted from 1; 0 is the inputs."""

    model_config = ConfigDict(serialize_by_alias=True)

    kind: Literal["residual"]
    start: Annotated[int, Field(alias="from", ge=0, strict=True)]


def _check(_layer: ResidualLayer, _entering: int, _axis: Phrase, _dataset: Dataset, _where: str) -> None:
    """Whether the shapes agree is seen when the layer is built: only then are those before it known."""


def _build(builder: Builder, layer: ResidualLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, place = frame.index, Place("neurons", frame.index)
    with builder.at("forward", layer=n):
        earlier = _earlier(builder, layer, frame, entering)
        total = builder.apply("add", entering.matrix, earlier)
        # The sum is of the same neurons that enter: the gradient that is passed on is theirs as it is.
        neurons = frame.neurons if frame.role == "output" else entering.axis
        noun = phrase("residual sum")
        left = Matrix(frame.output_id, frame.output_symbol, frame.role, frame.cases, neurons, noun, place)
        output = builder.name(total, left)
    return frame.outline(
        entering=entering.matrix,
        pre_activation=output,
        activation=output,
        past=layer.start,
    )


def _earlier(builder: Builder, layer: ResidualLayer, frame: Frame, entering: Entering) -> str:
    """What left that layer, cases × neurons; of inputs with a column of ones the inputs alone.

    Raises:
        SpecError: no such layer before this one, or it isn't as wide as what enters.
    """
    where = f"layers[{frame.index - 1}].from"
    if layer.start >= len(frame.earlier):
        raise SpecError(
            phrase(
                "from is {start}, but this is layer {index}: it can be 0, the inputs, to {last}",
                start=layer.start,
                index=frame.index,
                last=frame.index - 1,
            ),
            where=where,
        )
    found = frame.earlier[layer.start]
    if layer.start == 0 and frame.dataset.x.shape[1] < builder.matrices[found].columns.size:
        found = builder.apply("drop_first_column", found)
    wide, wanted = builder.matrices[found].columns.size, entering.axis.size
    if wide != wanted:
        raise SpecError(
            phrase(
                "{wide} numbers a case left layer {start}, but {wanted} enter here; what is added cell by "
                "cell has one shape",
                wide=wide,
                start=layer.start,
                wanted=wanted,
            ),
            where=where,
            code="shape_mismatch",
        )
    return found


def _start(_layer: ResidualLayer, _outline: LayerOutline, _beginning: Beginning) -> dict[str, Array]:
    return {}


KIND = Kind(
    model=ResidualLayer,
    label=phrase("residual"),
    units=lambda _layer, entering, _dataset: entering,
    check=_check,
    cells=lambda _layer, entering, cases: 3 * cases * entering,
    build=_build,
    start=_start,
)
