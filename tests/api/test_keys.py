"""Keys: made once and shown once, kept as hashes, listed by their public part, revoked within a second; nobody sees another's sessions."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import httpx
import pytest
from api_world import GOOD, World, opened, refused, say, session, sonder
from house import HandClock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_file import fresh

from bot.store import api as store


async def test_a_revoked_key_opens_nothing_a_second_later(world: World):
    public, key = await world.key()
    client = world.client(key)
    of = await session(client)
    async with world.database.write() as tx:
        await store.revoke(tx, public, at=world.clock())
    world.clock.forward(seconds=1)
    refused(await client.get(f"/v1/state/{of}"), 401, "UNAUTHORIZED")
    other = await world.somebody()
    refused(await other.get(f"/v1/state/{of}"), 404, "NOT_FOUND")


async def test_a_key_that_was_just_revoked_makes_no_session_any_more(world: World):
    public, key = await world.key()
    client = world.client(key)
    await session(client)
    async with world.database.write() as tx:
        await store.revoke(tx, public, at=world.clock())
        await store.delete_sessions(tx, public)
    refused(await client.post("/v1/persona", json={"preset": "stoic_mentor"}), 401, "UNAUTHORIZED")
    async with world.database.read() as tx:
        assert await tx.rows("SELECT session FROM engine_sessions") == []


async def test_a_clock_that_is_set_back_gives_a_revoked_key_no_time(world: World):
    public, key = await world.key()
    client = world.client(key)
    of = await session(client)
    async with world.database.write() as tx:
        await store.revoke(tx, public, at=world.clock())
    world.clock.forward(hours=-1)
    refused(await client.get(f"/v1/state/{of}"), 401, "UNAUTHORIZED")


REQUESTS = [
    ("GET", "/v1/proactive/{of}", None),
    ("GET", "/v1/proactive/{of}/preferences", None),
    ("PUT", "/v1/proactive/{of}/preferences", {"enabled": True}),
    ("POST", "/v1/proactive/{of}/0123/settle", {"outcome": "delivered"}),
    ("GET", "/v1/relationship/{of}", None),
    ("GET", "/v1/state/{of}", None),
    ("GET", "/v1/persona/{of}", None),
    ("DELETE", "/v1/persona/{of}", None),
    ("POST", "/v1/turn", {"sessionId": "{of}", "message": GOOD}),
    ("POST", "/v1/turn", {"sessionId": "{of}", "event": {"description": "x", "source": "system"}, "elapsedSeconds": 9}),
    ("POST", "/v1/turn/appraisal", {"sessionId": "{of}", "appraisal": dict.fromkeys(
        ("goal_relevance", "goal_congruence", "expectedness", "controllability", "agency", "norm_compatibility"), 0.5)}),
]  # fmt: skip
"""Everything that can be asked of a session."""


async def ask(client: httpx.AsyncClient, number: int, of: str) -> httpx.Response:
    method, path, body = REQUESTS[number]
    given_body = json.loads(json.dumps(body).replace("{of}", of)) if body else None
    return await client.request(method, path.replace("{of}", of), json=given_body)


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, len(REQUESTS) - 1), st.booleans()), max_size=12))
async def test_whatever_two_keys_ask_neither_sees_nor_moves_anything_of_the_other(
    folder: Path, asked: list[tuple[bool, int, bool]]
):
    """Each asks about its own session or the other's; another's is answered byte for byte as one that does not exist."""
    async with opened(fresh(folder / "two.db"), HandClock()) as world:
        clients = [await world.somebody(), await world.somebody()]
        own = [await session(clients[0]), await session(clients[1])]
        for which, number, others in asked:
            client = clients[which]
            if others:
                async with world.database.read() as tx:
                    before = [
                        dict(row) for row in await tx.rows("SELECT * FROM engine_sessions ORDER BY session")
                    ]
                answer = await ask(client, number, own[not which])
                nobody = await ask(client, number, "s_nobody")
                assert (answer.status_code, answer.content) == (404, nobody.content)
                assert answer.headers == nobody.headers
                async with world.database.read() as tx:
                    after = [
                        dict(row) for row in await tx.rows("SELECT * FROM engine_sessions ORDER BY session")
                    ]
                assert before == after
            elif (await ask(client, number, own[which])).json() == {"deleted": True}:
                own[which] = await session(client)
            listed = [item["id"] for item in (await client.get("/v1/persona")).json()["items"]]
            assert listed == [own[which]]


async def test_the_same_idempotency_key_of_two_keys_is_two_turns(world: World):
    for _ in range(2):
        client = await world.somebody()
        of = await session(client)
        await client.post(
            "/v1/turn", json={"sessionId": of, "message": GOOD}, headers={"Idempotency-Key": "1"}
        )
        state = (await client.get(f"/v1/relationship/{of}")).json()["relationship_state"]
        assert state["turn_count"] == 1


async def test_of_a_key_only_a_hash_is_kept(tmp_path: Path, clock: HandClock):
    async with opened(fresh(tmp_path / "k.db"), clock) as world:
        _, key = await world.key()
        client = world.client(key)
        await say(client, await session(client))
        secret = key.rsplit("_", 1)[1].encode()
        assert not any(secret in file.read_bytes() for file in tmp_path.glob("k.db*"))


# --- the commands --------------------------------------------------------------------------------------


def test_a_key_is_made_listed_and_revoked_by_commands(tmp_path: Path):
    db = str(tmp_path / "keys.db")
    key = sonder("keys", "create", "--db", db, "--name", "my laptop").strip()
    public = re.fullmatch(r"sonder_([0-9a-f]{12})_[A-Za-z0-9_-]{43}", key)
    assert public
    listed = sonder("keys", "list", "--db", db)
    assert "my laptop" in listed
    assert public[1] in listed
    assert key.rsplit("_", 1)[1] not in listed
    assert "revoked" in sonder("keys", "revoke", public[1], "--db", db)
    (row,) = [json.loads(line) for line in sonder("keys", "list", "--json", "--db", db).splitlines()]
    assert (row["key"], row["sessions"]) == (public[1], 0)
    assert row["revoked_at"].endswith("Z")


def test_a_key_that_is_not_there_cannot_be_revoked(tmp_path: Path):
    db = str(tmp_path / "keys.db")
    sonder("keys", "create", "--db", db, "--name", "another")
    told = sonder("keys", "revoke", "0123456789ab", "--db", db, status=1)
    assert "sonder keys list" in told


def test_the_sessions_of_a_revoked_key_stay_or_go_as_asked(tmp_path: Path, clock: HandClock):
    db = str(tmp_path / "keys.db")

    async def used() -> str:
        async with opened(f"sqlite:///{db}", clock) as world:
            public, key = await world.key()
            await say(world.client(key), await session(world.client(key)))
            return public

    async def left() -> list[object]:
        async with opened(f"sqlite:///{db}", clock) as world, world.database.read() as tx:
            tables = ("engine_sessions", "trust_history", "api_sessions")
            return [row for table in tables for row in await tx.rows(f"SELECT * FROM {table}")]

    public = asyncio.run(used())
    assert "0 of its sessions" in sonder("keys", "revoke", public, "--db", db)
    assert "1 sessions" in sonder("keys", "list", "--db", db)
    assert len(asyncio.run(left())) == 3
    assert "1 of its sessions" in sonder("keys", "revoke", public, "--delete-sessions", "--db", db)
    assert asyncio.run(left()) == []
