"""What is kept: as much as there is room for, made once, and given up when nobody waits."""

import asyncio

import pytest
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect

from app.exports.figure import figure
from app.networks.build import build
from app.networks.gallery import gallery
from app.web.sharing.body import answer, packed
from app.web.sharing.kept import Kept


def made(value: str, log: list[str]):
    async def make() -> str:
        log.append(value)
        await asyncio.sleep(0)
        return value

    return make


async def test_what_was_not_asked_for_longest_goes_first() -> None:
    log: list[str] = []
    kept: Kept[str] = Kept(10, len)
    for value in ("aaaa", "bbbb"):
        await kept.get(value[0], made(value, log))
    assert kept.find("a") == "aaaa"
    await kept.get("c", made("cccc", log))
    assert (kept.find("a"), kept.find("b"), kept.find("c"), kept.held) == ("aaaa", None, "cccc", 8)
    # More than there is room for is made and not kept, and nothing else goes for it.
    assert await kept.get("d", made("d" * 11, log)) == "d" * 11
    assert (kept.find("d"), kept.held) == (None, 8)
    assert log == ["aaaa", "bbbb", "cccc", "d" * 11]


async def test_a_failure_reaches_all_who_wait_and_is_not_kept() -> None:
    kept: Kept[str] = Kept(10, len)
    tries = []

    async def make() -> str:
        tries.append(1)
        await asyncio.sleep(0)
        raise ValueError("no")

    answers = await asyncio.gather(*(kept.get("a", make) for _ in range(3)), return_exceptions=True)
    assert [str(answer) for answer in answers] == ["no"] * 3
    assert len(tries) == 1
    assert await kept.get("a", made("ok", [])) == "ok"


async def test_a_computation_ends_when_the_last_one_who_waits_is_gone() -> None:
    kept: Kept[str] = Kept(10, len)
    ended = asyncio.Event()
    left: set[int] = set()

    async def make() -> str:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        return ""

    def waiter(n: int):
        async def gone() -> bool:
            return n in left

        return asyncio.create_task(kept.get("a", make, gone))

    waiters = [waiter(n) for n in range(2)]
    await asyncio.sleep(0)
    left.add(0)
    with pytest.raises(ClientDisconnect):
        await waiters[0]
    assert not ended.is_set()
    left.add(1)
    with pytest.raises(ClientDisconnect):
        await waiters[1]
    await asyncio.wait_for(ended.wait(), 5)
    # Whoever comes now begins anew.
    assert await kept.get("a", made("new", [])) == "new"


async def test_others_get_what_the_first_one_who_left_began() -> None:
    kept: Kept[str] = Kept(10, len)
    begun, go = [], asyncio.Event()

    async def make() -> str:
        begun.append(1)
        await go.wait()
        return "value"

    first = asyncio.create_task(kept.get("a", make))
    second = asyncio.create_task(kept.get("a", make))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.sleep(0)
    go.set()
    assert await second == "value"
    assert begun == [1]


def test_a_figure_of_windows_lets_the_rest_go() -> None:
    told = figure(build(gallery["three_clusters"].spec()), most_cells=1000)
    assert told["parts"] is not None
    assert all(values.base is None or values.base.size <= 200 for values in told["values"].values())
    whole = figure(build(gallery["xor"].spec()), most_cells=1000)
    assert whole["parts"] is None


@pytest.mark.parametrize(
    ("media_type", "body", "codings"),
    [
        ("application/json", b"x" * 1000, {"br", "gzip"}),
        ("image/svg+xml", b"x" * 1000, {"br", "gzip"}),
        ("image/png", b"x" * 1000, {""}),
        ("application/json", b"{}", {""}),
    ],
)
def test_what_compresses_is_kept_compressed_alone(media_type, body, codings) -> None:
    kept = packed("name", media_type, body)
    assert set(kept.coded) == codings
    assert kept.plain == body
    assert answer(kept, Headers({}), "no-cache").body == body
    assert kept.size == sum(map(len, kept.coded.values()))
