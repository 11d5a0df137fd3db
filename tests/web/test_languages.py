"""Every network, and every page, in every language that there is."""

import re

import pytest

from app.networks.gallery import gallery
from app.words.catalogue import read_catalogue
from tests.web.stream_client import streaming
from tools.words import LOCALE

LANGUAGES = sorted(path.stem.replace("_", "-") for path in LOCALE.glob("*.po"))


def test_there_is_portuguese_german_and_chinese():
    assert {"pt", "de", "zh"} <= set(LANGUAGES)


@pytest.mark.parametrize("network", gallery)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_network_is_streamed_with_its_words_and_the_same_names(server, network, language):
    async with streaming(server.stream) as client:
        await client.send("open", network=network)
        english = await client.until("program")
        await client.send("open", network=network, language=language)
        program = await client.until("program")
    texts = read_catalogue(LOCALE / f"{language.replace('-', '_')}.po").texts
    for there, here in zip(english["matrices"], program["matrices"], strict=True):
        assert (there["id"], there["symbol"]) == (here["id"], here["symbol"])
    for there, here in zip(english["steps"], program["steps"], strict=True):
        assert (there["formula"], there["numpy"]) == (here["formula"], here["numpy"])
    assert program["steps"][0]["title"] == texts[english["steps"][0]["title"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["/n/xor", "/n/three_clusters", "/embed/xor", "/gallery", "/shapes", "/n/nothing", "/nothing"]
)
async def test_a_page_is_in_its_language(client, path, language):
    headers = {"accept": "text/html"}
    answer = await client.get(path, params={"lang": language}, headers=headers)
    assert answer.headers["content-language"] == language
    assert re.search(r'<html lang="([\w-]+)" dir="ltr"', answer.text)[1] == language
    english = await client.get(path, headers=headers)
    assert (
        re.search("<title>(.*?)</title>", answer.text)[1]
        != re.search("<title>(.*?)</title>", english.text)[1]
    )
