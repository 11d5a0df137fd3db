"""Shapes: the call and the page."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from app.shapes.errors import UnreadableMessage
from app.shapes.explain import Explanation, explain, explanation_json
from app.shapes.messages.read import EXAMPLES, read
from app.shapes.question import Library, Question
from app.web.errors import InvalidRequestError
from app.web.language import of_message, refusing_in
from app.web.openapi import answers
from app.web.rendering import Renderer
from app.web.responses import json_response
from app.web.shapes_models import REQUESTS, ShapesAnswer, ShapesRequest
from app.words.languages import Languages


@dataclass(frozen=True)
class ShapesContext:
    """Every variable that shapes.html may use, besides the functions of `Urls`.

    Attributes:
        message: the text that was asked about.
        answer: the explanation, None if the text couldn't be read.
        refused: why not, None if it could.
        examples: texts to begin with, each with its library.
    """

    message: str
    answer: Explanation | None
    refused: str | None
    examples: tuple[tuple[Library | None, str], ...] = EXAMPLES


def answer_json(asked: ShapesRequest) -> dict[str, Any]:
    """The answer to a request.

    Raises:
        UnreadableMessage: no shapes are in the message.
        InvalidRequestError: a shape is missing, or there are both shapes and a message.
    """
    if asked.message is not None:
        for name in ("left", "right", "operation"):
            if getattr(asked, name) is not None:
                raise InvalidRequestError("is told by the message; send one or the other", where=name)
        found = read(asked.message)
        return {**explanation_json(explain(found.question)), "message": found.text}
    if asked.left is None and asked.right is None:
        raise InvalidRequestError("needs either left and right, two shapes, or message, a text")
    for name, shape in (("left", asked.left), ("right", asked.right)):
        if shape is None:
            raise InvalidRequestError(f"'{name}' is missing", where=name)
    left, right = tuple(asked.left or ()), tuple(asked.right or ())
    question = Question(asked.operation or "matmul", left, right)
    return {**explanation_json(explain(question)), "message": None}


def make_router(render: Renderer, languages: Languages) -> APIRouter:
    """The routes."""
    router = APIRouter()

    @router.post(
        "/api/shapes",
        tags=["shapes"],
        responses=answers(
            ShapesAnswer, answer_json(ShapesRequest.model_validate(REQUESTS["sizes"]["value"])), 413, 422
        ),
    )
    def call(asked: Annotated[ShapesRequest, Body(openapi_examples=REQUESTS)]) -> Response:
        """Do two shapes fit, why not, and what would make them fit?"""
        catalogue = of_message(languages, asked.language)
        with refusing_in(catalogue):
            return json_response(catalogue.all(answer_json(asked)))

    @router.get("/shapes", include_in_schema=False)
    def page(request: Request, message: Annotated[str | None, Query()] = None) -> Response:
        text = EXAMPLES[0][1] if message is None else message
        try:
            context = ShapesContext(text, explain(read(text).question), None)
        except UnreadableMessage as error:
            context = ShapesContext(text, None, error.message)
        return render.page(request, "shapes.html", vars(context))

    return router
