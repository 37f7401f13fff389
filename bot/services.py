"""Everything the cogs may ask for, opened once and in order; the same for Discord, for the rehearsal and for the tests."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from bot import mind
from bot.clock import Clock
from bot.config import Config, EngineSection, MindSection, PersonaSection, Secrets
from bot.consent import Consent
from bot.conversation import Conversation
from bot.engine.embedded import EmbeddedEngine
from bot.engine.port import Engine, Reader
from bot.engine.presets import PRESETS
from bot.engine.remote import RemoteEngine
from bot.engine.wire import Identity, Persona, Personality
from bot.errors import StartError
from bot.explaining import ELSEWHERE, Explaining
from bot.moderation import Moderation
from bot.outreach import Outreach
from bot.planning import Planner, rules_of
from bot.privacy import Privacy
from bot.store.database import Database
from bot.voice.offline import OfflineVoice
from bot.voice.port import Voice


@dataclass(frozen=True, slots=True)
class Services:
    """What the house consists of."""

    clock: Clock
    config: Config
    persona: Persona
    db: Database
    engine: Engine
    voice: Voice
    conversation: Conversation
    consent: Consent
    outreach: Outreach
    moderation: Moderation
    privacy: Privacy
    explaining: Explaining
    remote: RemoteEngine | None = None
    """The engine once more, where it runs elsewhere: what waits to be told to it wants to be told now and then."""


@asynccontextmanager
async def open_services(
    config: Config, secrets: Secrets, clock: Clock, *, voice: Voice | None = None
) -> AsyncGenerator[Services]:
    """Open the store and the voice, and put the services around them. Raises StartError with a sentence.

    `voice` stands in for the configured one.
    """
    persona = persona_of(config.persona)
    async with (
        Database.open(config.store.url, at=clock()) as db,
        _remote(config.engine, secrets, clock, db) as remote,
        _voice(config, secrets, voice) as speaking,
    ):
        yield _furnish(config, clock, persona, db, speaking, remote)


@asynccontextmanager
async def _remote(
    section: EngineSection, secrets: Secrets, clock: Clock, db: Database
) -> AsyncGenerator[RemoteEngine | None]:
    """The engine behind HTTP, if the settings name one."""
    if section.mode == "embedded":
        yield None
        return
    key = secrets.SONDER_ENGINE_KEY.get_secret_value().strip()
    if not key or not key.isascii() or not key.isprintable():
        raise StartError(
            "The engine runs elsewhere, and there is no usable SONDER_ENGINE_KEY. Put the engine's key into the environment or into .env."
        )
    async with RemoteEngine.open(
        db, section.base_url, key, clock=clock, patience=timedelta(seconds=section.timeout_seconds),
        requests_per_minute=section.requests_per_minute,
    ) as remote:  # fmt: skip
        yield remote


@asynccontextmanager
async def _voice(config: Config, secrets: Secrets, given: Voice | None) -> AsyncGenerator[Voice]:
    settings = config.voice
    if given is not None:
        yield given
    elif not settings.base_url:
        yield OfflineVoice()
    else:
        from bot.voice.model import open_model_voice  # noqa: PLC0415 - two seconds of imports that the offline voice need not pay

        async with open_model_voice(
            base_url=settings.base_url, model=settings.model, key=secrets.SONDER_MODEL_KEY.get_secret_value() or None,
            timeout=timedelta(seconds=settings.timeout_seconds), max_tokens=settings.max_tokens,
        ) as model:  # fmt: skip
            yield model


def _furnish(
    config: Config, clock: Clock, persona: Persona, db: Database, voice: Voice, remote: RemoteEngine | None
) -> Services:
    read, read_and_tell = _readers(config.mind)
    engine: Engine = remote or EmbeddedEngine(db, read, keep_shared=config.retention.message_text_days > 0)
    own = config.outreach
    planner = Planner(engine=engine, rules=rules_of(own))
    moderation = Moderation(db=db, engine=engine, clock=clock)
    consent = Consent(db=db, engine=engine, persona=persona, defaults=own, planner=planner, clock=clock)
    lines = config.voice.memory_lines
    conversation = Conversation(
        db=db, engine=engine, voice=voice, persona=persona, consent=consent, planner=planner, moderation=moderation,
        country=config.care.country, memory_lines=lines, keep_text=config.retention.message_text_days > 0, clock=clock,
    )  # fmt: skip
    return Services(
        clock=clock, config=config, persona=persona, db=db, engine=engine, voice=voice, consent=consent, moderation=moderation,
        conversation=conversation,
        outreach=Outreach(db=db, engine=engine, voice=voice, persona=persona, planner=planner, memory_lines=lines, clock=clock),
        privacy=Privacy(
            db=db, moderation=moderation, retention=config.retention, in_order=conversation.in_order, clock=clock
        ),
        explaining=Explaining(
            db=db, read=read_and_tell, persona=persona, clock=clock, apart=ELSEWHERE if remote else timedelta()
        ), remote=remote,
    )  # fmt: skip


def _readers(section: MindSection) -> tuple[Reader, Reader]:
    """(what the engine reads by, the same that also tells which words it heard)."""
    if section.reader == "built-in":
        return partial(mind.read, explain=False), mind.read
    from bot.engine.semantic import open_reader  # noqa: PLC0415 - it opens an encoder that the built-in reader need not pay for

    reader = open_reader(mind.read)
    return reader, reader


def persona_of(section: PersonaSection) -> Persona:
    """The preset with what the operator changed in it. Raises StartError for a preset that does not exist."""
    preset = PRESETS.get(section.preset)
    if preset is None:
        raise StartError(
            f"persona.preset: there is no {section.preset!r}. Choose one of {', '.join(sorted(PRESETS))}."
        )
    own = section.model_dump(exclude_none=True, include={"name", "role", "core_values", "speaking_style"})
    traits = section.personality.model_dump(exclude_none=True)
    return Persona(
        identity=Identity.model_validate(preset.identity.model_dump() | own),
        personality=Personality.model_validate(preset.personality.model_dump() | traits),
        goals=section.goals if section.goals is not None else preset.goals,
    )
