"""What a client may say to the stream; docs/stream.md shows each message."""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from app.networks.fields import Convention
from app.web.errors import InvalidRequestError, NotJsonError, invalid_request
from app.web.figures import By, Theme

Index = Annotated[int, Field(ge=0)]
WindowPair = Annotated[list[int], Field(min_length=2, max_length=2)]
Windows = Annotated[dict[str, WindowPair], Field(max_length=32)]
MatrixIds = Annotated[list[str], Field(max_length=1000)] | None
Rate = Annotated[FiniteFloat, Field(ge=0.01, le=1e6)]  # a second


class _Message(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")


class Other(_Message):
    """A cell that an edit of another one changed with it, and what it held."""

    row: Index
    column: Index
    before: float | str


class Edit(_Message):
    """One cell set to a value at an iteration, as the state message has it."""

    iteration: Index
    matrix: str
    row: Index
    column: Index
    value: FiniteFloat
    # These follow from the rest; what a client says of them isn't read.
    before: float | str | None = None
    others: list[Other] | None = None

    @property
    def cell(self) -> tuple[int, str, int, int, float]:
        """All that counts."""
        return self.iteration, self.matrix, self.row, self.column, self.value


MOST_EDITS = 1000
Edits = Annotated[list[Edit], Field(max_length=MOST_EDITS)]


class Open(_Message):
    """Open a network; with iteration, step and edits this is also how a reconnect goes on."""

    type: Literal["open"]
    network: str | None = None
    spec: dict[str, Any] | None = None
    iteration: Index = 0
    step: Index = 0
    convention: Convention | None = None
    language: str | None = None
    edits: Edits = []
    windows: Windows = {}
    matrices: MatrixIds = None

    @model_validator(mode="after")
    def _one_source(self) -> "Open":
        if (self.network is None) == (self.spec is None):
            raise ValueError("needs one of the two: network, a name, or spec, an object")
        return self


class Watch(_Message):
    """Which windows of which matrices the frames carry from now on."""

    type: Literal["watch"]
    windows: Windows = {}
    matrices: MatrixIds = None


class Play(_Message):
    """Go on by itself, step after step or iteration after iteration."""

    type: Literal["play"]
    what: Literal["steps", "iterations"]


class Pause(_Message):
    """Stand still on a whole iteration."""

    type: Literal["pause"]


class Step(_Message):
    """Go `by` steps on, or back when it is negative, across iterations too."""

    type: Literal["step"]
    by: Annotated[int, Field(ge=-1_000_000, le=1_000_000)] = 1


class Seek(_Message):
    """Go to a step of an iteration; without an iteration, of this one."""

    type: Literal["seek"]
    iteration: Index | None = None
    step: Index = 0


class Reset(_Message):
    """Back to iteration 0, without edits."""

    type: Literal["reset"]


class Speed(_Message):
    """How fast playing goes; what is left out stays.

    iterations_per_second null is as fast as it can.
    """

    type: Literal["speed"]
    steps_per_second: Rate = 1.0
    iterations_per_second: Rate | None = None
    frames_per_second: Rate = 30.0


class EditCell(_Message):
    """Set one cell of a parameter, of X or of Y at the present iteration."""

    type: Literal["edit"]
    matrix: str
    row: Index
    column: Index
    value: FiniteFloat


class CellValue(_Message):
    """A cell and what it is given."""

    row: Index
    column: Index
    value: FiniteFloat


class EditCells(_Message):
    """Set several cells of a matrix at the present iteration at once: all of them, or none."""

    type: Literal["edit_cells"]
    matrix: str
    cells: Annotated[list[CellValue], Field(min_length=1, max_length=MOST_EDITS)]


class SetEdits(_Message):
    """Make these the edits that count, and stay at the iteration: undo and redo."""

    type: Literal["edits"]
    edits: Edits


class Compare(_Message):
    """A parameter at the start, now, and the difference."""

    type: Literal["compare"]
    matrix: str


class Trail(_Message):
    """One cell of a parameter over the run."""

    type: Literal["trail"]
    matrix: str
    row: Index
    column: Index


class Film(_Message):
    """A parameter as it was at iterations spread over the run, as far as they are kept."""

    type: Literal["film"]
    matrix: str
    pictures: Annotated[int, Field(ge=2, le=100)] = 24


class Line(_Message):
    """A whole row or column of a matrix now, shown or not."""

    type: Literal["line"]
    matrix: str
    along: Literal["row", "column"]
    index: Index


class Overview(_Message):
    """A whole matrix now, coarsely: what a heat map needs."""

    type: Literal["overview"]
    matrix: str


class Plane(_Message):
    """A figure of the cases in the plane of their two inputs, over what the network says there."""

    type: Literal["plane"]
    theme: Theme = "paper"
    by: By = "class"


class Confusion(_Message):
    """A figure of how many cases of each class the network says to be of which."""

    type: Literal["confusion"]
    theme: Theme = "paper"


class Known(_Message):
    """A figure of what the network says of each different input, beside what can be known of it."""

    type: Literal["known"]
    theme: Theme = "paper"


class Check(_Message):
    """Whether a network could be opened, without opening it."""

    type: Literal["check"]
    spec: dict[str, Any]


class Terms(_Message):
    """Partial sums of one cell of a step's result, for sums too long to be listed."""

    type: Literal["terms"]
    step: Index
    row: Index
    column: Index
    start: Index
    stop: Index


Message = (
    Open
    | Watch
    | Play
    | Pause
    | Step
    | Seek
    | Reset
    | Speed
    | EditCell
    | EditCells
    | SetEdits
    | Compare
    | Trail
    | Film
    | Line
    | Overview
    | Plane
    | Confusion
    | Known
    | Check
    | Terms
)

_ADAPTER: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="type")])


def parse_message(text: str) -> Message:
    """The message that `text` is.

    Raises NotJsonError or InvalidRequestError, which say where and what would be right.
    """
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
    if first["type"] == "json_invalid":
        raise NotJsonError(f"the message is not JSON: {first['ctx']['error']}")
    if first["type"] in ("union_tag_invalid", "union_tag_not_found"):
        tag = first.get("ctx", {}).get("tag")
        said = f"there is no message of type “{tag}”" if tag is not None else "the message has no type"
        known = ", ".join(member.model_fields["type"].annotation.__args__[0] for member in Message.__args__)
        raise InvalidRequestError(f"{said}; there are: {known}", where="type")
    # The first part of the location is the tag of the union.
    raise invalid_request({**first, "loc": first["loc"][1:]})
