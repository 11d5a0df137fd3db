"""The `rowcol` command: the same work as the server's, from a shell."""

from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.table import Table

from app.commands.common import NetworkName, err, network_of, out, progress_bar
from app.commands.export import export
from app.engine.errors import RowcolError
from app.networks.fields import Convention
from app.networks.gallery import gallery
from app.settings import Settings
from app.trace.trace import trace_json
from app.training.history import Training
from app.training.run import Run
from app.wire.exact import encode, nonfinite_name

app = typer.Typer(
    help="A neural network as the matrix products that it is.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command; a refusal is one line on standard error, and exit code 2."""
    try:
        app(prog_name="rowcol", standalone_mode=False)
    except typer.TyperException as error:
        _refuse(error.format_message().replace("Value error, ", ""))
    except typer.Abort:
        raise SystemExit(130) from None
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        _refuse(f"setting {name}: {first['msg']}")
    except RowcolError as error:
        named = not error.where or error.message.startswith(f"{error.where} ")
        _refuse(error.message if named else f"{error.where}: {error.message}")


def _refuse(line: str) -> None:
    err.print(f"rowcol: {line}", markup=False, soft_wrap=True)
    raise SystemExit(2)


@app.command()
def serve() -> None:
    """Start the server; settings come from the environment (ROWCOL_PORT, …)."""
    # Only this command needs the server: the others start in half the time.
    from app.main import serve as run_server  # noqa: PLC0415

    run_server(Settings())


@app.command("list")
def list_networks(
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
) -> None:
    """List the networks of the gallery."""
    fields = ("name", "title", "summary", "shape")
    entries = [{name: getattr(entry, name) for name in fields} for entry in gallery.values()]
    if as_json:
        _print_json({"networks": entries})
        return
    table = Table("name", "shape", "title", "training comes to", box=None, header_style="bold")
    for name, entry in gallery.items():
        table.add_row(name, entry.shape, entry.title, entry.stated.text)
    out.print(table)


@app.command()
def trace(
    name: NetworkName,
    iteration: Annotated[int, typer.Option(min=0, help="Number of updates made before.")] = 0,
    convention: Annotated[Convention | None, typer.Option(help="What the cases are.")] = None,
) -> None:
    """Print every matrix and every step of one iteration as JSON."""
    network = network_of(name)
    run = Run(network)
    run.advance(iteration)
    typer.echo(encode(trace_json(network, run.record(), iteration, convention or network.spec.convention)))


@app.command()
def train(
    name: NetworkName,
    iterations: Annotated[
        int | None, typer.Option(min=1, help="How many, counted from 0; as many as the gallery states.")
    ] = None,
    every: Annotated[
        int | None, typer.Option(min=1, help="List every so many, a tenth by default; the last always.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
) -> None:
    """Train from the start and print the loss on the way, then that of the test set."""
    network = network_of(name)
    stated = gallery[name].stated if name in gallery else None
    iterations = iterations or (stated.iterations + 1 if stated else 1001)
    training = Training(network, iterations, every or max(1, (iterations - 1) // 10))
    with progress_bar() as progress:
        task = progress.add_task("training", total=iterations - 1)
        points = list(training.points(lambda done: progress.update(task, completed=done)))
    test = training.test()
    if as_json:
        history = [
            {"iteration": point.iteration, "loss": point.loss, "accuracy": point.accuracy} for point in points
        ]
        tested = test and {"loss": test.loss, "accuracy": test.accuracy}
        _print_json({"history": history, "test": tested})
        return
    table = Table(box=None, header_style="bold")
    for heading in ("iteration", "loss", "accuracy"):
        table.add_column(heading, justify="right")
    for point in points:
        table.add_row(str(point.iteration), _digits(point.loss), _percent(point.accuracy))
    if test is not None:
        table.add_row("test", _digits(test.loss), _percent(test.accuracy))
    out.print(table)
    if stated is not None and iterations == stated.iterations + 1:
        out.print(f"stated: {stated.text}", highlight=False)


app.command()(export)


def _print_json(value: Any) -> None:
    typer.echo(encode(value))


def _digits(number: float) -> str:
    """Twelve significant digits."""
    return f"{number:.12g}" if abs(number) < float("inf") else nonfinite_name(number)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
