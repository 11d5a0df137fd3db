"""Writes what the server answers to messages, and the figure of the same network.

``python transcripts.py < scripts.json > transcripts.json``, where scripts is a list of
``{"network", "iteration", "convention", "edits", "messages"}``.
"""

import base64
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from websockets.sync.client import ClientConnection, connect

from app.exports.figure import figure
from app.networks.build import build
from app.networks.gallery import gallery
from app.training.records import Edit
from app.wire.exact import encode
from tests.web.server import running

MOST_CELLS = 700_000


def heard(socket: ClientConnection) -> list:
    """All that is said until the server has nothing more to say: messages are answered in their order, so
    the refusal of one that can't be read comes last.
    """
    socket.send("{}")
    said = []
    while True:
        message = socket.recv()
        if isinstance(message, bytes):
            said.append({"type": "bytes", "data": base64.b64encode(message).decode()})
            continue
        parsed = json.loads(message)
        if parsed["type"] == "error" and parsed["about"] is None:
            return said
        said.append(parsed)


def transcript(stream: str, script: dict) -> dict:
    iteration, convention, edits = script["iteration"], script["convention"], script["edits"]
    network = build(gallery[script["network"]].spec())
    made = figure(
        network, iteration, convention, edits=[Edit(**edit) for edit in edits], most_cells=MOST_CELLS
    )
    opening = {"type": "open", "network": script["network"], "iteration": iteration, "edits": edits}
    messages = [opening | ({"convention": convention} if convention else {}), *script["messages"]]
    answers = []
    with connect(stream, max_size=None, compression=None) as socket:
        for message in messages:
            socket.send(json.dumps(message))
            answers.append(heard(socket))
    return {"figure": json.loads(encode(made)), "messages": messages, "answers": answers}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        written = [transcript(server.stream, script) for script in json.load(sys.stdin)]
    json.dump(written, sys.stdout)
