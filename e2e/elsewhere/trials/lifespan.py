"""What the lesson on lifespan says of FastAPI, Uvicorn and Python."""

import asyncio
import signal
import subprocess
import sys
import time
import urllib.request
import warnings
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient


def lifespan_around_requests():
    said = []

    @asynccontextmanager
    async def lifespan(app):
        said.append("before")
        yield {"model": 42}
        said.append("after")

    app = FastAPI(lifespan=lifespan)

    @app.get("/")
    def root(request: Request):
        said.append(f"request with {request.state.model}")

    with TestClient(app) as client:
        client.get("/")
    return said


def whole_float_has_a_point():
    app = FastAPI()

    @app.get("/predict")
    def predict(x: float):
        return {"result": x * 42}

    return TestClient(app).get("/predict?x=2").text


def yield_without_finally_skips_the_rest():
    said = []

    @asynccontextmanager
    async def with_or_without(cleans_up):
        if not cleans_up:
            yield
            said.append("rest")
        else:
            try:
                yield
            finally:
                said.append("finally")

    async def fail(cleans_up):
        async with with_or_without(cleans_up):
            raise RuntimeError

    for cleans_up in (False, True):
        try:
            asyncio.run(fail(cleans_up))
        except RuntimeError:
            pass
    return said


def exit_stack_in_reverse():
    ended = []

    async def use():
        async with AsyncExitStack() as stack:
            for name in ("database", "model"):
                stack.callback(ended.append, name)

    asyncio.run(use())
    return ended


def events_are_deprecated():
    app = FastAPI()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        app.on_event("startup")(lambda: None)
    return [each.category.__name__ for each in caught]


_PROGRAM = """
import asyncio
from contextlib import asynccontextmanager
from fastapi import FastAPI

@asynccontextmanager
async def lifespan(app):
    print("start", flush=True)
    await asyncio.sleep(0.3)
    yield
    print("end", flush=True)

app = FastAPI(lifespan=lifespan)
"""


def uvicorn_plays_its_part():
    """Refused until the start-up is over; a signal ends it by the second half."""
    with TemporaryDirectory() as folder:
        Path(folder, "main.py").write_text(_PROGRAM)
        command = [sys.executable, "-m", "uvicorn", "main:app", "--port", "8765", "--no-access-log", "--timeout-graceful-shutdown", "3"]
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        said = [process.stdout.readline().strip()]
        for _ in range(100):
            try:
                urllib.request.urlopen("http://127.0.0.1:8765/openapi.json")
                said.append("answered")
                break
            except OSError:
                if said[-1] != "refused":
                    said.append("refused")
                time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        said.append(process.stdout.readline().strip())
        process.wait()
        return said
