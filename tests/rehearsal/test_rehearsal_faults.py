"""A bot that fails makes the rehearsal fail, in one sentence; a refusal in words does not."""

from __future__ import annotations

import logging

import pytest
from little_bot import LittleBot


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["boom"], "KeyError"),
        (["/broken"], "ZeroDivisionError"),
        (["/panel", "press break"], "ZeroDivisionError"),
        (["swallow"], "ValueError"),
    ],
)
async def test_an_error_inside_the_bot_is_one_sentence_and_a_status(play, caplog, lines, kind):
    played = await play(*lines, "and on")
    assert played.status == 1
    assert played.err.count("\n") == 1
    assert kind in played.err
    assert f"rehearsal.bot_error error={kind}" in caplog.text
    assert "Traceback" not in played.err + caplog.text
    assert "heard: and on" in played.texts("sonder")


async def test_a_loop_that_dies_while_time_passes_is_noticed(play):
    bot = LittleBot()
    played = await play(source=breaking(bot), bot=bot)
    assert played.status == 1
    assert "RuntimeError" in played.err


def breaking(bot):
    yield "hello"
    bot.cog.times = None
    bot.cog.watch.error(_raise)
    yield "wait 10m"


async def _raise(_cog, _error):
    raise RuntimeError


async def test_a_refusal_in_words_is_no_error(play):
    played = await play("/refuse")
    assert (played.status, played.err) == (0, "")
    assert played.texts("sonder") == ["That did not work."]


async def test_a_bot_that_cannot_start_is_told_in_one_sentence(play):
    played = await play("hello", bot=LittleBot(fails_to_start=True))
    assert played.status == 1
    assert "could not start here (RuntimeError)" in played.err
    assert played.out == ""


async def test_the_log_is_as_it_was_afterwards(play):
    before = [(handler, list(handler.filters)) for handler in logging.getLogger().handlers]
    await play("boom")
    assert [(handler, list(handler.filters)) for handler in logging.getLogger().handlers] == before


async def test_a_bot_that_works_for_long_is_waited_for(play, monkeypatch):
    monkeypatch.setattr("bot.rehearsal.SETTLE_SECONDS", 0.03)
    played = await play("think", "/ponder", "fill your=slow")
    assert played.texts("sonder") == ["heard: think", "Why?", "slow for 3 days"]
    assert (played.status, played.err) == (0, "")


async def test_a_bot_that_never_comes_to_rest_ends_the_rehearsal(play, monkeypatch):
    monkeypatch.setattr("bot.rehearsal.SETTLE_SECONDS", 0.02)
    monkeypatch.setattr("bot.rehearsal.rest.PATIENCE_SECONDS", 0.02)
    played = await play("think", "never said")
    assert played.status == 1
    assert "did not come to rest" in played.err
    assert played.texts("alice") == ["think"]
