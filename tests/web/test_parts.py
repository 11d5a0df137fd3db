"""Parts of the server on their own: pace, curve, mailboxes, partial sums, logs, open files."""

import asyncio
import json
import resource
import time

import httpx
import numpy as np
import pytest

from app.settings import Settings
from app.training.curve import MAX_POINTS, Curve
from app.web.limits import raise_open_files
from app.web.mailbox import INBOX_MESSAGES, OUTBOX_BYTES, Inbox, Outbox
from app.web.messages import Pause, Seek, parse_message
from app.web.pace import Pace
from app.web.player import Player
from app.web.sources import Networks
from app.web.terms import TermsError, partial_sums
from app.web.workers import Workers
from app.words.languages import Languages


def test_a_player_that_keeps_up_makes_as_many_iterations_as_asked():
    pace, now, made = Pace(), 0.0, 0
    pace.set({"iterations_per_second": 100.0, "frames_per_second": 30.0})
    pace.start(now)
    while now < 10.0:
        now += pace.until_frame(now)
        due = pace.due(now)
        made += due
        pace.advanced(due, now)
    assert made == pytest.approx(1000, abs=5)


def test_a_player_that_cannot_keep_up_does_not_run_after_its_debt():
    pace = Pace()
    pace.set({"iterations_per_second": 1000.0, "frames_per_second": 10.0})
    pace.start(0.0)
    pace.advanced(3, 5.0)
    assert pace.due(5.1) == pytest.approx(100, abs=1)


def test_steps_come_at_their_speed_and_no_two_at_once_after_a_pause_of_the_client():
    pace = Pace()
    pace.set({"steps_per_second": 2.0})
    pace.start(0.0)
    assert pace.until_step(0.0) == 0.5
    pace.stepped(0.52)
    assert pace.until_step(0.52) == pytest.approx(0.48)
    pace.stepped(9.0)
    assert pace.until_step(9.0) == 0.0
    pace.stepped(9.0)
    assert pace.until_step(9.0) > 0.0


def test_the_curve_stays_short_and_keeps_its_ends():
    curve = Curve()
    for iteration in range(5000):
        curve.add(iteration, float(iteration), None)
    iterations = [point[0] for point in curve.points]
    assert MAX_POINTS / 2 <= len(iterations) <= MAX_POINTS
    assert (iterations[0], iterations[-1]) == (0, 4999)
    assert iterations == sorted(set(iterations))


def test_the_curve_takes_points_in_any_order_and_forgets_from_an_edit_on():
    curve = Curve()
    for iteration in (5, 1, 3, 5):
        curve.add(iteration, iteration / 2, 0.5)
    assert [point[0] for point in curve.points] == [1, 3, 5]
    curve.cut(3)
    assert curve.points == [(1, 0.5, 0.5)]


def test_an_inbox_keeps_only_so_much():
    inbox = Inbox(asyncio.Event(), max_bytes=100)
    assert inbox.put(Pause(type="pause"), 1000)
    assert not inbox.put(Pause(type="pause"), 1)
    assert inbox.take() == Pause(type="pause")
    assert all(inbox.put(Pause(type="pause"), 0) for _ in range(INBOX_MESSAGES))
    assert not inbox.put(Pause(type="pause"), 0)


def test_only_a_later_jump_supersedes_a_seek():
    inbox = Inbox(asyncio.Event(), max_bytes=1000)
    inbox.put(Pause(type="pause"), 1)
    assert not inbox.superseded()
    inbox.put(Seek(type="seek"), 1)
    assert inbox.superseded()


async def test_in_an_outbox_the_newest_frame_wins_and_messages_are_all_kept():
    outbox = Outbox(asyncio.Event())
    for number in range(3):
        outbox.replace(bytearray([number]))
    assert await outbox.next() == bytearray([2])
    outbox.sent()
    outbox.replace(bytearray([3]))
    await outbox.put("one")
    await outbox.put("two")
    assert [await outbox.next(), await outbox.next()] == ["one", "two"]
    assert not outbox.settled
    outbox.sent()
    assert outbox.settled


async def test_an_outbox_makes_its_filler_wait_when_the_client_is_behind():
    outbox = Outbox(asyncio.Event())
    await outbox.put(bytearray(OUTBOX_BYTES))
    waiting = asyncio.create_task(outbox.put("next"))
    await asyncio.sleep(0.01)
    assert not waiting.done()
    await outbox.next()
    await waiting


async def playing_for(seconds: float, **speed) -> tuple[Player, Outbox]:
    """A player whose client takes nothing after the first frame."""
    wake = asyncio.Event()
    inbox, outbox = Inbox(wake, 10_000), Outbox(wake)
    settings = Settings()
    player = Player(
        inbox, outbox, wake, Networks(settings.limits()), Workers(1), settings, Languages(settings.locale)
    )
    serving = asyncio.create_task(player.serve())
    for text in ({"type": "open", "network": "xor"}, {"type": "speed", **speed}):
        inbox.put(parse_message(json.dumps(text)), 0)
    inbox.put(parse_message('{"type": "play", "what": "iterations"}'), 0)
    await asyncio.sleep(seconds)
    serving.cancel()
    await asyncio.wait([serving])
    return player, outbox


async def test_training_goes_on_at_its_speed_when_nobody_takes_the_frames():
    player, outbox = await playing_for(1.5, iterations_per_second=100)
    assert 30 < player._opened.run.iteration <= 160
    assert not outbox.latest_taken


async def test_training_all_out_waits_for_the_client():
    player, outbox = await playing_for(1.0, iterations_per_second=None, frames_per_second=60)
    reached = player._opened.run.iteration
    assert reached > 0
    assert not outbox.latest_taken
    longer, _ = await playing_for(3.0, iterations_per_second=None, frames_per_second=60)
    assert longer._opened.run.iteration < 10 * reached


@pytest.mark.parametrize(
    ("index", "term", "inputs", "total"),
    [
        ("ij->1j", "value", [np.array([[1.0, 9.0], [2.0, 9.0], [4.0, 9.0]])], 7.0),
        ("ij->11", "square", [np.array([[1.0], [2.0], [4.0]])], 21.0),
        ("ik,jk->ij", "product", [np.array([[1.0, 2.0, 4.0]]), np.array([[1.0, 1.0, 0.5]])], 5.0),
    ],
)
def test_partial_sums_follow_the_index_string(index, term, inputs, total):
    names = [f"M{n}" for n in range(len(inputs))]
    step = {"index": 0, "title": "t", "inputs": names, "output": "R", "index_string": index, "params": {}}
    values = {**dict(zip(names, inputs, strict=True)), "R": np.array([[total]])}
    sums = partial_sums({**step, "by_hand": {"term": term}}, values, 0, 0, 1, 2)
    assert sums.before + sums.inside + sums.after == sums.total == total


def test_a_sum_of_infinities_of_both_signs_is_not_a_number():
    step = {"index": 0, "title": "t", "inputs": ["M"], "output": "R", "index_string": "ij->1j", "params": {}}
    values = {"M": np.array([[np.inf], [-np.inf], [1.0]]), "R": np.array([[np.nan]])}
    sums = partial_sums({**step, "by_hand": {"term": "value"}}, values, 0, 0, 0, 2)
    assert np.isnan(sums.inside)
    assert sums.after == 1.0


def test_a_step_that_is_no_sum_has_no_terms():
    step = {"index": 4, "title": "sigmoid", "inputs": ["M"], "output": "M", "index_string": "ij->ij"}
    with pytest.raises(TermsError, match=r"step 4 \(sigmoid\) is not a sum of terms"):
        partial_sums({**step, "by_hand": {}}, {"M": np.eye(2)}, 0, 0, 0, 1)


def test_the_limit_of_open_files_is_raised_as_far_as_the_system_allows():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
        assert raise_open_files(512) == 512
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 512
        assert raise_open_files(300) == 512
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _log_after(server, count):
    return server.log.read_text().splitlines()[count:]


def test_the_log_has_one_line_of_json_a_request(server):
    before = len(server.log.read_text().splitlines())
    httpx.get(server.url + "/api/networks/nope?x=1")
    end = time.monotonic() + 10
    # The line is written when the answer has left already; those of earlier tests' requests too.
    while not (lines := [line for line in _log_after(server, before) if "/api/networks/nope" in line]):
        assert time.monotonic() < end
        time.sleep(0.01)
    (line,) = lines
    entry = json.loads(line)
    assert (entry["event"], entry["level"]) == ("request", "info")
    assert (entry["method"], entry["path"], entry["status"]) == ("GET", "/api/networks/nope", 404)
    assert entry["bytes"] > 0
    assert entry["ms"] >= 0
