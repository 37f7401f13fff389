"""Whatever is wrong in a body is said in our own words: no field, with no wrong value, is answered like a library."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from api_world import World, opened, refused, session
from sqlite_file import fresh

from bot.api import frames
from bot.api.house import Limits
from bot.engine.said import OTHERWISE

LIBRARY = re.compile(
    r"should|input|validation|parse|valid (string|integer|number)|pydantic|instance|finite_|_type|\{|at least|items"
)
WRONG: list[Any] = [
    None, True, 0, -1, 2.5, 1e12, 10**30, "", "x" * 33_000, "nul \x00", "never", "12", [], ["x" * 300], [1, None], ["a"] * 30, {}, {"x": 1},
]  # fmt: skip
"""One of each kind, too small, too large, too short, too long, empty."""
GIVEN = {
    ("POST", "/v1/persona"): {
        "preset": "stoic_mentor",
        "identity": {
            "name": "Ada", "role": "a friend", "core_values": ["honesty"], "speaking_style": "short", "language": "en",
        },
        "personality": dict.fromkeys("OCEANH", 0.5),
        "goals": ["be kind"],
    },
    ("POST", "/v1/turn"): {
        "sessionId": "{of}", "event": {"description": "The sun rises.", "source": "system"}, "elapsedSeconds": 60,
        "event_context": {"speaker": "ada", "scored": False},
    },
    ("POST", "/v1/turn "): {"sessionId": "{of}", "message": "hello"},
    ("POST", "/v1/turn/appraisal"): {
        "sessionId": "{of}", "context": "a gift", "elapsedSeconds": 60, "event_context": {"speaker": "ada", "scored": False},
        "appraisal": dict.fromkeys(
            ("goal_relevance", "goal_congruence", "expectedness", "controllability", "agency", "norm_compatibility"), 0.5
        ),
    },
    ("PUT", "/v1/proactive/{of}/preferences"): {
        "enabled": True, "cooldown_hours": 4,
        "triggers": {"attachment_seeking": True, "need_deficit": True, "emotional_overflow": True},
    },
    ("POST", "/v1/proactive/{of}/0123/settle"): {"outcome": "delivered", "at": "2026-03-02T18:00:00Z"},
    ("POST", "/v1/webhook/{of}"): {"url": "https://example.com/x", "events": ["proactive_action"]},
}  # fmt: skip
"""A body for each endpoint that takes one, with every field that there is."""
FRAMES: list[dict[str, Any]] = [
    {"type": "turn", "id": "1", "message": "hello", "elapsedSeconds": 60, "event_context": {"speaker": "ada", "scored": True},
     "idempotency_key": "k"},
    {"type": "turn", "event": {"description": "x", "source": "user"}},
    {"type": "get_state", "id": "1"},
    {"type": "set_proactive_preferences", "id": "1", "enabled": True, "triggers": {"need_deficit": True}, "cooldown_hours": 4},
    {"type": "ack_proactive", "id": "1", "actionId": "x", "outcome": "failed"},
]  # fmt: skip


def places(body: Any) -> Iterator[tuple[str | int, ...]]:
    """The way to every value in a body, and to the body."""
    yield ()
    inside = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, value in inside:
        yield from ((name, *rest) for rest in places(value))


def spoilt(body: Any) -> Iterator[Any]:
    """The body again and again, each time with one thing wrong: another value, one too many, one that is missing."""
    for place in places(body):
        for wrong in WRONG:
            yield _with(body, place, wrong)
        if place and isinstance(place[-1], str):
            yield _with(body, place, ...)
            yield _with(body, (*place[:-1], "unheard_of"), 1)


def _with(body: Any, place: tuple[str | int, ...], value: Any) -> Any:
    if not place:
        return value
    changed = copy.deepcopy(body)
    inner = changed
    for step in place[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return changed


def plain(message: str) -> bool:
    """Whether it is in our own words, and one of the table's."""
    return not LIBRARY.search(message) and OTHERWISE not in message


@pytest.fixture
async def patient(tmp_path, clock) -> Any:
    """A server that lets a key ask as often as it likes."""
    async with opened(fresh(tmp_path / "patient.db"), clock, per_minute=1_000_000) as world:
        yield world


@pytest.mark.parametrize(("method", "path"), GIVEN, ids=lambda part: part)
async def test_every_wrong_value_of_every_field_is_told_in_plain_words(
    patient: World, method: str, path: str
):
    client = await patient.somebody()
    of = await session(client)
    body = json.loads(json.dumps(GIVEN[method, path]).replace("{of}", of))
    address = path.strip().replace("{of}", of)
    seen = 0
    for wrong in spoilt(body):
        answer = await client.request(method, address, json=wrong)
        if answer.status_code == 400:
            seen += 1
            told = refused(answer, 400, "VALIDATION_ERROR")
            assert plain(told), (wrong, told)
    assert seen > 20


async def test_the_bodies_that_are_tried_have_every_field_there_is(client: httpx.AsyncClient):
    described = (await client.get("/openapi.json")).json()
    tried: dict[tuple[str, str], set[str]] = {}
    for (method, path), body in GIVEN.items():
        where = (method.lower(), re.sub(r"\{of\}|0123", "{}", path.strip()))
        tried.setdefault(where, set()).update(_names(body))
    asked = {
        (method, re.sub(r"\{\w+\}", "{}", path)): _fields(
            operation["requestBody"]["content"]["application/json"]["schema"],
            described["components"]["schemas"],
        )
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if "requestBody" in operation
    }
    assert tried == asked


def _names(body: Any, before: str = "") -> set[str]:
    if not isinstance(body, dict):
        return set()
    return {
        name
        for key, value in body.items()
        for name in ({f"{before}{key}"} | _names(value, f"{before}{key}."))
    }


def _fields(schema: dict[str, Any], parts: dict[str, Any], before: str = "") -> set[str]:
    if "$ref" in schema:
        return _fields(parts[schema["$ref"].rsplit("/", 1)[1]], parts, before)
    own = {
        name
        for key, value in schema.get("properties", {}).items()
        for name in ({f"{before}{key}"} | _fields(value, parts, f"{before}{key}."))
    }
    either = [option for option in schema.get("anyOf", []) if "required" not in option]
    return own | {name for option in either for name in _fields(option, parts, before)}


@pytest.mark.parametrize("frame", FRAMES, ids="-".join)
def test_every_wrong_message_of_a_websocket_is_told_in_plain_words(frame: dict[str, Any]):
    told = [sentence for wrong in spoilt(frame) if (sentence := _misread(wrong))]
    assert len(told) > 20
    assert [sentence for sentence in told if not plain(sentence)] == []


def _misread(frame: Any) -> str:
    try:
        frames.read(json.dumps(frame), Limits())
    except frames.Misread as refusal:
        return refusal.message.replace('{"type": "get_state"}', "")
    return ""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"message": ""}, "message: must not be empty."),
        ({"message": "x" * 32_001}, "message: is too long: it may have 32,000 characters."),
        ({"message": "x", "elapsedSeconds": -1}, "elapsedSeconds: must be 0 or more."),
        ({"message": "x", "elapsedSeconds": 1e9}, "elapsedSeconds: must be 31,536,000 or less."),
        (
            {"event": {"description": "x", "source": "sky"}},
            "event.source: must be one of 'user', 'system' or 'internal'.",
        ),
    ],
)
async def test_a_limit_is_told_with_its_number(
    client: httpx.AsyncClient, of: str, body: dict[str, Any], told: str
):
    answer = await client.post("/v1/turn", json={"sessionId": of, **body})
    assert refused(answer, 400, "VALIDATION_ERROR") == told
