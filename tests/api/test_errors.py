"""Every refusal has the contract's shape and a sentence that says what to do, whatever came."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import httpx
import pytest
from api_world import GOOD, World, refused, say, session
from sqlite_file import fresh

from bot.api.app import create_app
from bot.api.house import Limits
from bot.errors import StoreError

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def store_url(tmp_path: Path) -> str:
    """What is refused does not reach the store: one kind of it is enough."""
    return fresh(tmp_path / "sonder.db")


async def test_whoever_has_no_key_gets_nowhere(world: World, of: str):
    nobody = world.client(None)
    for method, path in (
        ("GET", f"/v1/proactive/{of}"),
        ("PUT", f"/v1/proactive/{of}/preferences"),
        ("GET", f"/v1/relationship/{of}"),
        ("POST", "/v1/turn"),
        ("GET", "/v1/persona"),
        ("GET", "/v1/presets"),
    ):
        refused(await nobody.request(method, path), 401, "UNAUTHORIZED", "Authorization: Bearer")


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic {key}",
        "{key}",
        "Bearer {key}x",
        "Bearer {other}",
        "Bearer {public}",
    ],
)
async def test_what_is_no_valid_key_opens_nothing(world: World, header: str):
    public, key = await world.key()
    other = key[:-1] + ("A" if key[-1] != "A" else "B")
    nobody = world.client(None)
    given = header.format(key=key, other=other, public=public)
    answer = await nobody.get("/v1/presets", headers={"Authorization": given})
    refused(answer, 401, "UNAUTHORIZED")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_health_needs_no_key_and_tells_nothing_of_anybody(world: World, of: str):
    answer = await world.client(None).get("/v1/health")
    assert answer.status_code == 200
    assert set(answer.json()) == {"status", "version"}


@pytest.mark.parametrize(
    "path",
    ["/", "/v1", "/v2/turn", "/v1/turn/", "/v1/proactive", "/v1/proactive/a/b/c", "/docs", "/v1/state/a%2Fb"],
)
async def test_an_unknown_address_is_told_where_all_of_them_are(client: httpx.AsyncClient, path: str):
    refused(await client.get(path), 404, "NOT_FOUND", "/openapi.json")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/v1/turn", "POST"),
        ("POST", "/v1/proactive/x/preferences", "GET, PUT"),
        ("PATCH", "/v1/persona/x", "DELETE, GET"),
        ("PUT", "/v1/persona", "GET, POST"),
        ("OPTIONS", "/v1/health", "GET"),
        ("BREW", "/v1/state/x", "GET"),
    ],
)
async def test_a_wrong_method_is_told_the_right_ones(
    client: httpx.AsyncClient, method: str, path: str, allowed: str
):
    answer = await client.request(method, path)
    words = allowed.replace(", ", " and ") if "," in allowed else f"only {allowed}"
    refused(answer, 405, "METHOD_NOT_ALLOWED", f"This address takes {words}.")
    assert answer.headers["Allow"] == allowed


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"nonsense", b'{"sessionId": "x", }', b'\xff\xfe{"a": 1}', b'{"message": "\xc3\x28"}',
     b'{"message": "\\ud800"}', b"[" * 20_000, b'{"a":' * 9000, "{}".encode("utf-16")],
)  # fmt: skip
async def test_what_is_no_json_is_said_to_be_none(client: httpx.AsyncClient, content: bytes):
    refused(await client.post("/v1/turn", content=content, headers=JSON), 400, "VALIDATION_ERROR", "JSON")


@pytest.mark.parametrize(
    ("content", "twice"),
    [
        ('{"enabled": false, "enabled": true}', "enabled"),
        (' \n{"enabled": true, "enabled": true}', "enabled"),
        ('{"enabled": false, "enabl\\u0065d": true}', "enabled"),
        ('{"enabled": true, "triggers": {"need_deficit": false, "need_deficit": true}}', "need_deficit"),
        ('{"enabled": true, "triggers": {"need_deficit": false}, "triggers": {}}', "triggers"),
    ],
)
async def test_what_is_given_twice_is_refused_by_its_name_and_changes_nothing(
    client: httpx.AsyncClient, of: str, content: str, twice: str
):
    answer = await client.put(f"/v1/proactive/{of}/preferences", content=content, headers=JSON)
    refused(answer, 400, "VALIDATION_ERROR", f"{twice}: is given twice")
    kept = (await client.get(f"/v1/proactive/{of}/preferences")).json()["preferences"]
    assert kept["enabled"] is False


async def test_every_body_is_looked_at_for_what_is_given_twice(client: httpx.AsyncClient, of: str):
    for path, content, twice in (
        ("/v1/turn", f'{{"sessionId": "{of}", "message": "hi", "message": "hi"}}', "message"),
        ("/v1/persona", '{"identity": {"name": "Ada", "name": "Bob"}}', "name"),
        (f"/v1/proactive/{of}/a/settle", '{"outcome": "failed", "outcome": "delivered"}', "outcome"),
        (f"/v1/webhook/{of}", '{"url": "https://a.example", "url": "https://b.example", "events": ["proactive_action"]}', "url"),
    ):  # fmt: skip
        answer = await client.post(path, content=content, headers=JSON)
        refused(answer, 400, "VALIDATION_ERROR", f"{twice}: is given twice")


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1", "json"]
)
async def test_a_body_of_another_kind_is_told_which_is_right(client: httpx.AsyncClient, of: str, kind: str):
    answer = await client.put(
        f"/v1/proactive/{of}/preferences", content=b'{"enabled": true}', headers={"Content-Type": kind}
    )
    refused(answer, 400, "VALIDATION_ERROR", "Content-Type")


async def test_a_body_may_have_64_kib_and_not_a_byte_more(client: httpx.AsyncClient, of: str):
    start = b'{"sessionId": "%b", "message": "hi"}' % of.encode()
    fits = start + b" " * (64 * 1024 - len(start))
    assert (await client.post("/v1/turn", content=fits, headers=JSON)).status_code == 200
    refused(
        await client.post("/v1/turn", content=fits + b" ", headers=JSON), 413, "PAYLOAD_TOO_LARGE", "64 KiB"
    )

    async def in_parts():
        for _ in range(9):
            yield b" " * 8192

    refused(await client.post("/v1/turn", content=in_parts(), headers=JSON), 413, "PAYLOAD_TOO_LARGE")
    refused(await client.request("GET", "/v1/presets", content=b" " * 70_000), 413, "PAYLOAD_TOO_LARGE")


async def test_a_key_of_the_client_s_own_making_is_given_back_cut(client: httpx.AsyncClient, of: str):
    answer = await client.put(f"/v1/proactive/{of}/preferences", json={"x" * 5000: 1, "enabled": True})
    assert len(refused(answer, 400, "VALIDATION_ERROR", "xxx")) < 200


async def test_a_failure_of_ours_is_a_sentence_and_its_text_is_in_no_log(
    world: World, client: httpx.AsyncClient, of: str, monkeypatch, caplog
):
    async def broken(_: str):
        raise RuntimeError("something that SECRET wrote")

    monkeypatch.setattr(world.app.state.house.engine, "heard", broken)
    with caplog.at_level(logging.DEBUG):
        answer = await client.post("/v1/turn", json={"sessionId": of, "message": "SECRET"})
    refused(answer, 500, "INTERNAL_ERROR", "Send it again")
    assert "RuntimeError" in caplog.text
    assert "SECRET" not in caplog.text
    assert "SECRET" not in answer.text


async def test_a_store_that_refuses_is_said_to_be_busy_and_keeps_nothing(
    world: World, client: httpx.AsyncClient, of: str, monkeypatch
):
    async def refusing(*_: object, **__: object) -> None:
        raise StoreError("the disk is full of SECRETS")

    with monkeypatch.context() as broken:
        broken.setattr("bot.store.engine_sessions.move", refusing)
        answer = await client.post("/v1/turn", json={"sessionId": of, "message": GOOD})
        refused(answer, 503, "SERVICE_UNAVAILABLE")
    assert int(answer.headers["Retry-After"]) >= 1
    assert "SECRETS" not in answer.text
    state = (await client.get(f"/v1/relationship/{of}")).json()["relationship_state"]
    assert state["turn_count"] == 0


async def test_a_request_that_takes_too_long_is_given_up_and_leaves_nothing(
    world: World, client: httpx.AsyncClient, of: str, monkeypatch
):
    async def never(*_: object, **__: object) -> None:
        await asyncio.Event().wait()

    house = world.app.state.house
    hasty = create_app(house.database, house.engine, house.clock, limits=Limits(request_seconds=0.3))
    with monkeypatch.context() as stuck:
        stuck.setattr("bot.store.engine_sessions.move", never)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(hasty), base_url="http://hasty") as other:
            body = {"sessionId": of, "message": GOOD}
            answer = await other.post("/v1/turn", json=body, headers=client.headers)
            refused(answer, 503, "SERVICE_UNAVAILABLE", "Idempotency-Key")
    found = await client.get(f"/v1/relationship/{of}")
    assert found.json()["relationship_state"]["turn_count"] == 0


async def test_the_log_has_ids_and_statuses_and_nothing_that_was_said(
    world: World, caplog: pytest.LogCaptureFixture
):
    public, key = await world.key()
    client = world.client(key)
    with caplog.at_level(logging.DEBUG, logger="bot"):
        of = await session(client)
        await say(client, of, "my sister is called Winifred")
        await client.get(f"/v1/relationship/{of}?token=HIDDEN&history_limit=no")
        await client.get("/v1/state/HIDDEN?token=HIDDEN")
        await client.get("/HIDDEN", headers={"Authorization": "Bearer HIDDEN"})
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("bot.")]
    assert len(lines) == 5
    assert all(f"key={public}" in line for line in lines[:4])
    assert f"session={of} status=200" in lines[1]
    assert not any(word in " ".join(lines) for word in ("Winifred", "HIDDEN", key, "Bearer"))


@pytest.mark.parametrize("limit", ["0", "1001", "1.5", "abc", "-3", "1&history_limit=2", ""])
async def test_a_history_limit_that_cannot_be_is_named(client: httpx.AsyncClient, of: str, limit: str):
    answer = await client.get(f"/v1/relationship/{of}?history_limit={limit}")
    refused(answer, 400, "VALIDATION_ERROR", "history_limit")


async def test_the_history_is_the_newest_entries_oldest_first(
    world: World, client: httpx.AsyncClient, of: str
):
    for _ in range(5):
        await say(client, of)
        world.clock.forward(minutes=1)
    every = (await client.get(f"/v1/relationship/{of}")).json()["trust_history"]
    last = (await client.get(f"/v1/relationship/{of}?history_limit=2")).json()["trust_history"]
    assert len(every) == 5
    assert last == every[-2:]
    assert set(last[0]) == {"timestamp", "trust", "delta", "reason"}
    assert last[0]["timestamp"] < last[1]["timestamp"]
    assert all(entry["timestamp"].endswith("Z") for entry in every)


async def test_the_log_has_the_method_and_the_route_of_every_request(
    client: httpx.AsyncClient, of: str, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.INFO, logger="bot.api.outside"):
        for method, path in (
            ("GET", "/openapi.json"), ("GET", "/nowhere/HIDDEN"), ("DELETE", "/v1/turn"), ("HIDDEN", "/v1/health"), ("GET", f"/v1/state/{of}"),
        ):  # fmt: skip
            await client.request(method, path)
    told = [record.getMessage().split(" ")[2:4] for record in caplog.records]
    assert told == [
        ["method=GET", "route=/openapi.json"],
        ["method=GET", "route=unknown"],
        ["method=DELETE", "route=/v1/turn"],
        ["method=unknown", "route=/v1/health"],
        ["method=GET", "route=/v1/state/{sessionId}"],
    ]
