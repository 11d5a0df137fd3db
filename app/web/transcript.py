"""The page that tells an iteration in sentences and tables."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.networks.fields import Convention
from app.networks.gallery.entry import Entry
from app.settings import Settings
from app.trace.transcript import Transcript, transcript
from app.training.run import Run
from app.web.errors import UnknownNetworkError
from app.web.iterations import advance, check_iterations
from app.web.language import of_page
from app.web.rendering import Renderer
from app.web.sources import Networks
from app.web.workers import Workers
from app.words.languages import Languages
from app.words.phrase import Figure


@dataclass(frozen=True)
class TranscriptContext:
    """Every variable that transcript.html may use, besides the functions of `Urls`.

    Attributes:
        entry: the network.
        iteration: updates done before it; `last` is the last one that may be asked for.
        convention: what the cases are, and `other` what they could be.
        loss: of the iteration, with six significant digits.
        told: the steps.
    """

    entry: Entry
    iteration: int
    last: int
    convention: Convention
    other: Convention
    loss: Figure
    told: Transcript


def make_router(
    networks: Networks, workers: Workers, settings: Settings, render: Renderer, languages: Languages
) -> APIRouter:
    """The route."""
    router = APIRouter(include_in_schema=False)

    @router.get("/n/{name}/transcript")
    async def page(
        request: Request,
        name: str,
        iteration: Annotated[int, Query(ge=0)] = 0,
        convention: Convention = "rows",
    ) -> Response:
        try:
            entry = networks.entry(name)
        except UnknownNetworkError:
            raise HTTPException(404) from None
        check_iterations(iteration, settings, "iteration")
        network = await workers.run(partial(networks.build, name, None))
        run = Run(network)
        await advance(request, workers, run, iteration)
        catalogue = of_page(languages, request)

        def tell() -> Response:
            values = run.record()
            context = TranscriptContext(
                entry=entry,
                iteration=iteration,
                last=settings.max_iterations,
                convention=convention,
                other="columns" if convention == "rows" else "rows",
                loss=Figure(f"{float(values[network.program.loss][0, 0]):.6g}"),
                told=transcript(network, values, convention, catalogue),
            )
            return render.page(request, "transcript.html", vars(context))

        return await workers.run(tell)

    return router
