"""Sessions over HTTP: made of a preset or of one's own, listed page by page, looked at, deleted with everything in them."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import httpx
import pytest
from api_world import World, refused, say, session
from served import Served, until

NAMES = ["cheerful_companion", "stoic_mentor", "anxious_helper", "playful_trickster", "empathetic_listener"]


async def test_a_session_of_a_preset_tells_who_it_is(client: httpx.AsyncClient):
    made = await client.post("/v1/persona", json={"preset": "stoic_mentor"})
    assert made.status_code == 201
    body = made.json()
    assert set(body) == {"sessionId", "persona", "createdAt"}
    assert body["persona"]["identity"]["name"] == "Aurel"
    assert body["createdAt"] == "2026-03-02T18:00:00.000Z"
    assert re.fullmatch(r"[A-Za-z0-9_-]{22,}", body["sessionId"])


async def test_own_fields_win_over_the_preset_s(client: httpx.AsyncClient):
    own = {
        "preset": "stoic_mentor",
        "identity": {"name": "Marcus"},
        "personality": {"N": 0.9},
        "goals": ["win"],
    }
    persona = (await client.post("/v1/persona", json=own)).json()["persona"]
    assert persona["identity"]["name"] == "Marcus"
    assert persona["identity"]["role"] == "a calm mentor who helps to think one step further"
    assert (persona["personality"]["N"], persona["personality"]["C"]) == (0.9, 0.9)
    assert persona["goals"] == ["win"]


async def test_a_character_of_one_s_own_needs_no_preset(client: httpx.AsyncClient):
    made = await client.post("/v1/persona", json={"identity": {"name": "Ada"}, "personality": {"E": 1}})
    assert made.json()["persona"]["personality"] == {"O": 0.5, "C": 0.5, "E": 1, "A": 0.5, "N": 0.5, "H": 0.5}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "preset"),
        ({"preset": "nobody"}, "preset"),
        ({"identity": {"role": "a cook"}}, "name"),
        ({"preset": "stoic_mentor", "personality": {"N": 1.5}}, "personality.N"),
        ({"preset": "stoic_mentor", "personality": {"N": "0.5"}}, "personality.N"),
        ({"preset": "stoic_mentor", "mood": "good"}, "mood"),
        ({"preset": "stoic_mentor", "identity": {"name": ""}}, "identity.name"),
    ],
)
async def test_a_character_that_cannot_be_is_refused_by_the_name_of_its_field(
    client: httpx.AsyncClient, body: dict[str, object], named: str
):
    refused(await client.post("/v1/persona", json=body), 400, "VALIDATION_ERROR", named)


async def test_the_list_goes_on_where_it_ended_whoever_comes_or_goes(world: World, client: httpx.AsyncClient):
    made = []
    for number in range(5):
        made.append(await session(client, identity={"name": f"N{number}"}))
        world.clock.forward(seconds=number % 2)
    first = (await client.get("/v1/persona", params={"limit": 2})).json()
    await session(client)
    await client.delete(f"/v1/persona/{first['items'][1]['id']}")
    second = (await client.get("/v1/persona", params={"limit": 2, "cursor": first["cursor"]})).json()
    third = (await client.get("/v1/persona", params={"limit": 2, "cursor": second["cursor"]})).json()
    seen = [item["id"] for page in (first, second, third) for item in page["items"]]
    assert sorted(seen) == sorted(made)
    assert third["cursor"] is None
    assert set(first["items"][0]) == {"id", "persona_name", "created_at", "last_active"}


@pytest.mark.parametrize("limit", ["0", "201", "-1", "1.0", "ten", "", "1_0", "٣"])
async def test_a_limit_that_cannot_be_is_named(client: httpx.AsyncClient, limit: str):
    refused(await client.get("/v1/persona", params={"limit": limit}), 400, "VALIDATION_ERROR", "limit")


async def test_a_cursor_of_somebody_s_own_making_is_named(client: httpx.AsyncClient):
    refused(await client.get("/v1/persona", params={"cursor": "1"}), 400, "VALIDATION_ERROR", "cursor")


async def test_a_session_shows_its_character_and_when_somebody_last_wrote(
    world: World, client: httpx.AsyncClient, of: str
):
    world.clock.forward(minutes=5)
    await say(client, of)
    body = (await client.get(f"/v1/persona/{of}")).json()
    assert body["persona"]["identity"]["name"] == body["persona_name"] == "Sonder"
    assert (body["created_at"], body["last_active"]) == (
        "2026-03-02T18:00:00.000Z",
        "2026-03-02T18:05:00.000Z",
    )


async def test_deleting_a_session_leaves_nothing_of_it(world: World, client: httpx.AsyncClient, of: str):
    await client.post("/v1/turn", json={"sessionId": of, "message": "hi"}, headers={"Idempotency-Key": "1"})
    assert (await client.delete(f"/v1/persona/{of}")).json() == {"deleted": True}
    refused(await client.delete(f"/v1/persona/{of}"), 404, "NOT_FOUND")
    async with world.database.read() as tx:
        for table in ("engine_sessions", "engine_turns", "trust_history", "api_sessions"):
            assert await tx.rows(f"SELECT * FROM {table}") == []


async def test_the_presets_are_the_contract_s_five(client: httpx.AsyncClient):
    presets = (await client.get("/v1/presets")).json()["presets"]
    assert [preset["name"] for preset in presets] == NAMES
    assert all(preset["persona"]["identity"]["name"] for preset in presets)


async def test_the_same_idempotency_key_makes_one_session(client: httpx.AsyncClient):
    async def made(key: str, name: str = "Ada") -> dict[str, object]:
        answer = await client.post(
            "/v1/persona", json={"identity": {"name": name}}, headers={"Idempotency-Key": key}
        )
        assert answer.status_code == 201
        return answer.json()

    first = await made("evening-1")
    assert await made("evening-1", "Somebody else") == first
    assert (await made("evening-2"))["sessionId"] != first["sessionId"]
    assert len((await client.get("/v1/persona")).json()["items"]) == 2
    await client.delete(f"/v1/persona/{first['sessionId']}")
    assert (await made("evening-1"))["sessionId"] != first["sessionId"]


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
async def test_of_a_deleted_session_no_word_is_left_in_the_store_s_files(
    served: Served, tmp_path: Path, monkeypatch
):
    client, scrubbed, emptied = await served.client(), asyncio.Event(), served.house.database.scrub

    async def scrub() -> None:
        await emptied()
        scrubbed.set()

    monkeypatch.setattr(served.house.database, "scrub", scrub)

    def left() -> bool:
        return any(b"Winifred" in file.read_bytes() for file in tmp_path.glob("served.db*"))

    made = await client.ask("POST", "/persona", {"identity": {"name": "Winifred"}})
    of = made.json()["sessionId"]
    assert left()
    await client.ask("DELETE", f"/persona/{of}")
    await scrubbed.wait()
    assert not left()


@pytest.mark.enable_socket
@pytest.mark.allow_hosts(["127.0.0.1"])
async def test_what_is_deleted_in_one_go_is_scrubbed_together(served: Served, monkeypatch):
    client, times = await served.client(), 0
    sessions = [await client.session(on=False) for _ in range(4)]

    async def scrub() -> None:
        nonlocal times
        times += 1

    monkeypatch.setattr("bot.api.upkeep._TOGETHER", 3600)
    monkeypatch.setattr(served.house.database, "scrub", scrub)
    for of in sessions:
        await client.ask("DELETE", f"/persona/{of}")
    await until(lambda: times)
    assert times == 1
    assert served.house.deleted.is_set()
