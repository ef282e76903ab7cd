"""What the lesson on validation says of FastAPI, Pydantic and Python."""

import json
from dataclasses import dataclass
from typing import Annotated

from fastapi import FastAPI, Header, Path, Query
from fastapi.testclient import TestClient
from pydantic import BaseModel, ConfigDict, DirectoryPath, Field, HttpUrl, PostgresDsn, ValidationError, model_validator


class _Model(BaseModel):
    rate: int = Field(ge=1, le=10)


def _client():
    app = FastAPI()

    @app.post("/models")
    def create(model: _Model):
        return model

    @app.get("/models/{id}")
    def lookup(
        id: Annotated[int, Path(gt=0)],
        x_tenant: Annotated[str, Header(pattern="^[a-z]+$")] = "a",
        limit: Annotated[int, Query(ge=1, le=100)] = 10,
    ):
        return limit

    return TestClient(app)


def _codes(model, value):
    try:
        return model.model_validate(value).model_dump(mode="json")
    except ValidationError as error:
        return [each["type"] for each in error.errors()]


def wrong_type_is_refused():
    return _client().post("/models", json={"rate": "many"}).status_code


def text_becomes_number():
    return _client().post("/models", json={"rate": "3"}).json()


def ends_are_inside():
    return [_codes(_Model, {"rate": rate}) for rate in (0, 1, 10, 11)]


def cut_off_json():
    headers = {"content-type": "application/json"}
    return _client().post("/models", content='{"rate": ', headers=headers).status_code


def json_sent_as_text():
    headers = {"content-type": "text/plain"}
    return _client().post("/models", content='{"rate": 3}', headers=headers).status_code


def repeated_query_key():
    answer = _client().get("/models/1?limit=1&limit=2")
    return [answer.status_code, answer.json()]


def words_of_loc():
    parts = _client().get("/models/0?limit=0", headers={"x-tenant": "A"}).json()["detail"]
    body = _client().post("/models", json={}).json()["detail"]
    return [each["loc"][0] for each in parts + body]


def unknown_path():
    answer = _client().get("/nope")
    return [answer.status_code, answer.json()]


def extra_keys():
    def model(extra):
        return type("Extra", (BaseModel,), {"model_config": ConfigDict(extra=extra)} if extra else {})

    return [_codes(model(extra), {"admin": True}) for extra in (None, "forbid", "allow")]


def url_with_one_slash():
    class Web(BaseModel):
        url: HttpUrl

    return _codes(Web, {"url": "https:/example.com"})


def database_url():
    class Database(BaseModel):
        url: PostgresDsn

    return [_codes(Database, {"url": url}) for url in ("postgres://app@localhost/shop", "https://example.com")]


def directory_knows_no_root():
    class Folder(BaseModel):
        path: DirectoryPath

    return _codes(Folder, {"path": "/"})


def dataclass_checks_nothing():
    @dataclass
    class Row:
        rate: int

    return Row(rate="many").rate


def model_rule_waits_for_fields():
    class Pair(BaseModel):
        low: int
        high: int

        @model_validator(mode="after")
        def ordered(self):
            raise ValueError("never reached")

    return _codes(Pair, {"low": "x", "high": 1})


def nan_is_written():
    return json.dumps(float("nan"))
