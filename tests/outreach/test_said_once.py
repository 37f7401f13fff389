"""What was written first lately is not written first again, word for word, whoever found the words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from house import HandClock, config_in, house
from test_tick import Discord, evening, say, until

from bot.config import Secrets
from bot.engine.port import Wishes
from bot.opening import SAID_LATELY
from bot.services import Services, open_services
from bot.voice.book import INVITATIONS
from bot.voice.port import Asked, Wanted

ONE = "Fancy a round of twenty questions?"


@dataclass
class Parrot:
    """A language model that always finds the same words."""

    title: str = "a test's voice"
    offline: bool = False
    prompts: list[str] = field(default_factory=list)

    async def reply(self, asked: Asked) -> str:
        return "I see."

    async def opening(self, wanted: Wanted) -> str:
        self.prompts.append(wanted.prompt.formatted.instruction_block)
        return "Shall we name the clouds, if you like?"


async def written(services: Services, clock: HandClock, *, days: int) -> list[str]:
    """What came over that time to somebody who always answers."""
    await evening(services, clock)
    elsewhere, seen = Discord(), 0
    for day in range(days):
        await until(services, clock, elsewhere, days=1)
        if len(elsewhere.arrived) > seen:
            seen = len(elsewhere.arrived)
            await say(services, "that was nice, thank you", message=9001 + day)
    return [text.split("\n")[0] for text in elsewhere.arrived.values()]


def repeated(texts: list[str]) -> list[str]:
    return [text for at, text in enumerate(texts) if text in texts[max(0, at - SAID_LATELY) : at]]


def always_the_same(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine elsewhere has one message for everything."""
    wishes = services.engine.wishes

    async def same(*given: Any, **options: Any) -> Wishes:
        found = await wishes(*given, **options)
        return replace(found, actions=tuple(one.model_copy(update={"message": ONE}) for one in found.actions))

    monkeypatch.setattr(services.engine, "wishes", same)


async def test_what_the_engine_offers_comes_once(services: Services, clock: HandClock):
    texts = await written(services, clock, days=40)
    assert len(texts) > 2 * SAID_LATELY - 4
    assert repeated(texts) == []


async def test_an_engine_that_repeats_itself_is_heard_once_and_then_we_find_words(
    services: Services, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    always_the_same(services, monkeypatch)
    texts = await written(services, clock, days=40)
    assert texts[0] == ONE
    assert repeated(texts) == []


async def test_it_holds_where_no_words_are_kept(
    tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    async with house(tmp_path, clock, retention={"message_text_days": 0}) as services:
        always_the_same(services, monkeypatch)
        await evening(services, clock)
        elsewhere = Discord()
        for day in range(20):
            await until(services, clock, elsewhere, days=1)
            await services.privacy.prune()
            await say(services, "that was nice, thank you", message=9001 + day)
        texts = [text.split("\n")[0] for text in elsewhere.arrived.values()]
        assert len(texts) >= 5
        assert repeated(texts) == []


async def test_a_model_that_repeats_itself_is_told_so_and_then_we_find_words(
    tmp_path: Path, clock: HandClock
):
    voice = Parrot()
    async with open_services(config_in(tmp_path), Secrets(_env_file=None), clock, voice=voice) as services:
        texts = await written(services, clock, days=20)
        counts = (await services.outreach.health(since=clock.now)).counts
    assert len(texts) >= 5
    assert repeated(texts) == []
    assert any("said before" in prompt for prompt in voice.prompts)
    assert "drafts_blocked" not in counts


def test_every_reason_has_more_words_than_are_remembered():
    for sayings in INVITATIONS.values():
        for lively in (True, False):
            fitting = [one for one in sayings if one.suits("calm", lively=lively)]
            assert len(fitting) > SAID_LATELY
