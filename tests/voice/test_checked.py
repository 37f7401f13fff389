"""Whether a text that breaks a rule is rewritten once, then replaced by ours, and never sent."""

from __future__ import annotations

import pytest
from making import asked, wanted

from bot.errors import VoiceUnavailableError
from bot.voice import checked as module
from bot.voice.checked import FAREWELL, Checked, checked_opening, checked_reply
from bot.voice.lint import lint
from bot.voice.port import Asked, Wanted

BAD = "I miss you, it's been three days."
GOOD = "Want a riddle?"


class Scripted:
    """A voice that says what it was given, in order, and keeps what it was asked."""

    title, offline = "scripted", False

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)
        self.jobs: list[Asked | Wanted] = []

    async def reply(self, asked: Asked) -> str:
        self.jobs.append(asked)
        return self.texts.pop(0)

    async def opening(self, wanted: Wanted) -> str:
        self.jobs.append(wanted)
        return self.texts.pop(0)


class Broken(Scripted):
    async def opening(self, wanted: Wanted) -> str:
        raise VoiceUnavailableError("The language model cannot be used right now.")


async def test_a_good_first_draft_goes_out_as_it_is():
    assert await checked_opening(Scripted(GOOD), wanted()) == Checked(GOOD, 0)


async def test_a_bad_draft_is_rewritten_once_with_a_word_on_what_was_wrong():
    voice = Scripted(BAD, GOOD)
    assert await checked_opening(voice, wanted(seed=7)) == Checked(GOOD, 1)
    first, second = voice.jobs
    assert "counts absence, suffering" in second.prompt.formatted.instruction_block
    assert (first.seed, second.seed) == (7, 8)


async def test_after_two_bad_drafts_a_line_of_ours_goes_out():
    result = await checked_opening(Scripted(BAD, BAD), wanted())
    assert result.blocked == 2
    assert result.text not in {None, BAD}
    assert lint(result.text or BAD) == ()


async def test_when_even_ours_fails_there_is_silence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "OfflineVoice", lambda: Scripted(BAD))
    assert await checked_opening(Scripted(BAD, BAD), wanted()) == Checked(None, 3)


async def test_an_ordinary_reply_is_not_checked():
    voice = Scripted("Are you still there? I miss tea.")
    assert await checked_reply(voice, asked("hi")) == Checked("Are you still there? I miss tea.", 0)


async def test_a_farewell_with_a_hook_never_goes_out():
    voice = Scripted("Wait, one more thing?", "Leaving already?")
    result = await checked_reply(voice, asked("good night", goodbye=True))
    assert result.blocked == 2
    assert result.text is not None
    assert lint(result.text, after_goodbye=True) == ()


async def test_a_goodbye_is_always_answered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "OfflineVoice", lambda: Scripted(BAD))
    result = await checked_reply(Scripted(BAD, BAD), asked("bye", goodbye=True))
    assert result == Checked(FAREWELL, 3)
    assert lint(FAREWELL, after_goodbye=True) == ()


async def test_a_voice_that_cannot_speak_says_so():
    with pytest.raises(VoiceUnavailableError):
        await checked_opening(Broken(), wanted())
