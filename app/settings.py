"""Every setting, read from the environment: `ROWCOL_PORT=9000`, or plain `PORT` for the port."""

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.networks.limits import Limits


class Settings(BaseSettings):
    """Settings with their units and defaults; docs/settings.md lists the same table."""

    model_config = SettingsConfigDict(env_prefix="ROWCOL_", extra="ignore")

    host: str = Field("127.0.0.1", description="Address that the server listens on.")
    port: int = Field(
        8000,
        ge=0,
        le=65535,
        description="Port that the server listens on; 0 takes a free one. Plain PORT counts too.",
        validation_alias=AliasChoices("ROWCOL_PORT", "PORT", "port"),
    )
    public_url: str = Field(
        "",
        pattern=r"^(https?://[^/?#\s]+)?$",
        description="What this server's addresses begin with for its readers, like https://rowcol.example; "
        "empty: as they ask for it.",
    )
    log_format: Literal["auto", "json", "console"] = Field(
        "auto", description="Form of the log lines; auto is console on a terminal, json otherwise."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least level that is logged."
    )
    graceful_seconds: int = Field(
        3, ge=0, le=60, description="Seconds that requests under way get to end after SIGTERM."
    )
    locale: Path = Field(
        Path("locale"),
        description="Folder with the translations, one .po file a language; beside app if not absolute.",
    )
    open_files: int = Field(
        16384,
        ge=64,
        description="Open files that the process asks the system for at start (RLIMIT_NOFILE).",
    )

    max_connections: int = Field(
        200, ge=1, description="Streams (WebSockets) open at once; one more is closed with 1013."
    )
    max_embed_connections: int = Field(
        150, ge=1, description="How many of these streams embedded figures may have, which ask with embed=1."
    )
    max_requests: int = Field(200, ge=1, description="HTTP requests answered at once; one more gets 503.")
    max_body_bytes: int = Field(
        2_097_152,
        ge=1024,
        description="Bytes of a request's body, and of a client's message to the stream.",
    )
    compute_threads: int = Field(
        2, ge=1, le=64, description="Threads that compute networks, shared by all clients."
    )
    stall_seconds: float = Field(
        60.0,
        gt=0,
        description="Seconds that a client may leave a message unread before its stream is ended.",
    )
    ping_seconds: float = Field(
        20.0,
        gt=0,
        description="Seconds between pings to a client, and seconds that its answer may take.",
    )
    max_frames_per_second: float = Field(
        60.0, gt=0, le=240, description="Frames a second that a client may ask for."
    )
    max_steps_per_second: float = Field(
        60.0, gt=0, le=1000, description="Steps a second that a client may ask for."
    )
    max_frame_cells: int = Field(
        1_000_000, ge=1000, description="Cells of all watched matrices in one frame."
    )
    max_trace_cells: int = Field(5_000_000, ge=1000, description="Cells of all matrices in one trace.")

    max_figure_cells: int = Field(
        30_000,
        ge=0,
        description="Cells of a network whose figure holds all of them; of a larger one it holds windows.",
    )
    cache_bytes: int = Field(
        67_108_864,
        ge=0,
        description="Bytes of compressed figures, traces, pictures and embedded pages that are kept.",
    )

    max_iterations: int = Field(
        Limits.iterations,
        ge=1,
        description="Iterations of one request, and the last one that a stream may reach.",
    )
    max_layers: int = Field(Limits.layers, ge=1, description="Layers of a network.")
    max_units: int = Field(Limits.units, ge=1, description="Units (neurons) of one layer.")
    max_inputs: int = Field(Limits.inputs, ge=1, description="Inputs of a network.")
    max_cases: int = Field(Limits.cases, ge=1, description="Cases of a dataset.")
    max_cells: int = Field(Limits.cells, ge=1, description="Cells of all matrices of a network together.")

    def limits(self) -> Limits:
        """What a spec may ask for, as the networks package wants it."""
        return Limits(
            layers=self.max_layers,
            units=self.max_units,
            inputs=self.max_inputs,
            cases=self.max_cases,
            cells=self.max_cells,
            iterations=self.max_iterations,
        )
