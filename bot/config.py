"""Everything an operator can set: one strict, frozen object from `config.toml`, secrets from the environment."""

from __future__ import annotations

import re
import tomllib
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import StartError
from bot.helplines import LINES
from bot.mistakes import mistakes

Hour = Annotated[int, Field(ge=0, le=23)]
Trait = Annotated[float, Field(ge=0, le=1)]
Phrases = list[Annotated[str, Field(max_length=200)]]
"""What a character holds dear or is after, no longer than the engine takes it."""


class Section(BaseModel):
    """A table of the file: a misspelt key is an error, never ignored, and so is a value of another kind."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class StoreSection(Section):
    """Where everything is kept."""

    url: str = "sqlite:///sonder.db"

    @field_validator("url")
    @classmethod
    def _holds_no_password(cls, value: str) -> str:
        if re.search(r"://[^/@]*:[^/@]*@", value):
            raise ValueError("must hold no password: put the whole address into SONDER_STORE_URL instead")
        return value


class EngineSection(Section):
    """Where the emotion engine runs: in the bot's own store, or behind HTTP."""

    mode: Literal["embedded", "remote"] = "embedded"
    base_url: str = ""
    timeout_seconds: Annotated[float, Field(gt=0, le=120)] = 20
    requests_per_minute: Annotated[int, Field(ge=6, le=1_000_000)] = 600
    allow_http: bool = False

    @field_validator("base_url")
    @classmethod
    def _without_version(cls, value: str) -> str:
        return value.strip().rstrip("/").removesuffix("/v1")

    @model_validator(mode="after")
    def _can_be_reached_safely(self) -> Self:
        if self.mode == "embedded":
            return self
        address = urlsplit(self.base_url)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ValueError("base_url must be the engine's address and start with https://")
        if address.username or address.password:
            raise ValueError("base_url must hold no name and no key: the key goes into SONDER_ENGINE_KEY")
        if address.scheme == "http" and not self.allow_http and not _is_this_machine(address.hostname):
            raise ValueError(
                "base_url must start with https://, or what people say travels unprotected; allow_http = true allows it all the same"
            )
        return self


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class MindSection(Section):
    """How the character reads what is written to it."""

    reader: Literal["built-in", "semantic"] = "built-in"


class VoiceSection(Section):
    """The language model that speaks; with no `base_url` the offline voice does."""

    base_url: str = ""
    model: str = ""
    timeout_seconds: Annotated[float, Field(gt=0, le=600)] = 30
    max_tokens: Annotated[int, Field(ge=16, le=4000)] = 300
    memory_lines: Annotated[int, Field(ge=0, le=24)] = 20

    @field_validator("base_url")
    @classmethod
    def _is_a_web_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value.rstrip("/")


class TraitsSection(Section):
    """The personality in six traits, each from 0 to 1; an unset one is the preset's."""

    O: Trait | None = None
    C: Trait | None = None
    E: Trait | None = None
    A: Trait | None = None
    N: Trait | None = None
    H: Trait | None = None


class PersonaSection(Section):
    """Who the character is: a preset, and what differs from it."""

    preset: str = "cheerful_companion"
    name: str | None = Field(default=None, min_length=1, max_length=32)
    role: str | None = Field(default=None, max_length=500)
    core_values: Phrases | None = Field(default=None, max_length=20)
    speaking_style: str | None = Field(default=None, max_length=500)
    goals: Phrases | None = Field(default=None, max_length=20)
    personality: TraitsSection = TraitsSection()


class OutreachSection(Section):
    """The defaults and the ceilings of messages that nobody asked for just now."""

    enabled: bool = True
    cooldown_hours: Annotated[float, Field(ge=0, le=8760)] = 4
    per_day: Annotated[int, Field(ge=1, le=24)] = 1
    per_week: Annotated[int, Field(ge=1, le=100)] = 3
    ceiling_per_day: Annotated[int, Field(ge=1, le=24)] = 3
    ceiling_per_week: Annotated[int, Field(ge=1, le=100)] = 10
    quiet_from: Hour = 21
    quiet_to: Hour = 9
    hours_after_their_message: Annotated[float, Field(ge=0, le=168)] = 2
    first_contacts_per_hour: Annotated[int, Field(ge=1, le=1000)] = 10
    consent_days: Annotated[int, Field(ge=1, le=365)] = 90
    sends_per_minute: Annotated[int, Field(ge=1, le=1000)] = 20

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.per_day > self.ceiling_per_day or self.per_week > self.ceiling_per_week:
            raise ValueError("per_day and per_week must not be above their ceilings")
        if self.quiet_from == self.quiet_to:
            raise ValueError("quiet_from and quiet_to must differ, or there are no quiet hours at night")
        return self


class CareSection(Section):
    """What we owe people where a country makes a difference."""

    country: str | None = None

    @field_validator("country")
    @classmethod
    def _has_help_lines(cls, value: str | None) -> str | None:
        if value is not None and value not in LINES:
            raise ValueError(
                f"no help lines are known for it; leave it out for the international directory, or choose one of {', '.join(LINES)}"
            )
        return value


class RetentionSection(Section):
    """How long things are kept, in days. 0 keeps no message text beyond the reply."""

    message_text_days: Annotated[int, Field(ge=0, le=3650)] = 30
    receipts_days: Annotated[int, Field(ge=1, le=3650)] = 90
    closed_cases_days: Annotated[int, Field(ge=1, le=3650)] = 180


class LogSection(Section):
    """How much is said on standard error."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"


class DiscordSection(Section):
    """What we ask of Discord."""

    message_content: bool = False
    shards: Annotated[int, Field(ge=0, le=10_000)] = 0
    shards_per_process: Annotated[int, Field(ge=0, le=10_000)] = 0

    @model_validator(mode="after")
    def _divide(self) -> Self:
        if self.shards_per_process and not self.shards:
            raise ValueError("shards_per_process needs shards: how many there are in all")
        return self


class Config(Section):
    """The whole configuration. `load` reads it; every field has a default that suits a laptop."""

    discord: DiscordSection = DiscordSection()
    store: StoreSection = StoreSection()
    persona: PersonaSection = PersonaSection()
    engine: EngineSection = EngineSection()
    mind: MindSection = MindSection()
    voice: VoiceSection = VoiceSection()
    outreach: OutreachSection = OutreachSection()
    care: CareSection = CareSection()
    retention: RetentionSection = RetentionSection()
    log: LogSection = LogSection()


class Secrets(BaseSettings):
    """What never stands in a file that is shared: from the environment, or from `.env` in the working directory."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    DISCORD_TOKEN: SecretStr = SecretStr("")
    SONDER_MODEL_KEY: SecretStr = SecretStr("")
    SONDER_STORE_URL: SecretStr = SecretStr("")
    SONDER_ENGINE_KEY: SecretStr = SecretStr("")
    SONDER_MODEL_URL: str = ""
    SONDER_MODEL: str = ""


def load(path: Path, *, must_exist: bool) -> Config:
    """Read the configuration. Raises StartError naming every mistake at once; a missing file is one only if it must exist."""
    if not path.exists():
        if must_exist:
            raise StartError(
                f"There is no {path}. Copy config.example.toml to {path}, or leave --config out to use the defaults."
            )
        return Config()
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise StartError(
            f"{path} cannot be read. Check that it is a text file in UTF-8 and that you may read it."
        ) from problem
    except tomllib.TOMLDecodeError as problem:
        raise StartError(
            f"{path} is not valid TOML: {problem}. Compare it with config.example.toml."
        ) from problem
    try:
        return Config.model_validate(values)
    except ValidationError as problem:
        raise StartError(
            f"{path} has settings that cannot be used: {mistakes(problem)}. config.example.toml shows every setting."
        ) from None


def with_environment(config: Config, secrets: Secrets) -> Config:
    """The voice may be named by the environment alone (SONDER_MODEL_URL, SONDER_MODEL), and the store (SONDER_STORE_URL)."""
    changed: dict[str, Any] = {}
    if secrets.SONDER_MODEL_URL:
        changed["base_url"] = secrets.SONDER_MODEL_URL
    if secrets.SONDER_MODEL:
        changed["model"] = secrets.SONDER_MODEL
    try:
        voice = VoiceSection.model_validate(config.voice.model_dump() | changed)
    except ValidationError as problem:
        raise StartError(f"SONDER_MODEL_URL or SONDER_MODEL cannot be used: {mistakes(problem)}.") from None
    if voice.base_url and not voice.model:
        raise StartError(
            "A model's address is set but not its name. Set voice.model in config.toml, or SONDER_MODEL."
        )
    url = secrets.SONDER_STORE_URL.get_secret_value()
    store = config.store.model_copy(update={"url": url}) if url else config.store
    return config.model_copy(update={"voice": voice, "store": store})
