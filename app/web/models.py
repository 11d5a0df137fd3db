"""What the calls take and answer, for checking and for OpenAPI."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from app.networks.fields import Convention


def _number_or_name(value: object) -> object:
    """Say one thing of what is neither, instead of one for each member of the union."""
    if isinstance(value, str) and value in ("NaN", "Infinity", "-Infinity"):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    raise ValueError('must be a number, "NaN", "Infinity" or "-Infinity"')


ExactFloat = Annotated[float | Literal["NaN", "Infinity", "-Infinity"], BeforeValidator(_number_or_name)]


class _Request(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class _Source(_Request):
    network: str | None = Field(None, description="Name of a network of the gallery.")
    spec: dict[str, Any] | None = Field(None, description="A network spelled out, instead of a name.")
    convention: Convention | None = Field(
        None,
        description="rows: Z = X W, cases are rows. columns: Z = W X, cases are columns. "
        "Without it the spec's own.",
    )

    @model_validator(mode="after")
    def _one_source(self) -> "_Source":
        if (self.network is None) == (self.spec is None):
            raise ValueError("needs one of the two: network, a name, or spec, an object")
        return self


class TraceRequest(_Source):
    """One iteration of a network, every matrix and every step of it."""

    language: str | None = Field(None, description="Of its words: en, or another one that is there.")
    iteration: int = Field(0, ge=0, description="Number of updates made before it.")


class TrainRequest(_Source):
    """Training from the start, and the loss on the way."""

    iterations: Annotated[int, Field(ge=1, description="How many iterations, counted from 0.")]
    every: int = Field(1, ge=1, description="List every so many iterations; the last always.")


class HistoryPoint(_Request):
    """Loss and accuracy with the parameters after `iteration` updates."""

    iteration: int = Field(ge=0, le=2**53)
    loss: ExactFloat = Field(description="L2 included.")
    accuracy: ExactFloat | None = Field(None, description="Share of cases, 0 to 1; null without classes.")


class FigureRequest(_Request):
    """A history to draw."""

    history: Annotated[list[HistoryPoint], Field(min_length=1, max_length=10_000)]
    theme: Literal["paper", "board", "projector"] = "paper"
    language: str | None = Field(None, description="Tag of the language of its words; English.")


class Entry(BaseModel):
    """A network of the gallery."""

    name: str
    title: str
    summary: str
    shape: str = Field(description="Its layers in a few words.")


class Gallery(BaseModel):
    """The gallery."""

    networks: list[Entry]


class FormOf(BaseModel):
    """A form that a network can be downloaded in, from `/export/{name}/{network}.{ending}`."""

    name: str
    ending: str = Field(description="Of the file, without the dot.")
    media_type: str
    title: str = Field(description="What it is, in the language asked for.")
    reads: list[str] = Field(
        description="What of a query it heeds besides network, iteration and convention."
    )


class Forms(BaseModel):
    """Everything that a network can be downloaded as."""

    forms: list[FormOf]


class TraceMatrix(BaseModel):
    """A matrix without its numbers."""

    model_config = ConfigDict(extra="allow")

    id: str = Field(description="A Python identifier.")
    symbol: str
    role: Literal["input", "bias", "weight", "hidden", "output", "target", "loss", "gradient"]
    shape: tuple[int, int]
    axes: tuple[str, str]
    row_labels: list[str]
    column_labels: list[str]
    gradient_of: str | None


class TraceStep(BaseModel):
    """One operation on named matrices."""

    model_config = ConfigDict(extra="allow")

    index: int
    phase: Literal["forward", "loss", "backward", "update"]
    layer: int | None
    op: str
    inputs: list[str]
    output: str
    formula: str = Field(description="LaTeX.")
    numpy: str = Field(description="Runs with np and the step's inputs under their ids.")
    text: str


class Metrics(BaseModel):
    """Of the cases that the iteration saw (its batch, or all); in a training of all cases."""

    model_config = ConfigDict(extra="allow")

    loss: ExactFloat
    accuracy: ExactFloat | None = None


class Trace(BaseModel):
    """A program with the numbers of one iteration."""

    version: Literal[1]
    network: str
    iteration: int
    matrices: list[TraceMatrix]
    steps: list[TraceStep]
    values: dict[str, list[list[ExactFloat]]] = Field(description="Exact float64, by matrix id.")
    metrics: Metrics


class FigureOf(BaseModel):
    """All that one needs to show an iteration without a stream, and to go on from there."""

    version: Literal[1]
    program: dict[str, Any] = Field(description="The stream's program message.")
    iteration: int
    values: dict[str, list[list[ExactFloat]]] = Field(description="Exact float64, by matrix id.")
    parts: dict[str, tuple[tuple[int, int], tuple[int, int]]] | None = Field(
        description="Which rows and columns of each matrix the values are; null: all."
    )
    metrics: Metrics = Field(description="Of all training cases.")
    first_nonfinite: dict[str, Any] | None = Field(description="As in the stream's frames.")
    history: list[tuple[int, ExactFloat, ExactFloat | None]] = Field(
        description="Iteration, loss and accuracy on the way."
    )
    edits: list[dict[str, Any]] = Field(description="As in the stream's state message.")
    start: dict[str, list[list[ExactFloat]]] = Field(
        description="What parameters, optimizer state and edited cases were at the start, where they aren't "
        "that any more."
    )
    batched: bool = Field(description="Whether an iteration sees only some of the cases.")
    scored: list[int] | None = Field(description="The cases that the accuracy counts; null: all.")


class Training(BaseModel):
    """The history of a training, and how the trained network does on its test set."""

    history: list[HistoryPoint]
    test: Metrics | None


class Figure(BaseModel):
    """A figure for Plotly."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]


class Health(BaseModel):
    """The server answers."""

    status: Literal["ok"]


class ErrorDetail(BaseModel):
    """What was wrong and what would be right."""

    code: str = Field(description="Stable, for programs.")
    message: str = Field(description="For people.")
    where: str | None = Field(description="The place in the request, e.g. layers[1].weights.")


class Refusal(BaseModel):
    """The one shape of every refusal."""

    error: ErrorDetail
