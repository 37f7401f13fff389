"""`/trust`, `/attachment` and `/mood`, each for the place where it is asked and for the asker alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import BytesIO

import discord
import pytest
import simcord
from discord import app_commands
from discord.ext import commands
from PIL import Image

from bot.engine.wire import (
    DiscreteEmotion,
    Emotion,
    Identity,
    Needs,
    Persona,
    PromptBlocks,
    PromptData,
    Relationship,
    RelationshipState,
    StateView,
    TrustEntry,
)
from bot.errors import PolitelyRefusedError, SessionNotFoundError, SonderError
from bot.explaining import MoodWhy, Quotes

NOW = datetime(2026, 3, 9, 18, tzinfo=UTC)
NO_PROMPT = PromptData(
    system={},
    context={},
    instruction={},
    formatted=PromptBlocks(system_prompt="", context_block="", instruction_block=""),
)


def bond(trust: float = 0.62, *, changes: int = 2, style: str = "secure") -> Relationship:
    history = [
        TrustEntry(
            timestamp=NOW - timedelta(hours=3 * (changes - number)),
            trust=0.5 + number / 100,
            delta=0.01,
            reason=f"reason {number}",
        )
        for number in range(changes)
    ]
    state = RelationshipState(depth=0.1, familiarity=0.1, rapport=0.1, turn_count=9)
    return Relationship(
        trust=trust, trust_history=history, attachment_style=style, unhealthy_patterns=[], relationship_state=state
    )  # fmt: skip


def feeling(primary: str = "joy", secondary: str | None = "hope", intensity: float = 0.6) -> StateView:
    return StateView(
        emotion=Emotion(V=0.5, A=0.3, D=0.1), emotion_intensity=intensity, body_budget=0.9, prompt_data=NO_PROMPT,
        discrete_emotion=DiscreteEmotion(primary=primary, secondary=secondary, intensity=intensity),
        needs=Needs(belonging=0.8, competence=0.35, autonomy=1.0),
    )  # fmt: skip


@dataclass
class KnownSessions:
    """An engine that only answers, from what a test puts in."""

    bonds: dict[str, Relationship] = field(default_factory=dict)
    states: dict[str, StateView] = field(default_factory=dict)
    grounds: dict[str, tuple[str, ...]] = field(default_factory=dict)

    async def relationship(self, session: str, *, at: datetime, history_limit: int = 100) -> Relationship:
        return _found(self.bonds, session)

    async def state(self, session: str, *, at: datetime) -> StateView:
        return _found(self.states, session)

    async def because(self, session: str, *, at: datetime) -> tuple[str, ...]:
        _found(self.bonds, session)
        return self.grounds.get(session, ())


class NothingToSay:
    """Explains nothing: what the commands show by themselves."""

    async def mood(self, session: str, person: int) -> MoodWhy:
        return MoodWhy(missing="Nothing.")

    async def trust(self, session: str, person: int, changes: object) -> Quotes:
        return Quotes()

    async def attachment(self, session: str, person: int, grounds: object) -> Quotes:
        return Quotes()


def _found(known: dict, session: str) -> Relationship | StateView:
    if session not in known:
        raise SessionNotFoundError(session)
    return known[session]


@dataclass(frozen=True)
class JustTheEngine:
    """What the cog needs of the services."""

    engine: KnownSessions
    persona: Persona
    explaining: NothingToSay = field(default_factory=NothingToSay)

    def clock(self) -> datetime:
        return NOW


class Tree(app_commands.CommandTree):
    """Says the sentence of an error, as the app does."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        if not isinstance(error, app_commands.CommandInvokeError) or not isinstance(
            error.original, SonderError
        ):
            raise error
        await interaction.followup.send(str(error.original), ephemeral=True)


class SmallBot(commands.AutoShardedBot):
    """The bot with nothing but this cog."""

    def __init__(self, services: JustTheEngine) -> None:
        intents = discord.Intents(guilds=True, dm_messages=True)
        super().__init__(commands.when_mentioned, intents=intents, tree_cls=Tree, shard_count=1)
        self.services = services

    async def setup_hook(self) -> None:
        await self.load_extension("cogs.relationship")
        await self.tree.sync()


@pytest.fixture
def engine() -> KnownSessions:
    return KnownSessions()


@pytest.fixture
def simcord_bot(engine: KnownSessions) -> SmallBot:
    return SmallBot(JustTheEngine(engine, Persona(identity=Identity(name="Wren"))))


@pytest.fixture
def alice(simcord_env: simcord.Env) -> simcord.UserHandle:
    user = simcord_env.create_user("alice")
    simcord_env.create_guild().add_member(user)
    return user


@pytest.fixture
def dm(alice: simcord.UserHandle, engine: KnownSessions) -> str:
    """Alice's DM, in which she has talked before."""
    session = f"dm:{alice.id}"
    engine.bonds[session] = bond()
    engine.states[session] = feeling()
    return session


def shown(result: simcord.InteractionResult) -> discord.Embed:
    """The one embed of the one answer, which is for the asker alone."""
    (answer,) = [
        *result.followups,
        *([result.response] if result.response and result.response.embeds else []),
    ][:1]
    assert answer.ephemeral
    (embed,) = answer.embeds
    return embed


def answers(result: simcord.InteractionResult) -> list:
    return [*([result.response] if result.response else []), *result.followups]


# --- trust -----------------------------------------------------------------------------------------


async def test_trust_shows_the_level_the_newest_changes_first_and_a_picture(
    alice: simcord.UserHandle, dm: str
) -> None:
    result = await alice.slash("trust")
    embed = shown(result)
    assert embed.title == "Trust: growing (0.62)"
    assert embed.fields[0].value.splitlines() == [
        "`+0.010` reason 1, 3 hours ago",
        "`+0.010` reason 0, 6 hours ago",
    ]
    (picture,) = [file for answer in answers(result) for file in answer.attachments][:1]
    assert embed.image.url.endswith(picture.filename)
    assert "0.62 now" in picture.description


async def test_only_the_last_few_changes_are_listed(
    alice: simcord.UserHandle, dm: str, engine: KnownSessions
) -> None:
    engine.bonds[dm] = bond(changes=40)
    listed = shown(await alice.slash("trust")).fields[0].value.splitlines()
    assert len(listed) == 5
    assert "reason 39" in listed[0]


async def test_trust_without_a_change_says_how_it_starts(
    alice: simcord.UserHandle, dm: str, engine: KnownSessions
) -> None:
    engine.bonds[dm] = bond(0.5, changes=0)
    embed = shown(await alice.slash("trust"))
    assert embed.title == "Trust: open (0.50)"
    assert embed.fields[0].value.startswith("Nothing yet")


@pytest.mark.parametrize(("trust", "word"), [(0.0, "shaken"), (0.3, "careful"), (0.7, "good"), (1.0, "deep")])
async def test_every_level_has_a_word(
    alice: simcord.UserHandle, dm: str, engine: KnownSessions, trust: float, word: str
) -> None:
    engine.bonds[dm] = bond(trust)
    assert shown(await alice.slash("trust")).title.startswith(f"Trust: {word} ")


async def test_trust_is_told_in_full_where_no_picture_can_be_drawn(
    simcord_env: simcord.Env, alice: simcord.UserHandle, dm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(*_: object, **__: object) -> bytes:
        raise OSError("read-only")

    monkeypatch.setattr(simcord_env.bot.extensions["cogs.relationship"], "trust_picture", nowhere)
    result = await alice.slash("trust")
    embed = shown(result)
    assert "reason 1" in embed.fields[0].value
    assert embed.fields[1].name == "Picture"
    assert not any(answer.attachments for answer in answers(result))


async def test_the_picture_goes_up_to_now(
    simcord_env: simcord.Env, alice: simcord.UserHandle, dm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[list[tuple[datetime, float]]] = []

    def kept(entries: list[tuple[datetime, float]], *, title: str) -> bytes:
        drawn.append(entries)
        picture = BytesIO()
        Image.new("RGB", (1, 1)).save(picture, format="PNG")
        return picture.getvalue()

    monkeypatch.setattr(simcord_env.bot.extensions["cogs.relationship"], "trust_picture", kept)
    await alice.slash("trust")
    assert drawn == [[(NOW - timedelta(hours=6), 0.5), (NOW - timedelta(hours=3), 0.51), (NOW, 0.62)]]


# --- attachment ------------------------------------------------------------------------------------


@pytest.mark.parametrize("style", ["secure", "anxious", "avoidant", "fearful"])
async def test_attachment_says_the_style_its_meaning_and_its_grounds(
    alice: simcord.UserHandle, dm: str, engine: KnownSessions, style: str
) -> None:
    engine.bonds[dm] = bond(style=style)
    engine.grounds[dm] = ("you often asked whether everything is fine", "you wrote on 9 days")
    embed = shown(await alice.slash("attachment"))
    assert embed.title == f"Attachment: {style}"
    assert embed.description.endswith(".")
    assert embed.fields[0].value == "- you often asked whether everything is fine\n- you wrote on 9 days"
    assert "no diagnosis" in embed.footer.text


async def test_attachment_without_grounds_says_that_it_is_too_early(
    alice: simcord.UserHandle, dm: str
) -> None:
    embed = shown(await alice.slash("attachment"))
    assert "too early" in embed.title
    assert "secure" not in f"{embed.title}{embed.description}"


# --- mood ------------------------------------------------------------------------------------------


async def test_mood_says_the_feeling_its_strength_and_the_needs_as_bars(
    alice: simcord.UserHandle, dm: str
) -> None:
    embed = shown(await alice.slash("mood"))
    assert embed.title == "Mood: joy with some hope"
    assert embed.description == "How strong it is: strong (0.60, where 0 is nothing and 1 the most)."
    assert embed.fields[0].name == "How well Wren's needs are met"
    assert embed.fields[0].value.splitlines()[1:-1] == [
        "belonging  ████████░░  80%",
        "competence ████░░░░░░  35%",
        "autonomy   ██████████ 100%",
    ]


async def test_a_plain_feeling_stands_alone(
    alice: simcord.UserHandle, dm: str, engine: KnownSessions
) -> None:
    engine.states[dm] = feeling("neutral", None, 0.0)
    embed = shown(await alice.slash("mood"))
    assert embed.title == "Mood: neutral"
    assert embed.description == "How strong it is: hardly there (0.00, where 0 is nothing and 1 the most)."


# --- where it is asked -----------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["trust", "attachment", "mood"])
async def test_before_the_first_talk_there_is_a_kind_sentence(
    simcord_env: simcord.Env, alice: simcord.UserHandle, command: str
) -> None:
    result = await alice.slash(command)
    (told,) = [answer for answer in answers(result) if answer.content]
    assert told.ephemeral
    assert "haven't talked here yet" in told.content
    simcord.assert_error(simcord_env, PolitelyRefusedError)


@pytest.mark.parametrize("command", ["trust", "attachment", "mood"])
async def test_a_channel_shows_its_own_session_and_never_the_dm(
    simcord_env: simcord.Env, alice: simcord.UserHandle, dm: str, engine: KnownSessions, command: str
) -> None:
    channel = simcord_env.guild.create_text_channel("general")
    member = simcord_env.guild.add_member(simcord_env.create_user("bob"))
    await member.slash(channel, command)
    simcord.assert_error(simcord_env, PolitelyRefusedError)
    session = f"channel:{channel.id}"
    engine.bonds[session], engine.states[session] = bond(0.9, style="anxious"), feeling("pride")
    engine.grounds[session] = ("something",)
    titles = {
        "trust": "Trust: deep (0.90)",
        "attachment": "Attachment: anxious",
        "mood": "Mood: pride with some hope",
    }
    assert shown(await member.slash(channel, command)).title == titles[command]


async def test_another_person_in_their_dm_sees_nothing_of_alice(simcord_env: simcord.Env, dm: str) -> None:
    bob = simcord_env.create_user("bob")
    simcord_env.guild.add_member(bob)
    await bob.slash("trust")
    simcord.assert_error(simcord_env, PolitelyRefusedError)


async def test_the_commands_exist_in_servers_and_dms_for_servers_and_people(simcord_env: simcord.Env) -> None:
    for command in simcord_env.bot.tree.get_commands():
        told = command.to_dict(simcord_env.bot.tree)
        assert (sorted(told["contexts"]), sorted(told["integration_types"])) == ([0, 1], [0, 1])
