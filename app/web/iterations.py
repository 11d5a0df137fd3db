"""Going to an iteration that a request asks for, within the server's limits."""

from functools import partial

from fastapi import Request
from starlette.requests import ClientDisconnect

from app.networks.build import Network
from app.settings import Settings
from app.training.run import Run
from app.training.slices import approach_slice
from app.web.errors import TooMuchError
from app.web.workers import Workers
from app.words.phrase import phrase


def check_iterations(count: int, settings: Settings, where: str) -> None:
    """Raises TooMuchError where one request may not compute so many."""
    if count > settings.max_iterations:
        raise TooMuchError(
            phrase(
                "{count} iterations; one request may compute at most {most}",
                count=count,
                most=settings.max_iterations,
            ),
            where=where,
        )


def check_trace_size(network: Network, settings: Settings) -> None:
    """Raises TooMuchError where one answer may not hold so many numbers."""
    cells = sum(rows * columns for rows, columns in (m.shape for m in network.program.matrices.values()))
    if cells > settings.max_trace_cells:
        raise TooMuchError(
            phrase(
                "the trace would hold {cells} cells; this server writes at most {most}. The "
                "stream shows parts of matrices",
                cells=cells,
                most=settings.max_trace_cells,
            )
        )


async def advance(request: Request, workers: Workers, run: Run, iteration: int) -> None:
    """Move the run there, slice by slice; raises ClientDisconnect once nobody waits for it."""
    while not await workers.run(partial(approach_slice, run, iteration)):
        if await request.is_disconnected():
            raise ClientDisconnect
