"""What the lesson on background tasks says of FastAPI and Pydantic."""

import asyncio
import time
from uuid import UUID, uuid4

import httpx
from fastapi import BackgroundTasks, FastAPI
from pydantic import BaseModel, Field


def _events(schedule):
    """What happens on the server, and when the client has its answer."""
    said = []
    app = FastAPI()

    @app.post("/", status_code=202)
    async def accept(tasks: BackgroundTasks):
        schedule(tasks, said)
        return "ok"

    async def served(scope, receive, send):
        async def tell(message):
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                said.append("answered")

        await app(scope, receive, tell)

    async def ask():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(served), base_url="http://a") as client:
            try:
                await client.post("/")
            except RuntimeError:
                said.append("error")

    asyncio.run(ask())
    return said


def _task(said, name, seconds=0.0, fails=False):
    async def run():
        said.append(f"{name} starts")
        await asyncio.sleep(seconds)
        if fails:
            raise RuntimeError
        said.append(f"{name} ends")

    return run


def tasks_run_after_the_answer():
    return _events(lambda tasks, said: tasks.add_task(_task(said, "task")))


def tasks_run_one_after_another():
    def two(tasks, said):
        tasks.add_task(_task(said, "first", 0.05))
        tasks.add_task(_task(said, "second"))

    return _events(two)


def failed_task_ends_the_row():
    def two(tasks, said):
        tasks.add_task(_task(said, "first", fails=True))
        tasks.add_task(_task(said, "second"))

    return _events(two)


def _compute():
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        pass


def plain_def_leaves_the_loop_free():
    """Whether another request is answered while a task of each kind blocks."""
    app = FastAPI()

    @app.get("/ping")
    async def ping():
        return "pong"

    @app.post("/plain")
    async def plain(tasks: BackgroundTasks):
        tasks.add_task(_compute)

    @app.post("/async")
    async def blocking(tasks: BackgroundTasks):
        async def block():
            _compute()

        tasks.add_task(block)

    async def ask(path):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://a") as client:
            running = asyncio.create_task(client.post(path))
            await asyncio.sleep(0.1)
            begin = time.monotonic()
            await client.get("/ping")
            took = time.monotonic() - begin
            await running
            return "at once" if took < 0.2 else "late"

    async def blocked():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://a") as client:
            begin = time.monotonic()
            running = asyncio.create_task(client.post("/async"))
            await asyncio.sleep(0)
            await client.get("/ping")
            took = time.monotonic() - begin
            await running
            return "at once" if took < 0.2 else "late"

    return {"plain": asyncio.run(ask("/plain")), "async": asyncio.run(blocked())}


def default_fills_only_a_gap():
    class TaskInput(BaseModel):
        id_: UUID = Field(default_factory=uuid4)

    chosen = "00000000-0000-4000-8000-000000000001"
    return [str(TaskInput(id_=chosen).id_) == chosen, TaskInput().id_ != TaskInput().id_]
