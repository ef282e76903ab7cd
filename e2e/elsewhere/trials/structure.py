"""What the lesson on project structure says of FastAPI."""

from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient


def dependency_is_overridden():
    app = FastAPI()

    def get_users():
        return "disk"

    @app.get("/")
    def root(users: str = Depends(get_users)):
        return users

    app.dependency_overrides[get_users] = lambda: "fake"
    return TestClient(app).get("/").json()


def dependency_for_each_request():
    app = FastAPI()
    calls = []

    def session():
        calls.append(1)
        return len(calls)

    @app.get("/")
    def root(number: int = Depends(session)):
        return number

    client = TestClient(app)
    return [client.get("/").json(), client.get("/").json()]
