"""What the lesson on OpenAPI says of FastAPI."""

from datetime import date
from typing import Annotated

from fastapi import FastAPI, Path
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict


class _Item(BaseModel):
    name: str
    rate: int = 3


class _Row(BaseModel):
    username: str


def _taking(model):
    def take(item: model):
        return None

    return take


def _app(**options):
    app = FastAPI(**options)

    @app.post("/items/{id}", operation_id="createItem", tags=["items"], responses={404: {}})
    def create(id: Annotated[int, Path(ge=1)], item: _Item) -> _Item:
        return item

    return app


def document_and_page_are_there():
    client = TestClient(_app())
    return [client.get("/docs").headers["content-type"], client.get("/openapi.json").json()["openapi"]]


def operation_in_the_document():
    operation = _app().openapi()["paths"]["/items/{id}"]["post"]
    return [operation["operationId"], operation["tags"], sorted(operation["responses"])]


def one_schema_or_a_pair():
    """One, whatever the app says; a pair where the model itself says that its output has all defaults."""

    class Told(_Item):
        model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    def names(model, **options):
        app = FastAPI(**options)
        app.post("/", response_model=model)(lambda: None)
        app.put("/")(_taking(model))
        return sorted(each for each in app.openapi()["components"]["schemas"] if "Error" not in each)

    return [names(_Item), names(_Item, separate_input_output_schemas=True), names(Told)]


def response_model_filters():
    app = FastAPI()

    @app.get("/", response_model=list[_Row])
    def users():
        return [{"username": "rick", "password_hash": "x"}]

    return TestClient(app).get("/").json()


def date_is_text():
    app = FastAPI()

    @app.get("/")
    def trained() -> date:
        return date(2026, 11, 24)

    return [TestClient(app).get("/").json(), app.openapi()["paths"]["/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["format"]]
