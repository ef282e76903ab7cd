"""Tries what the lessons say of Python's side, and compares it with tried.json; with --write, writes that file.

Each function of trials/ whose name does not begin with an underscore is a trial. Its name, with hyphens, is its id;
what it returns is what happened. Each program of node/ is one as well; it prints what happened as JSON. A
<Source tried="id"> rests on it.
"""

import importlib
import json
import pkgutil
import platform
import subprocess
import sys
from importlib.metadata import version
from inspect import getmembers, isfunction
from pathlib import Path

import trials

here = Path(__file__).parent
found = {}
for module in sorted(each.name for each in pkgutil.iter_modules(trials.__path__)):
    loaded = importlib.import_module(f"trials.{module}")
    for name, trial in getmembers(loaded, isfunction):
        if trial.__module__ == loaded.__name__ and not name.startswith("_"):
            found[name.replace("_", "-")] = trial()

for program in sorted((here / "node").glob("*.ts")):
    done = subprocess.run(["node", program], cwd=here, capture_output=True, text=True, check=True, timeout=30)
    found[program.stem] = json.loads(done.stdout)


def of_package(name):
    return json.loads((here / f"../../node_modules/{name}/package.json").read_text())["version"]


versions = {
    "Node": subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip().removeprefix("v"),
    "Express": of_package("express"),
    "Zod": of_package("zod"),
    "http-errors": of_package("http-errors"),
    "pino": of_package("pino"),
    "FastAPI": version("fastapi"),
    "Pydantic": version("pydantic"),
    "pydantic-settings": version("pydantic-settings"),
    "Uvicorn": version("uvicorn"),
    "Python": ".".join(platform.python_version_tuple()[:2]),
}
report = {"versions": versions, "trials": found}
file = here / "tried.json"
if "--write" in sys.argv:
    file.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
elif json.loads(file.read_text(encoding="utf-8")) != report:
    sys.exit(f"This is not what {file.name} says:\n{json.dumps(report, indent=2, ensure_ascii=False)}")
print(f"{len(found)} trials")
