"""The whole house with an engine elsewhere: writing first, what is kept of a person, what is forgotten, what goes in time."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from elsewhere import KEY, Elsewhere
from house import Courier, HandClock, house

from bot.config import Config
from bot.conversation import ENGINE_DOWN, Incoming
from bot.engine.wire import UnhealthyPattern
from bot.errors import SessionNotFoundError, StartError
from bot.explaining import OTHER_TIMES
from bot.place import Place, channel, dm
from bot.services import Services
from cogs.outreach.views import why_embed

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

ALICE, BOB = 700_000_000_000_000_007, 800_000_000_000_000_008
SECRET = "my sister's name is Winifred"
TABLES = ("remote_sessions", "remote_turns", "remote_settlements", "remote_disputes", "remote_speakers")


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch, no_pauses: None) -> None:
    monkeypatch.setenv("SONDER_ENGINE_KEY", KEY)


def section(there: Elsewhere) -> dict[str, object]:
    return {"mode": "remote", "base_url": there.url, "timeout_seconds": 30.0, "requests_per_minute": 6000}


@pytest.fixture
async def services(tmp_path: Path, there: Elsewhere, clock: HandClock) -> AsyncIterator[Services]:
    async with house(tmp_path, clock, engine=section(there)) as opened:
        yield opened


async def say(
    services: Services, text: str, *, message: int, person: int = ALICE, public: bool = False
) -> str:
    place = (
        Place(channel(55), "channel", None, 55, 66) if public else Place(dm(person), "dm", person, 70, None)
    )
    incoming = Incoming(
        place=place, person=person, name=f"name-of-{person}", message=message, text=text, at=services.clock()
    )
    answer = await services.conversation.reply(incoming)
    assert answer is not None
    return answer.text


async def back(services: Services, there: Elsewhere, clock: HandClock) -> None:
    await there.start()
    clock.forward(minutes=3)
    await services.remote.catch_up()


async def life(services: Services, there: Elsewhere, clock: HandClock) -> None:
    """Both use everything that an engine elsewhere keeps something of here."""
    there.patterns = [
        UnhealthyPattern(type="isolation", severity="moderate", description="Seen.", first_detected=clock())
    ]
    for number, person in enumerate((ALICE, BOB), start=1):
        for line, text in enumerate(("hi there!", "I got the job, I'm so happy!", SECRET)):
            await say(services, text, message=100 * number + line, person=person)
            clock.forward(minutes=1)
        await say(services, "I baked a cake", message=100 * number + 20, person=person, public=True)
        await services.consent.switch_on(person, zone="Europe/Berlin")
        await services.conversation.not_so(person, "isolation")
        await services.engine.dispute(channel(55), "isolation", speaker=str(person), at=clock())
    courier = Courier()
    for _ in range(3 * 24):
        clock.forward(hours=1)
        await services.outreach.tick(courier)
    assert courier.brought >= 2


async def dump(services: Services) -> dict[str, list[str]]:
    async with services.db.read() as tx:
        names = [row["name"] for row in await tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [str(tuple(row)) for row in await tx.rows(f"SELECT * FROM {name}")] for name in names}


async def test_it_writes_first_once_and_tells_the_engine(
    services: Services, there: Elsewhere, clock: HandClock
):
    await say(services, "I got the job, I'm so happy!", message=1)
    await services.consent.switch_on(ALICE, zone="Europe/Berlin")
    courier = Courier()
    for _ in range(3 * 24):
        clock.forward(hours=1)
        await services.outreach.tick(courier)
    await services.remote.catch_up()  # the next look of its own is days away
    settled = there.of("POST", "/v1/proactive/")
    assert courier.brought == len(settled) >= 1
    assert {one.body["outcome"] for one in settled} == {"delivered"}
    assert len(there.of("GET", "/v1/proactive/")) < 40  # when it is said to pay, and not each hour


async def test_nobody_is_written_to_while_it_is_away_and_that_is_no_failure(
    services: Services, there: Elsewhere, clock: HandClock, caplog: pytest.LogCaptureFixture
):
    await say(services, "I got the job, I'm so happy!", message=1)
    await services.consent.switch_on(ALICE, zone="Europe/Berlin")
    await there.stop()
    courier = Courier()
    for _ in range(48):
        clock.forward(hours=1)
        await services.outreach.tick(courier)
    assert courier.brought == 0
    assert "outreach.failed" not in caplog.text
    await there.start()
    for _ in range(48):
        clock.forward(hours=1)
        await services.remote.catch_up()
        await services.outreach.tick(courier)
    assert courier.brought >= 1


async def whys(services: Services) -> list[str]:
    embed = why_embed(await services.consent.why(ALICE), await services.consent.standing(ALICE))
    return [embed.description or "", *(field.value or "" for field in embed.fields)]


async def test_while_it_is_away_why_is_told_from_here_and_the_looks_grow_rare(
    services: Services, there: Elsewhere, clock: HandClock, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.INFO)
    await say(services, "I got the job, I'm so happy!", message=1)
    await services.consent.switch_on(ALICE, zone="Europe/Berlin")
    await there.stop()
    for _ in range(24 * 60):
        clock.forward(minutes=1)
        await services.outreach.tick(Courier())
        await services.remote.catch_up()
    said = await whys(services)
    assert "the part of me that keeps how we are doing could not be reached." in said[0]
    asked = [
        receipt for receipt in await services.consent.why(ALICE) if clock() - receipt.at < timedelta(hours=20)
    ]
    assert asked == []  # the moment that fell into the outage waits; it has no end to tell of yet
    logged = [record.getMessage() for record in caplog.records]
    assert sum(line.startswith("engine.unreachable") for line in logged) == 1
    assert not any("stamina" in line or "put_off" in line for line in logged)
    assert 5 < sum(line.startswith("outreach.engine_away") for line in logged) < 40
    await back(services, there, clock)
    assert "For now nothing comes: the part of me" not in (await whys(services))[0]
    assert "engine.back" in caplog.text


async def test_a_message_after_such_a_moment_ends_it_with_what_held_it(
    services: Services, there: Elsewhere, clock: HandClock
):
    await say(services, "I got the job, I'm so happy!", message=1)
    await services.consent.switch_on(ALICE, zone="Europe/Berlin")
    await there.stop()
    for _ in range(48):
        clock.forward(hours=1)
        await services.outreach.tick(Courier())
    await say(services, "hello?", message=2)
    (newest, *_) = (await whys(services))[1:]
    assert (
        "Held back: the part of me that keeps how we are doing could not be reached. Then you wrote first."
        in newest
    )


async def test_a_moment_to_ask_it_is_no_wish_that_quiet_hours_held_back(
    services: Services, there: Elsewhere, clock: HandClock
):
    clock.now = clock.now.replace(hour=22)
    await say(services, "hi there!", message=1)
    await services.consent.switch_on(ALICE, zone="Europe/Berlin")
    clock.forward(minutes=5)
    await say(services, "one more thing", message=2)
    assert "quiet hours" not in "".join((await whys(services))[1:])


async def test_trust_quotes_what_an_engine_elsewhere_heard_a_moment_later(
    services: Services, there: Elsewhere, clock: HandClock
):
    await say(services, "thank you so much", message=1)
    history = (await services.engine.relationship(dm(ALICE), at=clock())).trust_history
    late = [
        entry.model_copy(update={"timestamp": entry.timestamp + timedelta(seconds=1)}) for entry in history
    ]
    assert (await services.explaining.trust(dm(ALICE), ALICE, late)).words[0] == ("thank you so much",)
    other = [entry.model_copy(update={"timestamp": entry.timestamp + timedelta(days=1)}) for entry in history]
    told = await services.explaining.trust(dm(ALICE), ALICE, other)
    assert (told.words[0], told.missing) == ((), OTHER_TIMES)


async def test_mood_gives_no_line_that_the_engine_has_yet_to_hear(
    services: Services, there: Elsewhere, clock: HandClock
):
    await say(services, "thank you so much", message=1)
    clock.forward(minutes=1)
    await there.stop()
    await say(services, "you are a stupid useless bot", message=2)
    why = await services.explaining.mood(dm(ALICE), ALICE)
    assert [moved.words for moved in why.moves] == ["thank you so much"]
    await back(services, there, clock)
    why = await services.explaining.mood(dm(ALICE), ALICE)
    assert len(why.moves) == 2


async def test_every_row_about_a_person_is_handed_over(
    services: Services, there: Elsewhere, clock: HandClock
):
    await life(services, there, clock)
    kept = await dump(services)
    assert [table for table in TABLES if not any(str(ALICE) in row for row in kept[table])] == []
    exported = json.loads(await services.privacy.export(ALICE))
    for table, rows in kept.items():
        own = [row for row in rows if str(ALICE) in row]
        assert len(exported["rows"].get(table, [])) >= len(own), table
    assert str(BOB) not in json.dumps(exported)


async def test_forgetting_leaves_no_trace_here_and_none_there(
    services: Services, there: Elsewhere, clock: HandClock
):
    await life(services, there, clock)
    before = await dump(services)
    await services.privacy.forget(ALICE)
    after = await dump(services)
    assert [row for rows in after.values() for row in rows if str(ALICE) in row] == []
    for table in TABLES:
        assert [row for row in before[table] if str(BOB) in row] == [
            row for row in after[table] if str(BOB) in row
        ]
    await services.remote.catch_up()
    with pytest.raises(SessionNotFoundError):
        await there.engine.preferences("session-1")
    assert await there.engine.preferences("session-3")


async def test_what_waits_is_forgotten_with_the_person_and_never_told(
    services: Services, there: Elsewhere, clock: HandClock
):
    await say(services, "hello", message=1)
    await there.stop()
    await say(services, SECRET, message=2)
    await services.privacy.forget(ALICE)
    await back(services, there, clock)
    assert SECRET not in str(there.asked)
    with pytest.raises(SessionNotFoundError):
        await there.engine.preferences("session-1")


async def test_a_child_is_deleted_there_as_well(services: Services, there: Elsewhere, clock: HandClock):
    await say(services, "hello", message=1)
    await say(services, "I am 11 years old", message=2)
    await services.remote.catch_up()
    with pytest.raises(SessionNotFoundError):
        await there.engine.preferences("session-1")


async def test_what_waits_stays_kept_where_no_words_are_kept_but_for_a_day_at_most(
    tmp_path: Path, there: Elsewhere, clock: HandClock
):
    async with house(tmp_path, clock, engine=section(there), retention={"message_text_days": 0}) as services:
        await there.stop()
        assert (await say(services, SECRET, message=1)).startswith(ENGINE_DOWN)
        clock.forward(hours=23)
        await services.privacy.prune()
        assert await services.remote.waiting() == 1
        clock.forward(hours=2)
        await services.privacy.prune()
        assert await services.remote.waiting() == 0
        assert not any(SECRET in row for rows in (await dump(services)).values() for row in rows)


async def test_answers_go_after_a_week_and_the_bond_stays(
    services: Services, there: Elsewhere, clock: HandClock
):
    await say(services, "hello", message=1)
    clock.forward(days=8)
    await services.privacy.prune()
    assert (await dump(services))["remote_turns"] == []
    await say(services, "hello again", message=2)
    bond = await services.engine.relationship(dm(ALICE), at=clock())
    assert bond.relationship_state.turn_count == 2


# --- settings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"mode": "remote"}, "base_url"),
        ({"mode": "remote", "base_url": "engine.example"}, "https"),
        ({"mode": "remote", "base_url": "http://engine.example"}, "allow_http"),
        ({"mode": "remote", "base_url": "https://name:key@engine.example"}, "SONDER_ENGINE_KEY"),
        ({"mode": "elsewhere"}, "embedded"),
    ],
)
def test_an_address_that_is_none_or_not_safe_is_refused(values: dict[str, str], named: str):
    with pytest.raises(ValueError, match=named):
        Config.model_validate({"engine": values})


@pytest.mark.parametrize(
    "address",
    ["https://engine.example/v1", "http://127.0.0.1:8080", "http://[::1]:8080", "http://localhost:1"],
)
def test_a_safe_address_is_taken(address: str):
    Config.model_validate({"engine": {"mode": "remote", "base_url": address}})


async def test_without_a_key_it_does_not_start(
    tmp_path: Path, there: Elsewhere, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("SONDER_ENGINE_KEY")
    with pytest.raises(StartError, match="SONDER_ENGINE_KEY"):
        async with house(tmp_path, clock, engine=section(there)):
            pass
