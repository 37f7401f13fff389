"""What is PostgreSQL's alone: how it refuses, how it dies under us, and that many processes lose and double nothing."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest
from postgres_server import SERVER, THIS_MACHINE, connected, statement

from bot.engine.embedded import EmbeddedEngine
from bot.engine.presets import PRESETS
from bot.engine.wire import UnhealthyPattern
from bot.errors import Exit, StartError, StoreError
from bot.moderation import Moderation
from bot.store import Database, api, deliveries, due, meta, outreach, privacy, receipts, shards, webhooks
from bot.store.deliveries import Delivery
from bot.store.receipts import Receipt
from bot.store.webhooks import Webhook

pytestmark = THIS_MACHINE

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
KIND = "Thank you so much, that was really kind of you!"
SECRET = "hunter2"


@pytest.fixture
async def database(postgres_url: str):
    async with Database.open(postgres_url, at=NOON) as opened:
        yield opened


async def refused(url: str) -> StartError:
    with pytest.raises(StartError) as caught:
        async with Database.open(url, at=NOON):
            pass
    assert SECRET not in str(caught.value)
    return caught.value


# --- what keeps it from starting -------------------------------------------------------------------


async def test_without_the_driver_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.store.postgres_troubles._asyncpg", None)
    told = await refused(f"postgresql://sonder:{SECRET}@127.0.0.1/sonder")
    assert "uv sync --extra postgres" in str(told)
    assert told.status is Exit.CONFIGURATION


async def test_a_server_that_is_not_there_is_a_sentence_and_worth_another_try() -> None:
    told = await refused(f"postgresql://sonder:{SECRET}@127.0.0.1:1/sonder")
    assert "PostgreSQL at 127.0.0.1:1/sonder cannot be reached" in str(told)
    assert told.status is Exit.UNAVAILABLE


async def test_a_database_that_is_not_there_is_named(postgres_database: str) -> None:
    told = await refused(f"{SERVER}/sonder_none".replace("postgres@", f"postgres:{SECRET}@"))
    assert "There is no database 'sonder_none'" in str(told)
    assert "createdb" in str(told)


async def test_a_user_whom_the_server_does_not_know_is_refused_in_a_sentence(postgres_database: str) -> None:
    told = await refused(f"{SERVER}/{postgres_database}".replace("postgres@", f"nobody_here:{SECRET}@"))
    assert "refuses this user or password" in str(told)


async def test_a_password_that_is_refused_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*args: object, **options: object) -> None:
        raise asyncpg.InvalidPasswordError(f"password authentication failed for user {SECRET}")

    monkeypatch.setattr(asyncpg, "create_pool", refuse)
    told = await refused(f"postgresql://sonder:{SECRET}@127.0.0.1/sonder")
    assert "refuses this user or password" in str(told)


async def test_a_database_that_has_no_room_for_every_letter_is_refused(postgres_database: str) -> None:
    name = f"{postgres_database}_ascii"
    await statement(
        f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
    )
    try:
        assert "SQL_ASCII" in str(await refused(f"{SERVER}/{name}"))
    finally:
        await statement(f"DROP DATABASE {name} WITH (FORCE)")


async def test_the_tables_of_another_program_are_left_alone(
    postgres_database: str, untouched_postgres_url: str
) -> None:
    schema = untouched_postgres_url.partition("search_path=")[2]
    await statement(f"CREATE TABLE {schema}.recipes (name TEXT)", database=postgres_database)
    assert "belongs to another program" in str(await refused(untouched_postgres_url))
    async with connected(postgres_database) as connection:
        left = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = $1", schema)
    assert [name for (name,) in left] == ["recipes"]


# --- what can happen to a connection ---------------------------------------------------------------


async def kill_others(name: str) -> None:
    """End every connection to this database, as a server that restarts does."""
    async with connected("postgres") as connection:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name = 'sonder'",
            name,
        )


async def killed_in_the_middle(database: Database, name: str) -> None:
    async with database.write() as tx:
        await meta.put(tx, "a", "")
        await kill_others(name)
        await meta.put(tx, "b", "")


async def kept(database: Database) -> list[str]:
    async with database.read() as tx:
        return [row["name"] for row in await tx.rows("SELECT name FROM meta ORDER BY name")]


async def test_a_connection_that_dies_in_a_transaction_keeps_nothing_and_the_next_one_works(
    database: Database, postgres_database: str
) -> None:
    with pytest.raises(StoreError, match="cannot reach my store"):
        await killed_in_the_middle(database, postgres_database)
    assert await kept(database) == []
    async with database.write() as tx:
        await meta.put(tx, "c", "")
    assert await kept(database) == ["c"]


async def test_connections_that_died_while_nobody_used_them_are_replaced(
    database: Database, postgres_database: str
) -> None:
    await asyncio.gather(*(kept(database) for _ in range(5)))
    await kill_others(postgres_database)
    ends = await asyncio.gather(*(kept(database) for _ in range(5)), return_exceptions=True)
    assert all(end == [] or isinstance(end, StoreError) for end in ends)
    assert await kept(database) == []


async def test_an_error_of_the_callers_own_stays_what_it_is(database: Database) -> None:
    async def write() -> None:
        async with database.write() as tx:
            await meta.put(tx, "a", "")
            raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        await write()
    assert await kept(database) == []


async def test_a_character_that_postgresql_has_no_room_for_does_not_lose_the_message(
    database: Database,
) -> None:
    async with database.write() as tx:
        await meta.put(tx, "line", "be\x00fore 🌱")
    async with database.read() as tx:
        assert await meta.get(tx, "line") == "be\ufffdfore 🌱"


async def test_two_transactions_that_name_the_same_things_in_another_order_do_not_wait_for_ever(
    database: Database,
) -> None:
    async def both(*names: str) -> None:
        for _ in range(20):
            async with database.write() as tx:
                await tx.lock(*names)

    async with asyncio.timeout(200):
        await asyncio.gather(both("a", "b", "c"), both("c", "b", "a"), both("b", "c", "a"))


# --- many at once ----------------------------------------------------------------------------------


def together(script: str, *arguments: str, said: Sequence[str] = ("ready",)) -> list[list[str]]:
    """Run it in two processes that go on at the same word whenever both have said theirs, and give what each said as JSON in its last line."""
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", script, *arguments, str(number)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        )
        for number in range(2)
    ]  # fmt: skip
    for word in said:
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{word}\n", process.communicate()
        for process in started:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
    ends = [process.communicate(timeout=250) for process in started]
    assert [process.returncode for process in started] == [0, 0], ends
    return [json.loads(out.splitlines()[-1]) for out, _ in ends]


_OPENED = """
import asyncio, json, sys
from datetime import UTC, datetime, timedelta
from bot.engine.embedded import EmbeddedEngine
from bot.store import Database, due

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

async def main():
    async with Database.open(sys.argv[1], at=NOON) as database:
        print("ready", flush=True)
        sys.stdin.readline()
        print(json.dumps(await work(database, sys.argv[-1])))
"""
_TALK = (
    _OPENED
    + f"""
async def work(database, me):
    engine = EmbeddedEngine(database)
    await asyncio.gather(*(
        engine.turn("dm:1", {KIND!r}, at=NOON, key=f"{{me}}-{{number}}", speaker="1") for number in range(25)
    ))
    return []

asyncio.run(main())
"""
)
_CLAIM = (
    _OPENED
    + """
async def claimed(database):
    async with database.write() as tx:
        return [one.session for one in await due.claim(tx, at=NOON, lease=timedelta(minutes=5), limit=7)]

async def work(database, me):
    mine = await claimed(database)
    print("began", flush=True)
    sys.stdin.readline()
    while got := await claimed(database):
        mine += got
    return mine

asyncio.run(main())
"""
)


async def bond(engine: EmbeddedEngine, session: str) -> tuple[int, float, int]:
    of = await engine.relationship(session, at=NOON, history_limit=1000)
    return of.relationship_state.turn_count, of.trust, len(of.trust_history)


async def test_fifty_turns_of_one_session_from_two_processes_end_as_one_after_another(
    database: Database, postgres_url: str
) -> None:
    engine = EmbeddedEngine(database)
    for session in ("dm:1", "dm:2"):
        await engine.ensure(session, PRESETS["cheerful_companion"], at=NOON)
    for number in range(50):
        await engine.turn("dm:2", KIND, at=NOON, key=str(number), speaker="1")
    await asyncio.to_thread(together, _TALK, postgres_url)
    assert await bond(engine, "dm:1") == await bond(engine, "dm:2")
    assert (await bond(engine, "dm:1"))[0] == 50
    async with database.read() as tx:
        states = await tx.rows("SELECT DISTINCT state FROM engine_sessions")
        answers = await tx.rows("SELECT turn_key FROM engine_turns WHERE session = 'dm:1'")
    assert (len(states), len(answers)) == (1, 50)


async def opted_in(database: Database, people: range) -> None:
    async with database.write() as tx:
        for person in people:
            await outreach.opt_in(
                tx, session=f"dm:{person}", person=person, zone="UTC", quiet=(21, 9), per_day=1, per_week=3,
                consent_text="yes", at=NOON,
            )  # fmt: skip
            await due.plan(tx, f"dm:{person}", None, due=NOON)


async def test_two_processes_never_claim_the_same_due_session(database: Database, postgres_url: str) -> None:
    await opted_in(database, range(400))
    one, two = await asyncio.to_thread(together, _CLAIM, postgres_url, said=("ready", "began"))
    assert sorted(one + two) == sorted(f"dm:{person}" for person in range(400))
    assert one
    assert two


async def test_what_a_dead_process_had_claimed_is_due_again_when_its_lease_ends(database: Database) -> None:
    await opted_in(database, range(3))
    lease = timedelta(minutes=5)

    async def claimed(at: datetime) -> dict[str, int]:
        async with database.write() as tx:
            return {one.session: one.fence for one in await due.claim(tx, at=at, lease=lease, limit=9)}

    first = await claimed(NOON)
    assert await claimed(NOON + lease - timedelta(seconds=1)) == {}
    assert await claimed(NOON + lease) == {session: fence + 1 for session, fence in first.items()}


async def hooked(database: Database) -> Delivery:
    """A delivery, claimed, to a webhook of a session of the key `k`."""
    await EmbeddedEngine(database).ensure("s", PRESETS["cheerful_companion"], at=NOON)
    async with database.write() as tx:
        await api.add_key(tx, "k", name="k", digest="", at=NOON)
        await api.add_session(tx, "s", key="k", at=NOON)
        await webhooks.add(tx, hook("w"))
        await deliveries.enqueue(tx, Delivery("d", "w", "s", "a", "proactive_action", "{}", NOON))
        (delivery,) = await deliveries.claim(tx, at=NOON, lease=timedelta(minutes=1), limit=1)
    return delivery


def hook(name: str) -> Webhook:
    return Webhook(name, "s", "https://example.com/", ("proactive_action",), "whsec_", NOON)


async def until_done_or_held_up(database: Database, task: asyncio.Task[None]) -> None:
    """Until the task ended, or a transaction of this database waits for another one."""
    waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    held_up = False
    while not (task.done() or held_up):
        async with database.read() as tx:
            held_up = await tx.row(waiting) is not None


@pytest.mark.parametrize("deleting", [False, True])
async def test_the_end_of_a_key_and_that_of_an_attempt_do_not_wait_for_each_other(
    database: Database, *, deleting: bool
) -> None:
    delivery = await hooked(database)

    async def end() -> None:
        async with database.write() as tx:
            await (api.delete_sessions(tx, "k") if deleting else api.revoke(tx, "k", at=NOON))

    async with database.write() as tx:
        await tx.lock("s")
        assert await deliveries.put_off(tx, delivery, until=NOON)
        ending = asyncio.create_task(end())
        await until_done_or_held_up(database, ending)
        await webhooks.failed(tx, "w", problem="It could not be reached.", at=NOON)
    await ending
    async with database.read() as tx:
        left = await webhooks.find(tx, "w")
    assert left is None if deleting else (left is not None and left.disabled_at == NOON)


async def test_a_webhook_that_is_being_made_as_its_key_is_revoked_is_disabled_with_the_others(
    database: Database,
) -> None:
    await hooked(database)

    async def end() -> None:
        async with database.write() as tx:
            await api.revoke(tx, "k", at=NOON)

    async with database.write() as tx:
        assert await api.hold_key(tx, "k")
        ending = asyncio.create_task(end())
        await until_done_or_held_up(database, ending)
        await webhooks.add(tx, hook("new"))
    await ending
    async with database.write() as tx:
        assert [one.disabled_at for one in await webhooks.of_session(tx, "s")] == [NOON, NOON]
        assert not await api.hold_key(tx, "k")


async def test_a_row_that_is_being_claimed_is_left_out_instead_of_waited_for(database: Database) -> None:
    await opted_in(database, range(2))
    async with database.write() as slow:
        assert len(await due.claim(slow, at=NOON, lease=timedelta(minutes=5), limit=1)) == 1
        async with asyncio.timeout(200), database.write() as other:
            assert len(await due.claim(other, at=NOON, lease=timedelta(minutes=5), limit=9)) == 1


async def believes_in_one_row(database: Database, table: str) -> None:
    """The server counted the table when one row was in it, and has not looked again since."""
    async with database.write() as tx:
        await tx.run(f"ANALYZE {table}")


async def test_a_claim_takes_no_more_than_it_asks_for_whatever_the_planner_believes(
    database: Database,
) -> None:
    await opted_in(database, range(1, 2))
    await believes_in_one_row(database, "outreach")
    await opted_in(database, range(2, 30))
    async with database.write() as tx:
        claimed = await due.claim(tx, at=NOON, lease=timedelta(minutes=5), limit=1)
        rows = await tx.rows("SELECT session FROM outreach WHERE claimed_until IS NOT NULL")
    assert len(claimed) == len(rows) == 1


async def test_a_process_takes_no_more_shards_than_it_may_whatever_the_planner_believes(
    database: Database,
) -> None:
    async with database.write() as tx:
        await shards.claim(tx, "first", total=1, most=1, at=NOON - shards.LEASE, lease=shards.LEASE)
    await believes_in_one_row(database, "shards")
    async with database.write() as tx:
        assert await shards.claim(tx, "second", total=8, most=2, at=NOON, lease=shards.LEASE) == (0, 1)


async def test_cases_that_are_opened_at_once_get_a_number_each(database: Database) -> None:
    moderation = Moderation(db=database, engine=EmbeddedEngine(database), clock=lambda: NOON)
    finding = UnhealthyPattern(
        type="isolation", severity="moderate", description="Turns away.", first_detected=NOON
    )
    await asyncio.gather(*(
        moderation.found(guild=1, channel=2, session="channel:2", person=person % 20, message=person, findings=[finding])
        for person in range(40)
    ))  # fmt: skip
    cases = await moderation.open_cases(1)
    assert [case.number for case in cases] == list(range(1, 21))
    assert [case.findings for case in cases] == [2] * 20


async def test_receipts_that_are_written_at_once_get_a_number_each(database: Database) -> None:
    receipt = Receipt(
        session="dm:1", person=1, at=NOON, kind=None, urge=None, threshold=None, decision="nothing to say", gates={}, next_at=None
    )  # fmt: skip

    async def keep() -> None:
        async with database.write() as tx:
            await receipts.keep(tx, receipt)

    await asyncio.gather(*(keep() for _ in range(20)))
    async with database.read() as tx:
        numbers = [row["number"] for row in await tx.rows("SELECT number FROM receipts ORDER BY number")]
    assert numbers == list(range(1, 21))


async def test_those_who_are_forgotten_first_at_once_are_all_remembered_as_such(database: Database) -> None:
    async def forget(person: int) -> None:
        async with database.write() as tx:
            await privacy.never_contact(tx, person, band=None)

    await asyncio.gather(*(forget(person) for person in range(10)))
    async with database.read() as tx:
        assert [await privacy.is_never_contact(tx, person) for person in range(11)] == [True] * 10 + [False]
