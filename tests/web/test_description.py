"""The OpenAPI description of each operation."""

import pytest
from fastapi import FastAPI
from pydantic import BaseModel

from web.description import answers, describe


class Asked(BaseModel):
    """A question sent."""

    question: str


def small() -> FastAPI:
    """An application with one operation that may fail."""
    app = FastAPI(title="Prueba", version="1.2.3", summary="Una prueba.")

    @app.post("/preguntas", responses=answers(example={"id": "q1"}, problems=("invalid_question",)))
    def ask(asked: Asked) -> dict[str, str]:
        return {"id": asked.question}

    return app


def test_success_comes_with_its_example() -> None:
    assert answers(status=201, example={"id": "q1"}) == {
        201: {"content": {"application/json": {"example": {"id": "q1"}}}}
    }


@pytest.mark.parametrize(
    ("code", "status"),
    [("invalid_question", 422), ("not_found", 404), ("no_bundle", 503), ("too_large", 413), ("internal_error", 500)],
)
def test_a_problem_is_described_under_its_status(code: str, status: int) -> None:
    described = answers(example={}, problems=(code,))
    examples = described[status]["content"]["application/problem+json"]["examples"]
    assert list(examples) == [code]
    assert examples[code]["value"]["status"] == status
    assert examples[code]["value"]["code"] == code


def test_problems_of_one_status_share_its_place() -> None:
    described = answers(example={}, problems=("no_bundle", "no_corpus", "not_found"))
    assert set(described) == {200, 503, 404}
    assert set(described[503]["content"]["application/problem+json"]["examples"]) == {"no_bundle", "no_corpus"}


def test_a_code_nobody_knows_is_a_mistake_found_at_once() -> None:
    with pytest.raises(KeyError):
        answers(example={}, problems=("no_such_code",))


def test_the_frameworks_own_errors_give_way_to_problems() -> None:
    schemas = describe(small())["components"]["schemas"]
    assert "HTTPValidationError" not in schemas
    assert "ValidationError" not in schemas
    assert {"status", "code", "title", "detail"} <= set(schemas["Problem"]["properties"])


def test_the_description_says_what_the_application_is() -> None:
    info = describe(small())["info"]
    assert (info["title"], info["version"], info["summary"]) == ("Prueba", "1.2.3", "Una prueba.")


def test_it_is_made_once() -> None:
    app = small()
    assert describe(app) is describe(app)
