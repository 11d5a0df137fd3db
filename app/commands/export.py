"""``rowcol export``: a network as a file."""

import sys
from pathlib import Path
from typing import Annotated, get_args

import typer

from app.commands.common import ArgumentError, NetworkName, err, network_of, progress_bar
from app.exports.forms import FORMS, OPTIONS, Form, file_name, form
from app.exports.request import LENS_NAMES, Lens, Paper, Request, Theme, lens_named
from app.networks.fields import Convention
from app.settings import Settings
from app.training.run import Run
from app.words.catalogue import ENGLISH, Catalogue
from app.words.languages import Languages

STDOUT = "-"
_CHUNK = 16
_LENSES = (*get_args(Lens), *LENS_NAMES)


def export(
    context: typer.Context,
    name: NetworkName,
    form_name: Annotated[str, typer.Option("--format", "-f", help=f"One of {', '.join(FORMS)}.")],
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="A file, or - for standard output.")
    ] = None,
    iteration: Annotated[int, typer.Option(min=0, help="Number of updates made before.")] = 0,
    convention: Annotated[Convention | None, typer.Option(help="What the cases are.")] = None,
    lang: Annotated[str | None, typer.Option(help="The language, such as de.")] = None,
    step: Annotated[int, typer.Option(min=0, help="The step that is shown, from 0.")] = 0,
    lens: Annotated[
        str, typer.Option(metavar=f"[{'|'.join(_LENSES)}]", help="How a product is seen.")
    ] = "row_column",
    cell: Annotated[
        str | None, typer.Option(metavar="ROW,COLUMN", help="The cell that is looked at, from 0.")
    ] = None,
    k: Annotated[int, typer.Option(min=0, help="The layer of a sum, from 0.")] = 0,
    theme: Annotated[Theme, typer.Option(help="Of pictures.")] = "paper",
    matrix: Annotated[str | None, typer.Option(help="The id of a matrix, such as W1.")] = None,
    scale: Annotated[float, typer.Option(help="Pixels of a picture for each of its own.")] = 1.0,
    width: Annotated[int | None, typer.Option(help="Of a picture, in its own pixels.")] = None,
    transparent: Annotated[bool, typer.Option("--transparent", help="A picture without a ground.")] = False,
    until: Annotated[int | None, typer.Option(min=0, help="The last step of a film, from 0.")] = None,
    paper: Annotated[Paper, typer.Option(help="Of a document with pages.")] = "a4",
) -> None:
    """Write a network as a picture, a document, code or numbers."""
    chosen = form(form_name)
    _refuse_idle_options(context, chosen)
    network = network_of(name)
    run = Run(network)
    with progress_bar() as progress:
        task = progress.add_task("training", total=max(1, iteration))
        while not run.approach(iteration, at_most=_CHUNK):
            progress.update(task, completed=run.iteration)
        progress.update(task, description=f"writing {chosen.name}", completed=0)
        request = Request(
            network=network,
            values=run.record(),
            iteration=iteration,
            convention=convention or network.spec.convention,
            step=step,
            lens=lens_named(lens),
            cell=_pair(cell),
            k=k,
            theme=theme,
            matrix=matrix,
            scale=scale,
            width=width,
            transparent=transparent,
            until=until,
            paper=paper,
            catalogue=_catalogue(lang),
            progress=lambda done, of: progress.update(task, completed=done, total=of),
        )
        made = chosen.make(request)
    _write(made, output, chosen, request)


def _refuse_idle_options(context: typer.Context, chosen: Form) -> None:
    """An option that the form doesn't heed is refused: the file wouldn't be what was asked for."""
    for option in OPTIONS:
        source = context.get_parameter_source(option)
        if source and source.name == "COMMANDLINE" and option not in chosen.reads:
            heeded = ", ".join(f"--{one}" for one in chosen.reads) or "none of these options"
            raise ArgumentError(f"“{chosen.name}” has no use for --{option}; it heeds {heeded}")


def _pair(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    parts = text.split(",")
    if len(parts) != 2 or not all(part.strip().isdecimal() for part in parts):
        raise ArgumentError(f"--cell is a row and a column from 0, such as 1,0, not “{text}”")
    return int(parts[0]), int(parts[1])


def _catalogue(tag: str | None) -> Catalogue:
    if tag is None:
        return ENGLISH
    languages = Languages(Path(__file__).resolve().parents[2] / Settings().locale)
    found = languages.find(tag)
    if found is None:
        known = ", ".join(one.language for one in languages)
        raise ArgumentError(f"there is no language “{tag}”; there are: {known}")
    return found


def _write(made: bytes, output: str | None, chosen: Form, request: Request) -> None:
    if output == STDOUT:
        if chosen.binary and sys.stdout.isatty():
            raise ArgumentError(
                f"“{chosen.name}” is nothing to read on a terminal; name a file, or use a pipe"
            )
        sys.stdout.buffer.write(made)
        return
    name = file_name(
        chosen, request.spec.name, iteration=request.iteration, step=request.step, matrix=request.matrix
    )
    path = Path(output or name)
    try:
        path.write_bytes(made)
    except OSError as error:
        raise ArgumentError(f"can't be written: {error.strerror}", where=str(path)) from error
    err.print(f"{path}: {len(made):,} bytes", markup=False, soft_wrap=True)
