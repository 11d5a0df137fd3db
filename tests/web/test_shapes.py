"""The call and the page about shapes, without a socket."""

import re
from html import unescape

import pytest

from app.shapes.messages.read import EXAMPLES
from app.web.shapes_models import REQUESTS
from tests.shapes.fixtures import FIXTURES, name_of

CONTRACT = {"fits", "result", "explanation", "fixes"}

REFUSED = {
    "left missing": ({"right": [4, 3]}, "invalid_request", "left", "'left' is missing"),
    "right missing": ({"left": [4, 3]}, "invalid_request", "right", "'right' is missing"),
    "nothing": ({}, "invalid_request", None, "needs either left and right"),
    "negative size": ({"left": [4, -3], "right": [3]}, "invalid_request", "left[1]", "0 or more, not -3"),
    "not whole": ({"left": [4, 3], "right": [3.5]}, "invalid_request", "right[0]", "a whole number, not 3.5"),
    "a size as text": ({"left": ["4"], "right": [3]}, "invalid_request", "left[0]", "not '4'"),
    "true as a size": ({"left": [True], "right": [3]}, "invalid_request", "left[0]", "a whole number"),
    "not a list": ({"left": 4, "right": [3]}, "invalid_request", "left", "must be a list, not 4"),
    "too many axes": ({"left": [1] * 9, "right": [3]}, "invalid_request", "left", "9 items; at most 8"),
    "a size too large": ({"left": [10**12], "right": [3]}, "invalid_request", "left[0]", "999999999 or less"),
    "unknown operation": ({"left": [3], "right": [3], "operation": "conv"}, "invalid_request", "operation",
                          "must be 'matmul', 'elementwise' or 'linear', not 'conv'"),
    "both": ({"left": [3], "message": "(4,3) @ (3,)"}, "invalid_request", "left", "one or the other"),
    "unknown field": ({"shapes": [3]}, "invalid_request", "shapes", "isn't known here"),
    "unreadable": ({"message": "it broke"}, "unreadable_message", "message", "mat1 and mat2 shapes"),
    "empty": ({"message": ""}, "unreadable_message", "message", "(32, 784) @ (128, 784)"),
    "message not text": ({"message": 4}, "invalid_request", "message", "must be text, not 4"),
}  # fmt: skip


async def asked(client, **body):
    answer = await client.post("/api/shapes", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_sizes_that_fit_have_a_result_and_need_no_fix(client):
    answer = await asked(client, left=[4, 3], right=[3, 2])
    assert set(answer) >= CONTRACT
    assert (answer["fits"], answer["result"], answer["fixes"]) == (True, [4, 2], [])


async def test_sizes_that_clash_are_explained_with_sentences_that_help(client):
    answer = await asked(client, left=[4, 3], right=[4, 3])
    assert (answer["fits"], answer["result"]) == (False, None)
    assert "the 3 columns of x need 3 rows of w: w has 4" in answer["explanation"]
    assert "Transpose w: 4 × 3 and 3 × 4 give 4 × 4." in answer["fixes"]
    assert "Transpose x: 3 × 4 and 4 × 3 give 3 × 3." in answer["fixes"]
    assert any("bias column" in fix for fix in answer["fixes"])


async def test_a_message_says_the_same_as_its_sizes(client):
    by_message = await asked(client, message="mat1 and mat2 shapes cannot be multiplied (4x3 and 4x3)")
    by_sizes = await asked(client, left=[4, 3], right=[4, 3])
    assert by_message["library"] == "PyTorch"
    assert {key: by_message[key] for key in CONTRACT} == {key: by_sizes[key] for key in CONTRACT}


@pytest.mark.parametrize(
    ("operation", "right", "result"),
    [("matmul", [3, 5], [4, 5]), ("elementwise", [3], [4, 3]), ("linear", [5, 3], [4, 5])],
)
async def test_the_operation_decides(client, operation, right, result):
    answer = await asked(client, left=[4, 3], right=right, operation=operation)
    assert (answer["fits"], answer["result"]) == (True, result)


@pytest.mark.parametrize("fixture", FIXTURES, ids=name_of)
async def test_every_collected_message_is_explained(client, fixture):
    answer = await asked(client, message=fixture["message"])
    assert set(answer) >= CONTRACT
    assert answer["fits"] is False
    assert (answer["left"], answer["right"]) == (fixture["left"], fixture["right"])
    assert answer["fixes"]


@pytest.mark.parametrize("name", REFUSED)
async def test_bad_input_is_refused_with_its_place(client, name):
    body, code, where, said = REFUSED[name]
    answer = await client.post("/api/shapes", json=body)
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert (error["code"], error["where"]) == (code, where)
    assert said in error["message"]


async def test_the_requests_of_openapi_are_answered(client):
    call = (await client.get("/api/openapi.json")).json()["paths"]["/api/shapes"]["post"]
    shown = call["requestBody"]["content"]["application/json"]["examples"]
    assert set(shown) == set(REQUESTS)
    answers = [await asked(client, **request["value"]) for request in shown.values()]
    example = call["responses"]["200"]["content"]["application/json"]["example"]
    # OpenAPI drops what is null.
    assert (example["explanation"], example["fixes"]) == (answers[0]["explanation"], answers[0]["fixes"])
    assert {"413", "422"} <= set(call["responses"])


async def test_the_page_explains_without_javascript(client):
    html = unescape((await client.get("/shapes", params={"message": "(4, 3) @ (4, 3)"})).text)
    assert "They don't fit" in html
    assert "the 3 columns of x need 3 rows of w" in html
    assert "Transpose w: 4 × 3 and 3 × 4 give 4 × 4." in html
    assert "(4, 3) @ (4, 3)</textarea>" in html


async def test_the_first_page_shows_an_example(client):
    html = unescape((await client.get("/shapes")).text)
    assert f"{EXAMPLES[0][1]}</textarea>" in html
    assert all(text in html for _, text in EXAMPLES)


@pytest.mark.parametrize("message", ["", "hello", "<script>alert(1)</script>", "x" * 30_000])
async def test_a_text_without_shapes_is_a_page_in_plain_words(client, message):
    answer = await client.get("/shapes", params={"message": message})
    assert answer.status_code == 200
    assert "These shapes can't be read" in unescape(answer.text)
    assert "<script>alert" not in answer.text


async def test_the_page_keeps_to_its_own_origin_and_has_nothing_inline(client):
    html = (await client.get("/shapes")).text
    assert not re.search(r"<style|style=|<script(?![^>]* src=)| on\w+=", html)
    for address in re.findall(r'(?:href|src)="([^"#]+)"', html):
        assert address.startswith("/")
        assert (await client.get(unescape(address))).status_code == 200, address


async def test_the_main_page_leads_there(client):
    assert 'href="/shapes"' in (await client.get("/")).text
