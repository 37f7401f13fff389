"""`/mood`, `/trust` and `/attachment` say which of the asker's own words moved what, while those words are kept."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import discord
import pytest
import simcord
from discord_schema import validate
from house import HandClock, config_in

from bot import explaining, mind
from bot.__main__ import clock as discord_clock
from bot.app import Sonder
from bot.because import _worse
from bot.config import Secrets
from bot.conversation import Incoming
from bot.explaining import Explaining
from bot.place import Place, channel, dm
from bot.services import Services, open_services
from bot.store import people

# Drawing the first picture imports matplotlib, which takes seconds on a busy machine.
pytestmark = pytest.mark.simcord(shard_count=1)

THANKS, INSULT, SORRY = "thank you so much", "you are a stupid useless bot", "I'm sorry, I was unfair to you"


@dataclass
class World:
    env: simcord.Env
    bot: Sonder
    general: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor

    async def in_dm(self, *lines: str, who: simcord.MemberActor | None = None) -> None:
        for line in lines:
            await (who or self.alice).send_dm(line)
            await self.env.advance_time(1)

    async def in_general(self, who: simcord.MemberActor, *lines: str) -> None:
        for line in lines:
            await who.send(self.general, f"<@{self.bot.user.id}> {line}")
            await self.env.advance_time(1)


@asynccontextmanager
async def world_in(folder: Path, **sections: object) -> AsyncIterator[Sonder]:
    config = config_in(folder, **sections)
    async with open_services(config, Secrets(_env_file=None), discord_clock) as services:
        yield Sonder(services)


@pytest.fixture
async def simcord_bot(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Sonder]:
    days = getattr(request, "param", 30)
    async with world_in(tmp_path, retention={"message_text_days": days}) as bot:
        yield bot


@pytest.fixture
def world(simcord_bot: Sonder, simcord_env: simcord.Env):
    guild = simcord_env.create_guild("Test")
    alice, bob = (guild.add_member(simcord_env.create_user(name)) for name in ("alice", "bob"))
    yield World(simcord_env, simcord_bot, guild.create_text_channel("general"), alice, bob)
    assert validate(simcord_env.http_requests) == []


async def say(
    services: Services,
    clock: HandClock,
    text: str,
    *,
    message: int = 1,
    person: int = 7,
    there: int | None = None,
) -> None:
    """In the person's DM, or in the channel `there`."""
    place = (
        Place(dm(person), "dm", person, 70, None)
        if there is None
        else Place(channel(there), "channel", None, there, 6)
    )
    said = Incoming(place=place, person=person, name="x", message=message, text=text, at=clock())
    await services.conversation.reply(said)


def shown(result: simcord.InteractionResult) -> discord.Embed:
    """The one embed of the one answer, which is for the asker alone."""
    (answer,) = [
        *result.followups,
        *([result.response] if result.response and result.response.embeds else []),
    ][:1]
    assert answer.ephemeral
    (embed,) = answer.embeds
    assert all(len(field.value) <= 1024 for field in embed.fields)
    return embed


def field_of(result: simcord.InteractionResult, name: str) -> str:
    (value,) = [field.value for field in shown(result).fields if field.name == name]
    return value


async def why(world: World) -> str:
    return field_of(await world.alice.user.slash("mood"), "Why")


async def changes(world: World) -> str:
    return field_of(await world.alice.user.slash("trust"), "What changed it lately")


# --- in a direct message ---------------------------------------------------------------------------


async def test_after_a_thank_you_mood_names_it_and_what_it_did(world: World):
    await world.in_dm(THANKS)
    assert (await why(world)).startswith(f"“{THANKS}”, just now: heard as thanks → ")
    assert "gladder" in await why(world)


async def test_mood_shows_the_newest_three_lines_that_moved_it_newest_first(world: World):
    await world.in_dm("I passed my exam!", INSULT, "ok", "it is a table", SORRY, THANKS)
    lines = (await why(world)).splitlines()
    assert [line.split("”")[0][1:] for line in lines] == [THANKS, SORRY, INSULT]
    assert lines[2].endswith("heard as a hurt → much less at ease")
    assert lines[1].endswith("heard as an apology → a little calmer")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("my dog died yesterday", "heard as something personal → feeling with you"),
        (
            "why didn't you answer me, it hurts when you are gone",
            "heard as how hard waiting was → feeling with you",
        ),
        ("my day was awful", "heard as something hard → more serious"),
    ],
)
async def test_what_is_hard_on_the_person_is_not_shown_as_their_fault(
    services: Services, clock: HandClock, line: str, told: str
):
    await say(services, clock, line)
    (moved,) = (await services.explaining.mood(dm(7), 7)).moves
    assert f"heard as {moved.heard} → {moved.effect}" == told


def test_whoever_asks_for_space_is_not_told_that_it_troubles_anybody():
    reading = mind.Reading(V=-0.4, signals={"distancing": 1.0}, confidence=1.0)
    assert _worse(-0.4, "", reading) == "more careful"


async def test_trust_shows_the_words_of_an_insult_and_of_the_apology(world: World):
    await world.in_dm(INSULT, SORRY)
    lines = (await changes(world)).splitlines()
    assert lines[0].endswith(f"apologised and repaired, just now: “{SORRY}”")
    assert lines[1].endswith(f"was hurtful, just now: “{INSULT}”")
    assert len(lines) == 2


async def test_nothing_that_moved_it_is_said_so(world: World):
    await world.in_dm("it is a table")
    assert await why(world) == explaining.NOTHING_MOVED


async def test_a_line_that_the_character_never_heard_is_no_reason(world: World):
    await world.in_dm("hello", "stop messaging me, you stupid bot, I hate you")
    assert "stop" not in await why(world)


async def test_what_was_said_in_danger_is_not_handed_back(world: World):
    await world.in_dm("hello", "I am so sad that I want to kill myself")
    assert await why(world) == explaining.TOO_HEAVY
    assert "kill" not in await changes(world)


async def test_what_is_left_out_beside_others_is_said(world: World):
    await world.in_dm(THANKS, "I am so sad that I want to kill myself")
    told = await why(world)
    assert THANKS in told
    assert "kill" not in told
    assert told.endswith(explaining.SOME_HEAVY)


async def test_marks_and_mentions_in_quoted_words_do_nothing(world: World):
    await world.in_dm("**thank you** so much <#5> @everyone ||really||")
    quote = (await why(world)).split("”")[0]
    assert r"\*\*thank you\*\*" in quote
    assert r"\<#5>" in quote
    assert "@everyone" not in quote
    assert r"\|\|really\|\|" in quote


async def test_the_longest_words_fit_the_fields(world: World):
    await world.in_dm(*[f"thank you {'*' * 300} so much {number}" for number in range(6)])
    assert "heard as thanks" in await why(world)
    assert len((await changes(world)).splitlines()) == 5


# --- what is kept ----------------------------------------------------------------------------------


@pytest.mark.parametrize("simcord_bot", [0], indirect=True)
async def test_where_no_text_is_kept_there_is_a_sentence_instead(world: World):
    await world.in_dm(THANKS)
    assert await why(world) == explaining.NOT_KEPT
    assert (await changes(world)).endswith(explaining.SOME_GONE)
    assert "thank" not in await changes(world)


async def test_words_that_retention_took_are_gone_from_trust_too(services: Services, clock: HandClock):
    await say(services, clock, INSULT)
    history = (await services.engine.relationship(dm(7), at=clock())).trust_history
    assert (await services.explaining.trust(dm(7), 7, history)).words == ((INSULT,),)
    clock.forward(days=31)
    await services.privacy.prune()
    gone = await services.explaining.trust(dm(7), 7, history)
    assert (gone.words, gone.missing) == (((),), explaining.SOME_GONE)


async def test_time_that_heals_is_given_no_words(services: Services, clock: HandClock):
    await say(services, clock, INSULT)
    clock.forward(days=20)
    await say(services, clock, THANKS, message=2)
    history = (await services.engine.relationship(dm(7), at=clock())).trust_history[::-1]
    told = await services.explaining.trust(dm(7), 7, history)
    assert [change.reason for change in history][1] == mind.REASONS["healing"]
    assert (told.words, told.missing) == (((THANKS,), (), (INSULT,)), "")


# --- among others ----------------------------------------------------------------------------------


async def test_in_a_channel_everybody_sees_their_own_words_alone(world: World):
    await world.in_general(world.alice, INSULT)
    await world.in_general(world.bob, "I'm so grateful for you, zebra")
    for who, own, others in ((world.alice, "stupid", "zebra"), (world.bob, "zebra", "stupid")):
        trust = field_of(await who.slash(world.general, "trust"), "What changed it lately")
        mood = field_of(await who.slash(world.general, "mood"), "Why")
        assert own in trust
        assert own in mood
        assert others not in trust + mood
        assert trust.endswith(explaining.OWN_ALONE)


async def test_nothing_of_a_dm_is_shown_in_a_server_and_nothing_of_a_server_in_a_dm(world: World):
    await world.in_dm("thank you, that was zebra")
    await world.in_general(world.alice, "thank you, that was walrus")
    for command in ("mood", "trust"):
        in_public = str(shown(await world.alice.slash(world.general, command)).to_dict())
        alone = str(shown(await world.alice.user.slash(command)).to_dict())
        assert ("walrus" in in_public, "zebra" in in_public) == (True, False)
        assert ("walrus" in alone, "zebra" in alone) == (False, True)


# --- when it fails ---------------------------------------------------------------------------------


async def test_a_reader_that_fails_costs_the_explanation_alone_and_logs_no_words(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(text: str) -> mind.Reading:
        raise ValueError(text)

    await world.in_dm(THANKS)
    monkeypatch.setattr(world.bot.services.explaining, "_read", broken)
    with caplog.at_level(logging.DEBUG, logger="sonder"):
        mood = await world.alice.user.slash("mood")
        trust = await changes(world)
    assert field_of(mood, "Why") == explaining.FAILED
    assert shown(mood).title.startswith("Mood: ")
    assert "consistent positive interaction" in trust
    assert trust.endswith(explaining.FAILED)
    assert "thank" not in caplog.text


# --- attachment, over weeks: the services without Discord ------------------------------------------


async def weeks(services: Services, clock: HandClock, lines: list[str]) -> None:
    """Each line on each of eight days, in a DM."""
    for day in range(8):
        for number, text in enumerate(lines):
            await say(services, clock, text, message=100 * day + number + 1)
            clock.forward(minutes=2)
        clock.forward(days=1)


WORRIED = [
    "do you still like me?",
    "are you mad at me?",
    "what a day",
    "please don't leave me",
    "the bus was late",
]


async def test_attachment_gives_each_ground_two_of_the_askers_own_newest_phrases(
    services: Services, clock: HandClock
):
    await weeks(services, clock, WORRIED)
    grounds = await services.engine.because(dm(7), at=clock())
    quotes = await services.explaining.attachment(dm(7), 7, grounds)
    told = dict(zip(grounds, quotes.words, strict=True))
    (asked,) = [words for ground, words in told.items() if "still all right" in ground]
    assert len(asked) == 2
    assert set(asked) <= set(WORRIED)
    assert told[grounds[-1]] == ()
    assert quotes.missing == ""


async def test_attachment_shows_them_after_each_ground(world: World, monkeypatch: pytest.MonkeyPatch):
    async def asked(session: str, *, at: datetime) -> tuple[str, ...]:
        return ("often asked whether everything is still all right between you", "31 messages on 8 days")

    await world.in_dm("do you still like me?")
    monkeypatch.setattr(world.bot.services.engine, "because", asked)
    assert field_of(await world.alice.user.slash("attachment"), "What this rests on").splitlines() == [
        "- often asked whether everything is still all right between you: “do you still like me?”",
        "- 31 messages on 8 days",
    ]


async def test_attachment_quotes_nobody_who_is_under_age_and_nobody_else(
    services: Services, clock: HandClock
):
    await weeks(services, clock, WORRIED)
    grounds = await services.engine.because(dm(7), at=clock())
    assert not any((await services.explaining.attachment(dm(7), 8, grounds)).words)
    assert not any((await services.explaining.attachment(channel(5), 7, grounds)).words)
    async with services.db.write() as tx:
        await people.set_age_band(tx, 7, "under_18")
    assert await services.explaining.attachment(dm(7), 7, grounds) == explaining.Quotes()


async def test_a_slow_reader_is_asked_only_as_long_as_patience_lasts(services: Services, clock: HandClock):
    await weeks(services, clock, WORRIED)
    read: list[str] = []

    def slow(text: str) -> mind.Reading:
        read.append(text)
        clock.forward(milliseconds=250)
        return mind.read(text)

    patient = Explaining(db=services.db, read=slow, persona=services.persona, clock=clock)
    quotes = await patient.attachment(
        dm(7), 7, ["often asked whether everything is still all right between you"]
    )
    assert len(read) == 3
    assert any(quotes.words)


async def test_a_late_message_of_somebody_else_is_not_given_the_askers_words(
    services: Services, clock: HandClock
):
    """The engine's time never runs back: what came late counts at the moment of the line before it."""
    await say(services, clock, THANKS, there=5)
    clock.forward(milliseconds=-5)
    await say(services, clock, "thank you, zebra", message=2, person=8, there=5)
    clock.forward(milliseconds=5)
    history = (await services.engine.relationship(channel(5), at=clock())).trust_history[::-1]
    assert history[0].timestamp == history[1].timestamp
    assert (await services.explaining.trust(channel(5), 7, history)).words == ((), ())


async def test_two_of_a_channel_in_one_millisecond_are_given_no_words(services: Services, clock: HandClock):
    await say(services, clock, THANKS, there=5)
    await say(services, clock, "thank you, zebra", message=2, person=8, there=5)
    history = (await services.engine.relationship(channel(5), at=clock())).trust_history
    assert len(history) == 2
    assert (await services.explaining.trust(channel(5), 7, history[::-1])).words == ((), ())


async def test_another_reader_explains_by_what_it_hears(services: Services, clock: HandClock):
    """The reader is an argument: one that hears an apology in everything says so."""
    await say(services, clock, "danke dir")
    heard: Callable[[str], mind.Reading] = lambda _: replace(mind.read(THANKS), because=())  # noqa: E731
    other = Explaining(db=services.db, read=heard, persona=services.persona, clock=clock)
    (moved,) = (await other.mood(dm(7), 7)).moves
    assert (moved.words, moved.heard) == ("danke dir", "thanks")
