"""Links are packed and read the same by the server and by the browser."""

import json
import subprocess

import pytest

from app.web.sharing.link import pack, read_parts, unpack, write_parts
from tests.web.server import ROOT

LONG = {"edits": "W1,0,1,0.5@3;X,2,1,-1e-7@0", "spec": '{"name": "ä & 100 % = ☃ +"}' + " " * 300}


def in_node(script: str, given: object) -> object:
    """What a module script makes of `given`."""
    source = f"""
        import * as packing from {json.dumps((ROOT / "static/js/state/link/pack.js").as_uri())};
        const given = {json.dumps(given)};
        const made = await (async () => {{ {script} }})();
        console.log(JSON.stringify(made));
    """
    command = ["node", "--input-type=module", "-e", source]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def test_the_server_reads_what_a_browser_packed_and_the_other_way_round() -> None:
    text = LONG["spec"] * 50
    assert unpack(str(in_node("return packing.pack(given)", text))) == text
    assert in_node("return packing.unpack(given)", pack(text)) == text


def test_what_is_written_is_read_again_short_or_long() -> None:
    short = {"step": "3", "cell": "1,2", "lens": ""}
    for long in ({"edits": LONG["edits"]}, LONG):
        query = write_parts(short, long)
        assert ("z=" in query) is (long is LONG)
        assert read_parts(query) == ({"step": "3", "cell": "1,2", **long}, [])
    assert write_parts(short, {}) == "step=3&cell=1,2"
    assert write_parts({}, {}) == ""


def test_what_stands_openly_counts_before_what_is_packed() -> None:
    query = f"z={pack('step=1&cell=0,0&z=AAAA')}&step=2"
    assert read_parts(query) == ({"step": "2", "cell": "0,0"}, [])


@pytest.mark.parametrize("packed", ["", "AAAA", "!", pack("step=1")[:-3], pack("step=1") + "AAAA", "Ä"])
def test_a_damaged_pack_is_found(packed) -> None:
    assert unpack(packed) is None


def test_only_so_much_is_read() -> None:
    assert unpack(pack("a" * 1_000_000)) == "a" * 1_000_000
    assert unpack(pack("a" * 1_000_001)) is None
    assert read_parts("step=1&" + "a" * 200_000) == ({}, ["query"])
    assert len(read_parts("&".join(f"p{n}=1" for n in range(3000)))[0]) == 1000
    assert read_parts("step=%ff&k=1") == ({"k": "1"}, ["step"])
