"""Going to an iteration that a request asks for, within the server's limits."""

from functools import partial

from fastapi import Request
from starlette.requests import ClientDisconnect

from app.settings import Settings
from app.training.run import Run
from app.web.errors import TooMuchError
from app.web.workers import Workers, approach_slice
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


async def advance(request: Request, workers: Workers, run: Run, iteration: int) -> None:
    """Move the run there, slice by slice; raises ClientDisconnect once nobody waits for it."""
    while not await workers.run(partial(approach_slice, run, iteration)):
        if await request.is_disconnected():
            raise ClientDisconnect
