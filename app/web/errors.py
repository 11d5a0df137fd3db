"""One shape for every refusal: {"error": {"code", "message", "where"}}."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from app.engine.errors import RowcolError
from app.networks.paths import plain_message, spec_path
from app.web.responses import json_response
from app.words.catalogue import ENGLISH, Catalogue

# Everything not named here is 422: the request was understood and can't be done.
_STATUS = {"unknown_network": 404, "not_json": 400, "body_too_large": 413, "busy": 503}

_HTTP = {
    400: ("bad_request", None),
    404: ("not_found", "there is nothing at this address"),
    405: ("method_not_allowed", "this address doesn't answer that method"),
    413: ("body_too_large", None),
}


class InvalidRequestError(RowcolError):
    """A request or message that doesn't have the form that it should."""

    code = "invalid_request"


class NotJsonError(RowcolError):
    """A body or message that isn't JSON."""

    code = "not_json"


class UnknownNetworkError(RowcolError):
    """A name that is not in the gallery."""

    code = "unknown_network"


class TooMuchError(RowcolError):
    """A request that is well formed and over a limit of this server."""

    code = "too_much"


def error_body(code: str, message: str, where: str | None = None) -> dict[str, Any]:
    """The one shape."""
    return {"error": {"code": code, "message": message, "where": where}}


def refusal(error: RowcolError, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """The one shape of a refusal that was raised, in a language."""
    return error_body(error.code, catalogue.say(error.message), error.where)


def invalid_request(complaint: Mapping[str, Any]) -> InvalidRequestError:
    """One of pydantic's complaints as a refusal in plain words, with the place."""
    context = complaint.get("ctx", {})
    match complaint["type"]:
        case "too_long":
            said = f"has {context['actual_length']} items; at most {context['max_length']} are allowed"
        case "value_error":
            said = str(complaint["msg"]).removeprefix("Value error, ")
        case _:
            said = plain_message(complaint)
    return InvalidRequestError(said, where=spec_path(complaint["loc"]))


def install(app: FastAPI, missing_page: Callable[[Request], Response]) -> None:
    """Turn every refusal that a call can raise into the one shape; a browser that asks for a page
    that isn't there gets `missing_page`.
    """

    async def http(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404 and _wants_page(request):
            return await run_in_threadpool(missing_page, request)
        return _http(error)

    app.exception_handler(RowcolError)(_refused)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(http)
    app.exception_handler(ClientDisconnect)(_gone)
    app.exception_handler(Exception)(_broken)


async def _refused(_request: Request, error: RowcolError) -> Response:
    return json_response(refusal(error), _STATUS.get(error.code, 422))


async def _invalid(request: Request, error: RequestValidationError) -> Response:
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        place = f"at character {first['loc'][-1]}: {first['ctx']['error']}"
        return await _refused(request, NotJsonError(f"the body is not JSON {place}"))
    # The first part of FastAPI's location says body, path or query.
    place = first["loc"][1:]
    if not place and first["type"] != "value_error":
        refused = InvalidRequestError("the body must be a JSON object, sent as application/json")
    else:
        refused = invalid_request({**first, "loc": place})
    return await _refused(request, refused)


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def _http(error: HTTPException) -> Response:
    code, message = _HTTP.get(error.status_code, ("refused", None))
    body = error_body(code, message or str(error.detail))
    return json_response(body, error.status_code, error.headers)


async def _gone(_request: Request, _error: Exception) -> Response:
    """Nobody reads this; the status is what the log says of a client that went away."""
    return Response(status_code=499)


async def _broken(_request: Request, _error: Exception) -> Response:
    message = "the server made a mistake; it is in its log, and nothing else is disturbed"
    return json_response(error_body("internal", message), 500)
