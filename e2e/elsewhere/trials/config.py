"""What the lesson on config says of pydantic-settings."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pydantic
from pydantic import Field, HttpUrl, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


def _settings(env, files=(), **config):
    with TemporaryDirectory() as folder, patch.dict(os.environ, env, clear=True):
        paths = []
        for name, text in files:
            paths.append(Path(folder, name))
            paths[-1].write_text(text)

        class Settings(BaseSettings):
            model_config = SettingsConfigDict(env_file=paths, extra="ignore", **config)
            db_host: str = "default"
            port: int = 3000

        try:
            return Settings().model_dump()
        except ValidationError as error:
            return [each["type"] for each in error.errors()]


def environment_is_read():
    return _settings({"DB_HOST": "a"})["db_host"]


def names_without_regard_to_case():
    return _settings({"db_host": "a"})["db_host"]


def environment_beats_env_file():
    return _settings({"DB_HOST": "environment"}, [(".env", "DB_HOST=file")])["db_host"]


def last_env_file_wins():
    return _settings({}, [("a", "DB_HOST=first"), ("b", "DB_HOST=last")])["db_host"]


def empty_is_a_value_unless_asked():
    return [_settings({"PORT": ""}), _settings({"PORT": ""}, env_ignore_empty=True)["port"]]


def secrets_below_environment():
    with TemporaryDirectory() as folder:
        Path(folder, "db_host").write_text("secret")
        return [_settings(env, secrets_dir=folder)["db_host"] for env in ({}, {"DB_HOST": "environment"})]


def prefix_and_steps():
    class Db(pydantic.BaseModel):
        port: int

    class Settings(BaseSettings):
        model_config = SettingsConfigDict(env_prefix="APP_", env_nested_delimiter="__")
        db: Db

    with patch.dict(os.environ, {"APP_DB__PORT": "5433"}, clear=True):
        return Settings().model_dump()


def list_is_read_as_json():
    class Settings(BaseSettings):
        origins: list[HttpUrl]

    with patch.dict(os.environ, {"ORIGINS": '["http://localhost:5173"]'}, clear=True):
        return Settings().model_dump(mode="json")


def secret_prints_stars():
    return str(SecretStr("hunter2"))


def alias_names_the_variable():
    class Settings(BaseSettings):
        host: str = Field(validation_alias="DB_HOST")

    with patch.dict(os.environ, {"DB_HOST": "a"}, clear=True):
        return Settings().host


def base_settings_have_moved():
    try:
        return str(pydantic.BaseSettings)
    except pydantic.errors.PydanticImportError as error:
        return "pydantic-settings" in str(error)
