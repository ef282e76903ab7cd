"""What the lesson on routers says of FastAPI and Starlette."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi import APIRouter, Depends, FastAPI, HTTPException
from fastapi.testclient import TestClient


def _client(*routers, **prefixes):
    app = FastAPI()
    for router in routers:
        app.include_router(router)
    return app, TestClient(app, follow_redirects=False)


def first_route_answers():
    said = []
    for order in (["/me", "/{username}"], ["/{username}", "/me"]):
        router = APIRouter(prefix="/users")
        for path in order:
            router.add_api_route(path, (lambda p: lambda: p)(path))
        said.append(_client(router)[1].get("/users/me").json())
    return said


def slash_is_redirected():
    router = APIRouter(prefix="/users")
    router.add_api_route("/", lambda: [])
    answer = _client(router)[1].get("/users")
    return [answer.status_code, answer.headers["location"].endswith("/users/")]


def other_method_is_405():
    router = APIRouter(prefix="/users")
    router.add_api_route("", lambda: [])
    answer = _client(router)[1].post("/users")
    return [answer.status_code, answer.headers["allow"]]


def included_twice():
    router = APIRouter()
    router.add_api_route("/users", lambda: [])
    app = FastAPI()
    app.include_router(router, prefix="/v1")
    app.include_router(router, prefix="/v2")
    return [TestClient(app).get(path).status_code for path in ("/v1/users", "/v2/users")]


def prefix_with_a_parameter():
    router = APIRouter(prefix="/users/{username}")

    def orders(username: str):
        return username

    router.add_api_route("/orders", orders)
    return _client(router)[1].get("/users/morty/orders").json()


def rest_of_the_path():
    app, client = _client()

    @app.get("/files/{path:path}")
    def file(path: str):
        return path

    return client.get("/files/a/b").json()


def guard_and_tags_of_a_router():
    def guard():
        raise HTTPException(401)

    router = APIRouter(prefix="/admin", dependencies=[Depends(guard)], tags=["admin"])
    router.add_api_route("/stats", lambda: 1)
    app, client = _client(router)
    return [client.get("/admin/stats").status_code, app.openapi()["paths"]["/admin/stats"]["get"]["tags"]]


_PROGRAM = """
from fastapi import APIRouter, FastAPI
users = APIRouter()
users.add_api_route("/users", lambda: [])
app = FastAPI()
if __name__ == "__main__":
    app.include_router(users)
    print("/users" in app.openapi()["paths"])
"""


def routes_behind_the_main_guard():
    """Whether the app has its route, run as a program and imported."""
    with TemporaryDirectory() as folder:
        Path(folder, "main.py").write_text(_PROGRAM)
        ask = 'import main; print("/users" in main.app.openapi()["paths"])'
        return [
            subprocess.run([sys.executable, *args], cwd=folder, capture_output=True, text=True).stdout.strip()
            for args in (["main.py"], ["-c", ask])
        ]
