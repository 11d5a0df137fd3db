"""JavaScript on the server stays within its limits, and comes back after it has broken them."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from py_mini_racer import JSEvalException

from app.exports.pictures.v8 import Machine, OverLimitError

SCRIPT = """({
  count: 0,
  add(number) { return script.count += number; },
  hang() { for (;;); },
  grow() { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); },
  fail() { throw new Error("on purpose"); },
})"""


@pytest.fixture
def machine() -> Iterator[Machine]:
    machine = Machine(lambda: SCRIPT, seconds=0.5, most=64 * 2**20)
    yield machine
    machine.close()


def test_it_is_made_when_it_is_first_used_and_kept(machine: Machine) -> None:
    assert machine.memory() == 0
    with machine.calls() as call:
        call("add", 2)
    with machine.calls() as call:
        assert call("add", 3) == 5
    assert machine.memory() > 0


def test_what_takes_too_long_is_ended_and_the_next_call_finds_a_new_one(machine: Machine) -> None:
    with machine.calls() as call:
        call("add", 2)
    with pytest.raises(OverLimitError, match=r"more than 0\.5 s"), machine.calls() as call:
        call("hang")
    with machine.calls() as call:
        assert call("add", 1) == 1


def test_what_takes_too_much_memory_is_ended_as_well() -> None:
    patient = Machine(lambda: SCRIPT, seconds=20, most=64 * 2**20)
    with pytest.raises(OverLimitError, match="more than 67108864 bytes"), patient.calls() as call:
        call("grow")
    with patient.calls() as call:
        assert call("add", 1) == 1
    patient.close()


def test_an_error_of_the_script_leaves_it_as_it_is(machine: Machine) -> None:
    with machine.calls() as call:
        call("add", 2)
        with pytest.raises(JSEvalException, match="on purpose"):
            call("fail")
        assert call("add", 1) == 3


def test_threads_take_turns(machine: Machine) -> None:
    def work(_: int) -> int:
        with machine.calls() as call:
            before = call("add", 1)
            return int(call("add", 1) - before)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(work, range(40))) == [1] * 40


async def test_it_can_be_called_where_an_event_loop_runs(machine: Machine) -> None:
    with machine.calls() as call:
        assert call("add", 1) == 1
    await asyncio.sleep(0)
    with machine.calls() as call:
        assert call("add", 1) == 2


def test_a_process_that_used_it_ends() -> None:
    program = (
        "from app.exports.pictures.v8 import Machine\n"
        "with Machine(lambda: '({f: () => 7})').calls() as call: print(call('f'))"
    )
    for _ in range(3):
        ended = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True
        )
        assert ended.stdout == "7\n"
