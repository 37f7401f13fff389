"""An engine elsewhere and writing first: asked when it said so, politely where it says nothing, and never twice for one thing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from elsewhere import EVERYTHING, KEY, Elsewhere, elsewhere
from house import HandClock
from postgres_server import store_url

from bot.engine.presets import PRESETS
from bot.engine.remote import RemoteEngine
from bot.engine.remote_heard import POLITE, polite
from bot.engine.wire import Preferences, Triggers
from bot.errors import EngineUnavailableError, InvalidRequestError
from bot.store import Database, maybe_when, remote_turns

__all__ = ["store_url"]

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.usefixtures("no_pauses"),
]

DM = "dm:1"
ON = Preferences(enabled=True)
KIND = "Thank you so much, that was really kind of you!"


@pytest.fixture
async def database(store_url: str, clock: HandClock) -> AsyncIterator[Database]:
    async with Database.open(store_url, at=clock()) as opened:
        yield opened


class World:
    """The bot's side and the engine's, both in reach."""

    def __init__(self, engine: RemoteEngine, there: Elsewhere, database: Database, clock: HandClock) -> None:
        self.engine, self.there, self.database, self.clock = engine, there, database, clock

    async def talk(self, session: str = DM, *, key: str = "1") -> None:
        await self.engine.ensure(session, PRESETS["cheerful_companion"], at=self.clock())
        await self.engine.turn(session, KIND, at=self.clock(), key=key, speaker="1")

    async def opt_in(self, session: str = DM) -> None:
        async with self.database.write() as tx:
            await tx.run(
                "INSERT INTO outreach (session, person, enabled, quiet_from, quiet_to, per_day, per_week, consent_text,"
                " consented_at, unanswered, backoff, fence) VALUES ($1, 1, 1, 21, 9, 1, 3, 'yes', 0, 0, 1, 0)",
                session,
            )
        await self.engine.set_preferences(session, ON, at=self.clock())

    async def due(self, session: str = DM) -> datetime | None:
        async with self.database.read() as tx:
            row = await tx.row("SELECT due_at FROM outreach WHERE session = $1", session)
        return maybe_when(row["due_at"]) if row else None

    def asks(self) -> int:
        return len(self.there.of("GET", "/v1/proactive/"))

    async def wishes(self, session: str = DM, **within):
        return await self.engine.wishes(session, at=self.clock(), **within)

    async def first(self):
        """Go on to the first moment at which it wishes for something."""
        while True:
            wishes = await self.wishes()
            if wishes.actions:
                return wishes.actions[0]
            self.clock.now = wishes.next_check_at


@pytest.fixture
async def opening(tmp_path: Path, database: Database, clock: HandClock):
    """Opens a world with an engine that knows so much."""
    async with AsyncExitStack() as opened:

        async def world(knows: frozenset[str] = EVERYTHING, *, rate: int = 6000) -> World:
            there = await opened.enter_async_context(elsewhere(tmp_path, clock, knows=knows))
            engine = await opened.enter_async_context(
                RemoteEngine.open(
                    database,
                    there.url,
                    KEY,
                    clock=clock,
                    patience=timedelta(seconds=30),
                    requests_per_minute=rate,
                )
            )
            return World(engine, there, database, clock)

        yield world


async def test_what_is_off_is_not_even_asked_about(opening):
    world = await opening()
    await world.talk()
    wishes = await world.wishes()
    assert (wishes.actions, wishes.next_check_at, world.asks()) == ((), None, 0)


async def test_the_hint_of_a_turn_says_when_it_is_asked_and_not_before(opening):
    world = await opening()
    await world.talk()
    await world.opt_in()
    await world.talk(key="2")
    hinted = await world.due()
    assert hinted > world.clock()
    world.clock.now = hinted - timedelta(seconds=1)
    assert (await world.wishes()).next_check_at == hinted
    assert world.asks() == 0
    world.clock.now = hinted
    assert (await world.wishes()).actions
    assert world.asks() == 1


async def test_asking_twice_gives_the_same_and_costs_one_request(opening):
    world = await opening()
    await world.talk()
    await world.opt_in()
    action = await world.first()
    asked = world.asks()
    assert (await world.wishes()).actions[0] == action
    assert world.asks() == asked


async def test_an_engine_without_hints_is_asked_politely(opening, clock: HandClock):
    world = await opening(EVERYTHING - {"hints"})
    await world.talk()
    await world.opt_in()
    began = clock()
    while clock() < began + timedelta(hours=10):
        wishes = await world.wishes()
        clock.now = max(wishes.next_check_at, clock() + timedelta(seconds=1))
    assert 35 <= world.asks() <= 45


async def test_a_turn_at_an_engine_without_hints_sets_the_next_polite_ask(opening, clock: HandClock):
    world = await opening(EVERYTHING - {"hints"})
    await world.talk()
    await world.opt_in()
    await world.talk(key="2")
    assert timedelta(minutes=13) < await world.due() - clock() < timedelta(minutes=17)


def test_many_sessions_are_asked_less_often_and_not_all_at_once():
    every = timedelta(seconds=1)
    few = [polite(f"dm:{number}", sessions=3, every=every) for number in range(50)]
    many = [polite(f"dm:{number}", sessions=36_000, every=every) for number in range(50)]
    assert all(0.9 * POLITE <= wait <= 1.1 * POLITE for wait in few)
    assert all(timedelta(hours=9) <= wait <= timedelta(hours=11) for wait in many)
    assert len(set(few)) == 50
    assert few == [polite(f"dm:{number}", sessions=3, every=every) for number in range(50)]


async def test_asking_takes_a_fifth_of_the_rate_at_most_and_what_is_too_much_is_put_off(
    opening, clock: HandClock
):
    world = await opening(rate=60)
    for number in range(8):
        clock.forward(seconds=30)
        await world.talk(f"dm:{number}", key=str(number))
        await world.opt_in(f"dm:{number}")
    late = []
    for number in range(8):
        try:
            await world.wishes(f"dm:{number}")
        except EngineUnavailableError:
            late.append(await world.due(f"dm:{number}"))
    assert world.asks() == 2
    assert len(late) == 6
    assert all(due > clock() for due in late)


async def test_a_delivered_action_is_settled_there_and_offered_no_more(opening, clock: HandClock):
    world = await opening()
    await world.talk()
    await world.opt_in()
    action = await world.first()
    settled = await world.engine.settle(DM, action.id, "delivered", at=clock())
    assert settled.next_allowed_at == clock() + timedelta(hours=4)
    assert len(world.there.of("POST", "/v1/proactive/")) == 1
    assert action.id not in [one.id for one in (await world.wishes()).actions]
    assert await world.engine.settle(DM, action.id, "delivered", at=clock()) == settled
    with pytest.raises(InvalidRequestError):
        await world.engine.settle(DM, action.id, "failed", at=clock())
    assert len(world.there.of("POST", "/v1/proactive/")) == 1


async def test_a_turn_after_a_delivery_keeps_its_own_time(opening, clock: HandClock):
    """What passed is counted from the last turn: a settlement is none."""
    world = await opening()
    await world.talk()
    await world.opt_in()
    action = await world.first()
    await world.engine.settle(DM, action.id, "delivered", at=clock())
    clock.forward(hours=1)
    await world.engine.turn(DM, "You liar, I hate you.", at=clock(), key="after", speaker="1")
    assert (await world.engine.relationship(DM, at=clock())).trust_history[-1].timestamp == clock()


async def test_an_action_that_was_never_offered_cannot_be_settled(opening, clock: HandClock):
    world = await opening()
    await world.talk()
    await world.opt_in()
    with pytest.raises(InvalidRequestError):
        await world.engine.settle(DM, "no such/../action", "dismissed", at=clock())


async def test_where_nothing_can_be_settled_the_cooldown_is_kept_here(opening, clock: HandClock):
    world = await opening(EVERYTHING - {"settle"})
    await world.talk()
    await world.opt_in()
    action = await world.first()
    await world.engine.settle(DM, action.id, "delivered", at=clock())
    delivered = clock()
    wishes = await world.wishes()
    assert (wishes.actions, wishes.next_check_at) == ((), delivered + timedelta(hours=4))
    await world.engine.set_preferences(DM, ON.model_copy(update={"cooldown_hours": 1.0}), at=clock())
    clock.forward(hours=1)
    wishes = await world.wishes()
    assert action.id not in [one.id for one in wishes.actions]
    assert await world.there.engine.wishes("session-1", at=clock())


async def test_what_is_settled_and_set_while_it_is_down_is_told_later(opening, clock: HandClock):
    world = await opening()
    await world.talk()
    await world.opt_in()
    action = await world.first()
    await world.there.stop()
    await world.engine.settle(DM, action.id, "delivered", at=clock())
    await world.engine.set_preferences(DM, Preferences(enabled=False), at=clock())
    assert await world.engine.preferences(DM) == Preferences(enabled=False)
    await world.there.start()
    clock.forward(minutes=3)
    await world.engine.catch_up()
    assert await world.there.engine.preferences("session-1") == Preferences(enabled=False)
    async with world.database.read() as tx:
        (settled,) = await remote_turns.settlements(tx, DM)
    assert settled.standing == "told"


async def test_inside_a_transaction_it_never_leaves_for_the_network(opening, clock: HandClock):
    world = await opening()
    await world.talk()
    await world.opt_in()
    action = await world.first()
    asked = len(world.there.asked)
    async with world.database.write() as tx:
        assert (await world.wishes(within=tx)).actions[0] == action
        await world.engine.settle(DM, action.id, "delivered", at=clock(), within=tx)
        after = await world.wishes(within=tx)
        await world.engine.set_preferences(
            DM, ON.model_copy(update={"cooldown_hours": 9.0}), at=clock(), within=tx
        )
        assert (await world.engine.preferences(DM, within=tx)).cooldown_hours == 9
    assert (after.actions, after.next_check_at) == ((), clock() + timedelta(hours=4))
    assert len(world.there.asked) == asked
    await world.engine.catch_up()
    assert (await world.there.engine.preferences("session-1")).cooldown_hours == 9
    assert len(world.there.of("POST", "/v1/proactive/")) == 1


async def test_a_transaction_that_is_undone_tells_nothing(opening, clock: HandClock):
    world = await opening()
    await world.talk()
    await world.opt_in()
    action = await world.first()

    async def settled_and_undone() -> None:
        async with world.database.write() as tx:
            await world.engine.settle(DM, action.id, "delivered", at=clock(), within=tx)
            raise KeyError

    with pytest.raises(KeyError):
        await settled_and_undone()
    await world.engine.catch_up()
    assert world.there.of("POST", "/v1/proactive/") == []
    assert (await world.wishes()).actions[0] == action


async def test_a_trigger_that_was_switched_off_offers_nothing_before_the_engine_knows(
    opening, clock: HandClock
):
    world = await opening()
    await world.talk()
    await world.opt_in()
    await world.first()
    await world.there.stop()
    none = Triggers(attachment_seeking=False, need_deficit=False, emotional_overflow=False)
    await world.engine.set_preferences(DM, Preferences(enabled=True, triggers=none), at=clock())
    async with world.database.read() as tx:
        wishes = await world.wishes(within=tx)
    assert (wishes.actions, wishes.next_check_at) == ((), clock())
