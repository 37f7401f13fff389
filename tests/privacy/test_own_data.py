"""A person's own data: all of it handed over, all of it deleted, nobody else's touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from house import Courier

from bot.conversation import Incoming
from bot.engine.wire import ProactiveAction, UnhealthyPattern
from bot.place import Place, channel, dm
from bot.push.noticing import deliveries_of
from bot.services import Services
from bot.store import deliveries, privacy, webhooks
from bot.store.webhooks import Webhook

ALICE, BOB, MOD = 700_000_000_000_000_007, 800_000_000_000_000_008, 900_000_000_000_000_009
SIGNS = "whsec_c2VjcmV0"
SECRET, IN_PUBLIC = "my sister's name is Winifred", "I baked a marzipan cake"
EVENING = (
    "hi there!",
    "I got the job, I'm so happy!",
    "thank you, that is kind of you",
    "we celebrate on friday",
)
NAMING_NOBODY = {
    "api_keys",
    "api_sessions",
    "breaker",
    "counts",
    "meta",
    "migrations",
    "never_contact",
    "shards",
}
ELSEWHERE = {name for name in privacy.TABLES if name.startswith("remote_")}
"""Filled only where the engine runs elsewhere: see tests/engine/test_remote_house.py."""


async def say(services: Services, text: str, *, message: int, person: int, in_channel: bool = False) -> str:
    place = (
        Place(channel(55), "channel", None, 55, 66)
        if in_channel
        else Place(dm(person), "dm", person, 70, None)
    )
    incoming = Incoming(
        place=place, person=person, name=f"name-of-{person}", message=message, text=text, at=services.clock()
    )
    answer = await services.conversation.reply(incoming)
    assert answer is not None
    return answer.text


async def life(services: Services, clock) -> None:
    """Both use everything that keeps something."""
    for number, person in enumerate((ALICE, BOB), start=1):
        for line, text in enumerate((*EVENING, SECRET)):
            await say(services, text, message=100 * number + line, person=person)
            clock.forward(minutes=1)
        await say(services, IN_PUBLIC, message=100 * number + 20, person=person, in_channel=True)
        await services.consent.switch_on(person, zone="Europe/Berlin")
        await services.conversation.listen_in(55 + number, guild=66, by=person, listen=True)
        await services.moderation.set_alert_channel(66 + number, channel=77, by=person)
        await told_elsewhere(services, person)
    await written_to(services, clock)
    for number, person in enumerate((ALICE, BOB), start=1):
        await say(services, "hello again", message=100 * number + 30, person=person)
        text = "I can't live without you, you are all I have"
        await say(services, text, message=100 * number + 31, person=person)
        await say(services, "I want to end my life", message=100 * number + 32, person=person)
        await say(services, "my exam is on friday", message=100 * number + 33, person=person)
        await say(
            services, "my recital is on friday", message=100 * number + 34, person=person, in_channel=True
        )
    await looked_after(services)


async def written_to(services: Services, clock) -> None:
    """Some days go by; what the character wanted to say last comes to nothing when they write again."""
    courier = Courier()
    for _ in range(3 * 24):
        clock.forward(hours=1)
        await services.outreach.tick(courier)
    assert courier.brought >= 2


async def told_elsewhere(services: Services, person: int) -> None:
    """What the character would like to say to them is told to a webhook as well."""
    hook = Webhook(
        f"webhook-of-{person}",
        dm(person),
        "https://example.com/",
        ("proactive_action",),
        SIGNS,
        services.clock(),
    )
    action = ProactiveAction(id="a1", type="need_deficit", message="hi", priority="low", metadata={})
    async with services.db.write() as tx:
        await webhooks.add(tx, hook)
        for delivery in deliveries_of(hook, [action], at=services.clock()):
            await deliveries.enqueue(tx, delivery)


async def looked_after(services: Services) -> None:
    """A finding about each of them; alice deals with bob's, a third person with hers."""
    for number, (person, who) in enumerate(((ALICE, MOD), (BOB, ALICE)), start=1):
        finding = UnhealthyPattern(
            type="isolation", severity="moderate", description="Turns away from people.", first_detected=services.clock()
        )  # fmt: skip
        await services.moderation.found(
            guild=99,
            channel=55,
            session=channel(55),
            person=person,
            message=100 * number + 20,
            findings=[finding],
        )
        await services.moderation.act("acknowledge", guild=99, number=number, who=who)


async def dump(services: Services) -> dict[str, list[str]]:
    """Every row of every table as text."""
    async with services.db.read() as tx:
        names = sorted(await tx.tables())
        return {name: [str(tuple(row)) for row in await tx.rows(f"SELECT * FROM {name}")] for name in names}


async def test_every_table_is_answered_for(services: Services):
    tables = set(await dump(services)) - {"sqlite_sequence"}
    assert tables == set(privacy.TABLES)


async def test_a_life_with_us_leaves_a_row_in_every_table_that_names_somebody(services: Services, clock):
    await life(services, clock)
    empty = [
        table
        for table, rows in (await dump(services)).items()
        if table not in NAMING_NOBODY | ELSEWHERE and not any(str(ALICE) in row for row in rows)
    ]
    assert empty == []


async def test_the_export_holds_every_row_that_names_the_person(services: Services, clock):
    await life(services, clock)
    exported = json.loads(await services.privacy.export(ALICE))
    for table, rows in (await dump(services)).items():
        own = [row for row in rows if str(ALICE) in row]
        assert len(exported["rows"].get(table, [])) >= len(own), table
    assert SECRET in json.dumps(exported)
    assert SIGNS not in json.dumps(exported)
    assert str(BOB) not in json.dumps(exported)


async def test_forgetting_leaves_no_trace_of_the_person_and_all_of_the_other(services: Services, clock):
    await life(services, clock)
    before = await dump(services)
    await services.privacy.forget(ALICE)
    after = await dump(services)
    assert [row for rows in after.values() for row in rows if str(ALICE) in row] == []
    for table, rows in before.items():
        if table == "engine_sessions":
            continue  # the shared channel's state lost what was counted for alice
        assert [row for row in rows if str(BOB) in row] == [row for row in after[table] if str(BOB) in row], (
            table
        )


async def test_never_contact_survives_the_deletion_without_the_persons_name(services: Services, clock):
    await life(services, clock)
    await services.privacy.forget(ALICE)
    async with services.db.read() as tx:
        assert await privacy.is_never_contact(tx, ALICE) is True
        assert await privacy.is_never_contact(tx, BOB) is False


async def test_whoever_was_forgotten_can_begin_again_as_a_stranger(services: Services, clock):
    await life(services, clock)
    await services.privacy.forget(ALICE)
    await say(services, "hello", message=900, person=ALICE)
    relationship = await services.engine.relationship(dm(ALICE), at=services.clock())
    assert relationship.relationship_state.turn_count == 1


async def test_text_goes_when_its_time_is_over_and_the_bond_stays(services: Services, clock):
    await say(services, SECRET, message=1, person=ALICE)
    clock.forward(days=31)
    await services.privacy.prune()
    assert SECRET not in str((await dump(services))["messages"])
    relationship = await services.engine.relationship(dm(ALICE), at=services.clock())
    assert relationship.relationship_state.turn_count == 1


@pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
async def test_what_was_forgotten_stands_in_no_file_any_more(services: Services, tmp_path: Path):
    await say(services, SECRET, message=1, person=ALICE)
    assert any(b"Winifred" in file.read_bytes() for file in tmp_path.glob("sonder.db*"))
    await services.privacy.forget(ALICE)
    assert not any(b"Winifred" in file.read_bytes() for file in tmp_path.glob("sonder.db*"))
