"""The application, `create_app()`, and the server that runs it."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from app.settings import Settings
from app.web import (
    api,
    data,
    errors,
    gallery,
    logs,
    pages,
    shapes,
    stream,
    transcript,
)
from app.web.assets import Assets
from app.web.head import Head
from app.web.headers import SecurityHeaders
from app.web.limits import BodyLimit, Capacity, raise_open_files
from app.web.rendering import Renderer
from app.web.sharing import embed, export, figure, oembed, picture
from app.web.sharing.computed import Computed
from app.web.sharing.views import version_of
from app.web.sources import Networks
from app.web.workers import Workers
from app.words.languages import Languages

ROOT = Path(__file__).resolve().parent.parent

# A thread that computes hands the interpreter to the event loop after this long (seconds;
# Python's default is 5 ms).
SWITCH_INTERVAL = 0.001


def create_app(settings: Settings | None = None) -> FastAPI:
    """The whole server as an ASGI application; settings come from the environment if None."""
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        logs.configure(settings)
        raise_open_files(settings.open_files)
        sys.setswitchinterval(SWITCH_INTERVAL)
        yield

    app = FastAPI(
        title="Rowcol",
        version="1",
        summary="A neural network shown as the matrix products that it is.",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        # FastAPI's own pages load scripts from elsewhere, and no request leaves this origin.
        docs_url=None,
        redoc_url=None,
    )
    networks = Networks(settings.limits())
    workers = Workers(settings.compute_threads)
    languages = Languages(ROOT / settings.locale)
    app.include_router(api.make_router(networks, workers, settings, languages))
    app.include_router(stream.make_router(networks, workers, settings, languages))
    assets = Assets(ROOT / "static")
    render = Renderer(assets, ROOT / "templates", languages)
    computed = Computed(networks, workers, settings, version_of(ROOT))
    drawn = picture.Pictures(computed, render, languages)
    app.include_router(figure.make_router(computed, languages))
    app.include_router(embed.make_router(computed, settings, render, languages))
    app.include_router(picture.make_router(computed, drawn))
    app.include_router(oembed.make_router(computed, drawn, settings, render))
    app.include_router(pages.make_router(networks, assets, render, settings))
    app.include_router(transcript.make_router(networks, workers, settings, render, languages))
    app.include_router(shapes.make_router(render, languages))
    app.include_router(gallery.make_router(networks, workers, render, languages))
    app.include_router(data.make_router(assets, languages))
    app.include_router(export.make_router(computed, settings, render, languages))
    errors.install(app, pages.missing_page(networks, render))
    # The last one added is the outermost.
    app.add_middleware(Head)
    app.add_middleware(BodyLimit, limit=settings.max_body_bytes)
    app.add_middleware(
        Capacity,
        requests=settings.max_requests,
        streams=settings.max_connections,
        embedded=settings.max_embed_connections,
    )
    app.add_middleware(SecurityHeaders)
    app.add_middleware(logs.RequestLog)
    return app


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; requests under way get `graceful_seconds` to end."""
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        # Deflate costs 12 times the CPU and saves 5 % on float32.
        ws_per_message_deflate=False,
        ws_max_size=settings.max_body_bytes,
        ws_ping_interval=settings.ping_seconds,
        ws_ping_timeout=settings.ping_seconds,
        timeout_graceful_shutdown=settings.graceful_seconds,
        log_config=None,
        access_log=False,
        # The date is added with our own headers, where it counts.
        date_header=False,
        server_header=False,
    )
