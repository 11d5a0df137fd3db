"""What the commands share: what a network is named by, where they write, how they refuse."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from app.engine.errors import RowcolError
from app.networks.build import Network, build
from app.networks.gallery import gallery
from app.networks.spec import parse_spec
from app.settings import Settings

err = Console(stderr=True, highlight=False)
# A table that goes into a file or a pipe isn't broken at the width of a terminal.
out = Console(highlight=False, width=None if sys.stdout.isatty() else 200)

NetworkName = Annotated[
    str, typer.Argument(metavar="NAME", help="A network of the gallery, or a file with a spec.")
]


class ArgumentError(RowcolError):
    """An argument that can't be used."""

    code = "argument"


def network_of(name: str) -> Network:
    """The network of the gallery, or of a file with a spec.

    Raises:
        RowcolError: there is neither, or the spec can't be built.
    """
    limits = Settings().limits()
    if name in gallery:
        return build(gallery[name].spec(), limits)
    path = Path(name)
    if not path.is_file():
        known = ", ".join(gallery)
        raise ArgumentError(f"“{name}” is neither a network ({known}) nor a file with a spec")
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ArgumentError(f"is not JSON: {error}", where=name) from error
    return build(parse_spec(written, limits), limits)


def progress_bar() -> Progress:
    """A bar on standard error, where that is a terminal; it leaves no trace."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    return Progress(*columns, console=err, transient=True, disable=not err.is_terminal)
