"""Checks every request that a bot makes against Discord's own description of its API.

A test suite takes it in with one line in a `conftest.py`: `from discord_schema import every_request_is_as_described`.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from simcord import HttpLogEntry
from simcord.backend.ops.base import BackendBase

DESCRIPTION = Path(__file__).parent / "data" / "discord-openapi.json.gz"
CONTENT_UNITS = 2000
"""UTF-16 units in a message's content: the description allows 4,000, Discord lets a bot send 2,000."""
EMBED_CHARACTERS = 6000
"""Characters in all embeds of a message together, which the description does not say."""
Path_ = tuple[str, ...]


def validate(entries: Iterable[HttpLogEntry]) -> list[str]:
    """A sentence for each request that Discord's description does not allow; empty if all are well."""
    return [f"{entry.method} {entry.path}: {fault}" for entry in entries for fault in _faults(entry)]


def _faults(entry: HttpLogEntry) -> Iterator[str]:
    operation = _operation(entry.method.lower(), tuple(entry.path.strip("/").split("/")))
    if operation is None:
        yield "Discord has no such request"
        return
    body = _body(entry.json)
    validator = _validator(operation)
    if body is None or validator is None:
        if validator is not None and _described(operation).get("required"):
            yield "it needs a body and has none"
        return
    errors = list(validator.iter_errors(body))
    for error in errors:
        nearest = _nearest(error)
        yield f"{nearest.json_path}: {nearest.message[:300]}"
    if not errors:
        yield from _limits(body)


def _nearest(error: ValidationError) -> ValidationError:
    """The fault inside the alternative that was meant, which is the one that fits best."""
    while error.context:
        alternatives: dict[Any, list[ValidationError]] = {}
        for inner in error.context:
            alternatives.setdefault(inner.schema_path[0], []).append(inner)
        error = min(alternatives.values(), key=_misfit)[0]
    return error


def _misfit(faults: list[ValidationError]) -> tuple[bool, bool, int]:
    """An alternative of another `type`, or for nothing at all (null), was not meant; of the others the nearest was."""
    other_type = any("type" in fault.path for fault in faults)
    nothing = any(fault.validator_value == "null" for fault in faults)
    return other_type, nothing, len(faults)


def _body(sent: Any) -> Any:
    """The JSON of a request, also where it is a part of a form."""
    if isinstance(sent, Mapping) and isinstance(sent.get("payload_json"), str):
        return json.loads(sent["payload_json"])
    return sent


def _limits(body: Any) -> Iterator[str]:
    """What Discord refuses although its description allows it."""
    for message in (body, body.get("data")) if isinstance(body, Mapping) else ():
        if not isinstance(message, Mapping):
            continue
        content = message.get("content")
        if isinstance(content, str) and len(content.encode("utf-16-le")) // 2 > CONTENT_UNITS:
            yield f"content is longer than {CONTENT_UNITS} UTF-16 units"
        if sum(map(_characters, message.get("embeds") or ())) > EMBED_CHARACTERS:
            yield f"the embeds are longer than {EMBED_CHARACTERS} characters"


def _characters(embed: Mapping[str, Any]) -> int:
    texts = [
        embed.get("title"),
        embed.get("description"),
        (embed.get("footer") or {}).get("text"),
        (embed.get("author") or {}).get("name"),
    ]
    texts += [text for field in embed.get("fields") or () for text in (field.get("name"), field.get("value"))]
    return sum(len(text) for text in texts if text)


@cache
def _document() -> dict[str, Any]:
    """The description, read once a process. discord.py sends ids as integers too, which Discord takes."""
    with gzip.open(DESCRIPTION, "rt", encoding="utf-8") as file:
        document = json.load(file)
    schemas = document["components"]["schemas"]
    schemas["SnowflakeType"] = {"anyOf": [schemas["SnowflakeType"], {"type": "integer", "minimum": 0}]}
    return document


@cache
def _templates() -> dict[str, list[Path_]]:
    """The paths of the description by method, each split at its slashes."""
    found: dict[str, list[Path_]] = {}
    for path, methods in _document()["paths"].items():
        for method in methods.keys() & {"get", "put", "post", "patch", "delete"}:
            found.setdefault(method, []).append(tuple(path.strip("/").split("/")))
    return found


@cache
def _operation(method: str, path: Path_) -> tuple[str, str] | None:
    """(path, method) of the description for a request; of several the one with the fewest variable parts."""
    fitting = [template for template in _templates().get(method, ()) if _fits(template, path)]
    if not fitting:
        return None
    nearest = min(fitting, key=lambda template: sum(part.startswith("{") for part in template))
    return "/" + "/".join(nearest), method


def _fits(template: Path_, path: Path_) -> bool:
    pairs = zip(template, path, strict=False)
    return len(template) == len(path) and all(
        wanted == part or wanted.startswith("{") for wanted, part in pairs
    )


def _described(operation: tuple[str, str]) -> dict[str, Any]:
    path, method = operation
    return _document()["paths"][path][method].get("requestBody") or {}


@cache
def _validator(operation: tuple[str, str]) -> Draft202012Validator | None:
    """The check of an operation's body; None if it takes none."""
    content = _described(operation).get("content")
    if not content:
        return None
    schema = content.get("application/json") or next(iter(content.values()))
    return Draft202012Validator({**schema["schema"], "components": _document()["components"]})


@contextmanager
def requests_made() -> Generator[list[HttpLogEntry]]:
    """Collects, at its end, every request that bots made of any simulated Discord meanwhile."""
    made: list[HttpLogEntry] = []
    simulated: list[BackendBase] = []
    original = BackendBase.__init__

    def noted(self: BackendBase, *args: Any, **kwargs: Any) -> None:
        original(self, *args, **kwargs)
        simulated.append(self)

    BackendBase.__init__ = noted
    try:
        yield made
    finally:
        BackendBase.__init__ = original
        made.extend(entry for backend in simulated for entry in backend.http_requests)


@pytest.fixture(autouse=True)
def every_request_is_as_described() -> Iterator[None]:
    """After each test: every request that a bot made in it is as Discord describes it."""
    with requests_made() as made:
        yield
    assert validate(made) == []
