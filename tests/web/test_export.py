"""Downloads: each form has its address, is named after what is in it, and is kept."""

import io
import json
from urllib.parse import quote

import numpy as np
import pytest

from app.exports.forms import FORMS
from app.networks.gallery import gallery
from app.web.sharing.link import pack
from tests.exports.requests import request_of


async def test_the_forms_are_listed_with_what_they_heed(client):
    listed = (await client.get("/api/forms?lang=de")).json()["forms"]
    assert [one["name"] for one in listed] == list(FORMS)
    assert listed[list(FORMS).index("csv")]["reads"] == ["matrix"]


@pytest.mark.parametrize("name", ["numpy", "pytorch", "jax", "notebook", "npz", "json"])
async def test_a_download_is_the_form_of_the_same_request(client, name):
    form = FORMS[name]
    answer = await client.get(f"/export/{name}/xor.{form.ending}?iteration=3&convention=columns")
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == form.media_type.split(";")[0]
    assert answer.content == form.make(request_of("xor", iteration=3, convention="columns"))


async def test_a_download_has_the_name_of_what_is_in_it(client):
    answer = await client.get("/export/csv/xor.csv?matrix=W1&iteration=2")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''xor-iteration-2-W1.csv"
    assert answer.text.startswith("W1,h₁,h₂,h₃\r\n")


async def test_ones_own_network_stands_in_the_query_plain_or_packed(client):
    spec = json.dumps(gallery["two_to_one"].spec().model_dump(mode="json") | {"name": "mine ü"})
    plain = await client.get(f"/export/npz/any.npz?spec={quote(spec)}")
    packed = await client.get(f"/export/npz/any.npz?z={pack('spec=' + spec.replace('%', '%25'))}")
    assert plain.content == packed.content
    assert plain.headers["content-disposition"].endswith("''mine-%C3%BC.npz")
    expected = request_of("two_to_one", convention="columns").shown
    found = np.load(io.BytesIO(plain.content))
    assert all(np.array_equal(found[name], expected[name]) for name in expected)


async def test_edits_are_made_as_a_link_has_them(client):
    answer = await client.get("/export/npz/xor.npz?edits=W1,0,1,0.5@0")
    assert np.load(io.BytesIO(answer.content))["W1"][0, 1] == 0.5


async def test_a_second_reader_gets_what_was_kept_or_that_it_has_not_changed(client):
    address = "/export/json/xor.json?iteration=5"
    first = await client.get(address)
    again = await client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = await client.get("/export/json/xor.json?iteration=6")
    assert other.headers["etag"] != first.headers["etag"]
    one = await client.get("/export/csv/xor.csv?matrix=W1")
    two = await client.get("/export/csv/xor.csv?matrix=W2")
    assert one.text != two.text


@pytest.mark.parametrize(
    ("address", "status", "where", "said"),
    [
        ("papyrus/xor.txt", 404, None, "nothing at this address"),
        ("csv/xor.npz", 404, None, "nothing at this address"),
        ("csv/nope.csv?matrix=W1", 404, "network", "there is no network “nope”"),
        ("csv/xor.csv", 422, "matrix", "name a matrix; there are: X, Y, W1"),
        ("csv/xor.csv?matrix=Q", 422, "matrix", "there is no matrix “Q”"),
        ("npz/xor.npz?step=99", 422, "step", "step goes from 0 to 17, not 99"),
        ("npz/xor.npz?scale=big", 422, "scale", "must be a number"),
        ("npz/xor.npz?iteration=501", 422, "iteration", "at most 500"),
        ("npz/xor.npz?spec={}", 422, "dataset", "'dataset' is missing"),
        ("npz/xor.npz?z=!", 422, "z", "damaged"),
        ("npz/xor.npz?edits=W9,0,0,1@0", 422, "edits[0].matrix", "W9"),
        ("npz/three_clusters.npz", 422, None, "this server writes at most 300000"),
    ],
)
async def test_what_can_not_be_downloaded_is_refused_with_what_can(client, address, status, where, said):
    answer = await client.get(f"/export/{address}")
    refused = answer.json()["error"]
    assert (answer.status_code, refused["where"]) == (status, where)
    assert said in refused["message"]
