"""The buttons under an alert: who may press them, what they do, and that they outlive a restart."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import simcord
from moderation_server import Server, SmallBot, fields, labels, small_bot


@pytest.fixture
async def simcord_bot(tmp_path: Path) -> AsyncIterator[SmallBot]:
    async with small_bot(tmp_path) as bot:
        yield bot


@pytest.fixture
def server(simcord_env: simcord.Env) -> Server:
    return Server(simcord_env)


# --- buttons ---------------------------------------------------------------------------------------


async def test_acknowledging_shows_who_did_it_and_leaves_two_buttons(server: Server) -> None:
    await server.choose()
    await server.see()
    await server.mod.click(server.alert, label="Acknowledge")
    said = fields(server.alert)
    assert said["State"] == "Acknowledged"
    assert said["What was done"] == f"Acknowledged by <@{server.mod.id}> on 2 March 2026"
    assert labels(server.alert) == ["Resolve", "False alarm"]
    assert await server.waiting() == 0


@pytest.mark.parametrize(("label", "state"), [("Resolve", "Resolved"), ("False alarm", "A false alarm")])
async def test_closing_takes_the_buttons_away(server: Server, label: str, state: str) -> None:
    await server.choose()
    await server.see()
    await server.mod.click(server.alert, label=label)
    assert fields(server.alert)["State"] == state
    assert labels(server.alert) == []
    assert await server.services.moderation.open_cases(server.guild.id) == []


async def test_a_false_alarm_tells_the_engine(server: Server) -> None:
    await server.choose()
    await server.see()
    await server.admin.click(server.alert, label="False alarm")
    assert server.engine.heard == [(f"channel:{server.general.id}", "overdependence", str(server.alice.id))]


async def test_the_buttons_work_after_a_restart(server: Server) -> None:
    await server.choose()
    await server.see()
    await server.env.restart_bot(SmallBot(server.services))
    await server.mod.click(server.alert, label="Resolve")
    assert fields(server.alert)["State"] == "Resolved"


async def test_a_member_who_is_no_moderator_is_told_so_and_changes_nothing(server: Server) -> None:
    open_channel = server.guild.create_text_channel("town-square")
    await server.choose(open_channel)
    await server.see()
    (alert,) = open_channel.history()
    pressed = await server.alice.click(alert, label="False alarm")
    assert pressed.ephemeral
    assert "moderators" in pressed.response.content
    (case,) = await server.services.moderation.open_cases(server.guild.id)
    assert case.acts == ()
    assert server.engine.heard == []


async def test_a_button_carried_into_another_server_does_nothing(server: Server) -> None:
    await server.choose()
    await server.see()
    elsewhere = server.env.create_guild("elsewhere")
    channel = elsewhere.create_text_channel("mods")
    boss = elsewhere.add_member(
        server.env.create_user("boss"),
        roles=[elsewhere.create_role("r", permissions=discord.Permissions(manage_guild=True))],
    )
    from cogs.moderation import buttons

    (case,) = await server.services.moderation.open_cases(server.guild.id)
    copied = await server.env.bot.get_channel(channel.id).send("copied", view=buttons(case))
    pressed = await boss.click(copied, label="Resolve")
    assert "moderators" in pressed.response.content
    assert await server.services.moderation.open_cases(server.guild.id) == [case]


async def test_pressing_an_alert_from_before_the_alerts_moved_updates_the_newer_one(server: Server) -> None:
    await server.choose()
    await server.see()
    older = server.alert
    newer_channel = server.guild.create_text_channel("new-mods")
    await server.choose(newer_channel)
    await server.mod.click(older, label="Resolve")
    (newer,) = newer_channel.history()
    assert fields(newer)["State"] == fields(server.alert)["State"] == "Resolved"
    assert labels(newer) == []


async def test_an_alert_that_shows_an_old_state_answers_with_a_sentence(server: Server) -> None:
    await server.choose()
    await server.see()
    await server.services.moderation.act("resolve", guild=server.guild.id, number=1, who=server.admin.id)
    pressed = await server.mod.click(server.alert, label="False alarm")
    (told,) = pressed.followups
    assert told.ephemeral
    assert "closed already" in told.content


async def test_an_unexpected_failure_ends_in_a_sentence(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    await server.choose()
    await server.see()
    server.engine.trouble = RuntimeError("boom")
    pressed = await server.mod.click(server.alert, label="False alarm")
    (told,) = pressed.followups
    assert told.ephemeral
    assert "press again" in told.content
    assert "boom" not in told.content
    assert "moderation.button_failed" in caplog.text
