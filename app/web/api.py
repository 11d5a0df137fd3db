"""The calls of the contract.

Computation is done by the workers, slice by slice, until the client goes away.
"""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from app.networks.models import Spec
from app.settings import Settings
from app.trace.trace import trace_json
from app.training.run import Run
from app.web import examples, models
from app.web.figures import training_figure
from app.web.iterations import advance, check_iterations, check_trace_size
from app.web.language import of_message, refusing_in
from app.web.openapi import answers
from app.web.responses import json_response, ready_json
from app.web.sources import Networks
from app.web.workers import Workers
from app.wire.exact import encode
from app.words.languages import Languages


def make_router(networks: Networks, workers: Workers, settings: Settings, languages: Languages) -> APIRouter:
    """The routes of the calls."""
    router = APIRouter()

    @router.get("/healthz", tags=["server"], responses=answers(models.Health, {"status": "ok"}))
    async def health() -> Response:
        """The server answers."""
        return json_response({"status": "ok"})

    @router.get("/api/networks", tags=["networks"], responses=answers(models.Gallery, examples.GALLERY))
    async def gallery() -> Response:
        """The gallery."""
        fields = models.Entry.model_fields
        listed = [{name: getattr(entry, name) for name in fields} for entry in networks.entries]
        return json_response({"networks": listed})

    @router.get("/api/networks/{name}", tags=["networks"], responses=answers(Spec, examples.SPEC, 404, 422))
    async def network(name: str) -> Response:
        """The spec of a network of the gallery; it may be changed and sent back to any other
        call.
        """
        spec = await workers.run(partial(networks.spec, name))
        return json_response(spec.model_dump(mode="json"))

    @router.post(
        "/api/trace",
        tags=["numbers"],
        responses=answers(models.Trace, examples.TRACE, 404, 413, 422),
    )
    async def trace(
        request: Request,
        asked: Annotated[models.TraceRequest, Body(openapi_examples=examples.TRACE_REQUESTS)],
    ) -> Response:
        """Every matrix and every step of one iteration."""
        catalogue = of_message(languages, asked.language)
        with refusing_in(catalogue):
            check_iterations(asked.iteration, settings, "iteration")
            built = await workers.run(partial(networks.build, asked.network, asked.spec))
            check_trace_size(built, settings)
        run = Run(built)
        await advance(request, workers, run, asked.iteration)

        def write() -> bytes:
            convention = asked.convention or built.spec.convention
            return encode(trace_json(built, run.record(), asked.iteration, convention, catalogue))

        return ready_json(await workers.run(write))

    @router.post(
        "/api/train",
        tags=["numbers"],
        responses=answers(models.Training, examples.TRAINING, 404, 413, 422),
    )
    async def train(
        request: Request,
        asked: Annotated[models.TrainRequest, Body(openapi_examples=examples.TRAIN_REQUESTS)],
    ) -> Response:
        """Train from the start: loss and accuracy on the way, and of the test set at the end."""
        check_iterations(asked.iterations, settings, "iterations")
        built = await workers.run(partial(networks.build, asked.network, asked.spec))
        run = Run(built)
        history = []
        for iteration in sorted({*range(0, asked.iterations, asked.every), asked.iterations - 1}):
            await advance(request, workers, run, iteration)
            metrics = await workers.run(run.metrics)
            history.append({"iteration": iteration, "loss": metrics.loss, "accuracy": metrics.accuracy})
        test = await workers.run(run.test_metrics)
        tested = test and {"loss": test.loss, "accuracy": test.accuracy}
        return json_response({"history": history, "test": tested})

    @router.post(
        "/api/figures/training",
        tags=["figures"],
        responses=answers(models.Figure, examples.FIGURE, 413, 422),
    )
    async def figure(
        asked: Annotated[models.FigureRequest, Body(openapi_examples=examples.FIGURE_REQUESTS)],
    ) -> Response:
        """A Plotly figure of loss and accuracy."""
        catalogue = of_message(languages, asked.language)
        return ready_json(await workers.run(partial(training_figure, asked.history, asked.theme, catalogue)))

    return router
