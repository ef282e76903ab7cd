"""What the lesson on errors says of FastAPI and Python."""

import asyncio
import subprocess
import sys

from fastapi import FastAPI, HTTPException
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient
from pydantic import BaseModel


def _status(app, path):
    return TestClient(app, raise_server_exceptions=False).get(path).status_code


def missing_key_raises():
    items = {1: "Boostcamp"}
    app = FastAPI()

    @app.get("/{item_id}")
    def find(item_id: int):
        return items[item_id]

    return [_status(app, path) for path in ("/1", "/4", "/abc")]


def exception_with_a_status():
    app = FastAPI()

    @app.get("/")
    def fail():
        raise HTTPException(404, "no such item", headers={"x-more": "yes"})

    answer = TestClient(app).get("/")
    return [answer.status_code, answer.json(), answer.headers["x-more"]]


def handler_for_a_class():
    app = FastAPI()

    class Late(Exception):
        pass

    @app.exception_handler(Late)
    async def late(request, error):
        return JSONResponse("late", 503)

    @app.get("/")
    def fail():
        raise Late

    return _status(app, "/")


def own_data_broken_is_500():
    class Stored(BaseModel):
        name: str

    app = FastAPI()

    @app.get("/{item_id}")
    def find(item_id: int):
        return Stored.model_validate({"nmae": "AI"})

    return [_status(app, path) for path in ("/abc", "/1")]


def two_functions_of_one_name():
    app = FastAPI()

    @app.get("/v1")
    def find_by_id():
        return 1

    @app.get("/v2")
    def find_by_id():  # noqa: F811
        return 2

    client = TestClient(app)
    return [client.get("/v1").json(), client.get("/v2").json()]


def failed_task_is_logged_only():
    program = """
import asyncio, gc
async def fail():
    raise RuntimeError("lost")
async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task
    gc.collect()
    print("goes on")
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    return [done.returncode, done.stdout.strip(), "never retrieved" in done.stderr]
