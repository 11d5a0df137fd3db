"""What the documents say is so."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from app.settings import Settings
from app.web.messages import Message, parse_message
from tests.web.server import ROOT
from tests.web.stream_client import streaming
from tests.wire.decode import decode_frame

SMALL = {"dataset": {"x": [[0]], "y": [[1]]}, "layers": [{"units": 1}]}
STREAM = (ROOT / "docs/stream.md").read_text()


def blocks(language: str, text: str = STREAM) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def client_examples() -> list[str]:
    said, _, _ = STREAM.partition("## What the server says")
    return blocks("json", said)


def server_examples() -> list[dict]:
    _, _, answered = STREAM.partition("## What the server says")
    return [json.loads(block) for block in blocks("json", answered)]


def test_every_setting_is_in_the_table_with_its_default_and_description():
    table = (ROOT / "docs/settings.md").read_text()
    for name, field in Settings.model_fields.items():
        assert f"| `ROWCOL_{name.upper()}` | `{field.default}` | {field.description} |" in table


def test_every_row_of_the_table_is_a_setting():
    rows = re.findall(r"`ROWCOL_(\w+)` \|", (ROOT / "docs/settings.md").read_text())
    assert rows == [name.upper() for name in Settings.model_fields]


def test_settings_come_from_the_environment(monkeypatch):
    monkeypatch.setenv("PORT", "9001")
    monkeypatch.setenv("ROWCOL_MAX_LAYERS", "3")
    assert (Settings().port, Settings().limits().layers) == (9001, 3)
    monkeypatch.setenv("ROWCOL_PORT", "9002")
    assert Settings().port == 9002
    monkeypatch.setenv("ROWCOL_PORT", "many")
    with pytest.raises(ValidationError):
        Settings()


def test_every_message_of_a_client_is_documented_by_an_example_that_parses():
    shown = {type(parse_message(example)) for example in client_examples()}
    assert shown == set(Message.__args__)


async def test_every_message_of_the_server_has_the_documented_keys(server):
    documented = {example["type"]: set(example) for example in server_examples()}
    seen = {}
    async with streaming(server.stream) as client:
        await client.send("open", network="weather")
        await client.send("known")
        await client.send("open", network="xor")
        await client.send("terms", step=0, row=2, column=1, start=0, stop=2)
        await client.send("compare", matrix="W1")
        await client.send("trail", matrix="W1", row=0, column=1)
        await client.send("film", matrix="W1")
        await client.send("line", matrix="W1", along="column", index=2)
        await client.send("overview", matrix="W2")
        await client.send("plane")
        await client.send("confusion")
        await client.send("check", spec=SMALL)
        await client.send("watch", windows={"cases": [0, 1]})
        while "error" not in seen:
            read = await client.read()
            if isinstance(read, dict):
                seen[read["type"]] = set(read)
                if read["type"] == "error":
                    assert read in server_examples()
    assert seen == documented


def test_the_worked_example_decodes_to_what_is_said_of_it():
    (dump,) = blocks("hex")
    frame = bytes.fromhex("".join(line[10:58] for line in dump.splitlines()))
    (layout,) = [example for example in server_examples() if example["type"] == "layout"]
    header, arrays = decode_frame(frame, {layout["layout"]: layout})
    assert header == {
        "layout": 2,
        "iteration": 7,
        "step": 0,
        "loss": 0.25,
        "accuracy": 0.5,
        "playing": "iterations",
        "first_nonfinite": None,
    }
    expected = [[1, 0, -1.5], [1, np.nan, np.inf]]
    assert np.array_equal(arrays["X"], expected, equal_nan=True)
    assert arrays["L"] == 0.25


def test_every_call_is_in_the_table(client):
    table = Path(ROOT / "docs/api.md").read_text()
    paths = client._transport.app.openapi()["paths"]
    assert {path for path in paths if path not in table} == set()
