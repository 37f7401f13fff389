"""Alerts are posted and kept up to date, whatever Discord refuses meanwhile; admins choose where, and see the list."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import simcord
from moderation_server import QUOTE, START, Server, SmallBot, fields, labels, small_bot

from bot.engine.wire import UnhealthyPattern
from bot.errors import PolitelyRefusedError


@pytest.fixture
async def simcord_bot(tmp_path: Path) -> AsyncIterator[SmallBot]:
    async with small_bot(tmp_path) as bot:
        yield bot


@pytest.fixture
def server(simcord_env: simcord.Env) -> Server:
    return Server(simcord_env)


# --- posting ---------------------------------------------------------------------------------------


async def test_an_alert_says_what_a_moderator_needs_and_quotes_nobody(server: Server) -> None:
    await server.choose()
    await server.see()
    embed = server.alert.embeds[0]
    said = fields(server.alert)
    assert embed.title == "Case 1: overdependence, moderate"
    assert said["Member"] == f"<@{server.alice.id}>"
    assert (said["Since"], said["Noticed"], said["State"]) == ("2 March 2026", "1 time on 1 day", "Open")
    assert f"https://discord.com/channels/{server.guild.id}/{server.general.id}/" in said["Where"]
    assert "Say hello" in said["What may help"]
    assert QUOTE not in str(embed.to_dict())
    assert labels(server.alert) == ["Acknowledge", "Resolve", "False alarm"]


async def test_an_alert_pings_nobody_and_carries_its_nonce(server: Server) -> None:
    await server.choose()
    await server.see()
    (request,) = [
        r
        for r in server.env.http_requests
        if r.method == "POST" and r.path.endswith(f"/{server.mods_only.id}/messages")
    ]
    assert request.json["allowed_mentions"]["parse"] == []
    assert request.json["enforce_nonce"] is True
    assert len(request.json["nonce"]) == 24


async def test_a_mild_finding_posts_nothing_and_stands_in_the_list(server: Server) -> None:
    await server.choose()
    await server.see("mild")
    assert server.alerts == []
    listed = await server.admin.slash(server.general, "alerts list")
    assert "overdependence, mild" in listed.response.embeds[0].description


async def test_more_findings_edit_the_one_alert(server: Server) -> None:
    await server.choose()
    await server.see()
    await server.see("severe")
    assert server.alert.embeds[0].title.endswith("severe")
    assert fields(server.alert)["Noticed"] == "2 times on 1 day"


async def test_cases_from_before_a_channel_was_chosen_are_posted_then(server: Server) -> None:
    await server.see()
    assert server.alerts == []
    await server.choose()
    assert labels(server.alert)


async def test_what_a_stopped_process_left_is_posted_at_the_start(server: Server) -> None:
    await server.choose()
    server.env.inject_error("POST", "/channels/*/messages", status=500)
    await server.see()
    assert server.alerts == []
    await server.env.restart_bot(SmallBot(server.services))
    await server.env.settle()
    assert server.alert.embeds[0].title.startswith("Case 1")


async def test_a_deleted_alert_of_an_open_case_is_posted_again(server: Server) -> None:
    await server.choose()
    await server.see()
    first = server.alert
    await (await server.env.bot.get_channel(server.mods_only.id).fetch_message(first.id)).delete()
    await server.see()
    assert server.alert.id != first.id
    assert await server.waiting() == 0


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (403, 50001), (404, 10003), (500, 0)])
async def test_what_discord_refuses_waits_and_is_posted_later(server: Server, status: int, code: int) -> None:
    await server.choose()
    server.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    await server.see()
    assert server.alerts == []
    assert await server.waiting() == 1
    await server.try_again()
    assert server.alert.embeds[0].title.startswith("Case 1")


async def test_an_edit_that_discord_refuses_waits_and_happens_later(server: Server) -> None:
    await server.choose()
    await server.see()
    server.env.inject_error("PATCH", "/channels/*/messages/*", status=403, code=50001)
    await server.see("severe")
    assert server.alert.embeds[0].title.endswith("moderate")
    await server.try_again()
    assert server.alert.embeds[0].title.endswith("severe")


# --- commands --------------------------------------------------------------------------------------


async def test_choosing_a_hidden_channel_is_confirmed_without_a_warning(server: Server) -> None:
    said = await server.choose()
    assert said.startswith(f"Alerts go to {server.mods_only.mention}")
    assert "Everybody" not in said


async def test_choosing_a_channel_that_everybody_reads_comes_with_a_warning(server: Server) -> None:
    assert "Everybody in this server can read that channel" in await server.choose(server.general)


async def test_a_channel_where_we_may_not_post_is_refused_by_name_of_what_is_missing(server: Server) -> None:
    silent = {server.guild.me: discord.PermissionOverwrite(send_messages=False, embed_links=False)}
    channel = server.guild.create_text_channel("quiet", overwrites=silent)
    said = await server.choose(channel)
    assert "Send Messages and Embed Links" in said
    simcord.assert_error(server.env, PolitelyRefusedError)
    assert await server.services.moderation.alert_channel(server.guild.id) is None


async def test_only_admins_see_the_commands(server: Server) -> None:
    assert "alerts" not in " ".join(server.alice.available_commands(server.general))
    assert "alerts" in " ".join(server.admin.available_commands(server.general))


@pytest.mark.parametrize("command", ["channel", "list"])
async def test_a_member_whom_an_override_lets_in_is_still_refused(server: Server, command: str) -> None:
    alerts = next(c for c in await server.env.bot.tree.fetch_commands() if c.name == "alerts")
    server.guild.set_command_permissions(alerts, {server.alice: True})
    options = {"channel": server.general} if command == "channel" else {}
    result = await server.alice.slash(server.general, f"alerts {command}", **options)
    assert "Manage Server" in result.response.content
    simcord.assert_error(server.env, PolitelyRefusedError)
    assert await server.services.moderation.alert_channel(server.guild.id) is None


async def test_the_list_says_when_nothing_is_open_and_where_alerts_go(server: Server) -> None:
    before = (await server.admin.slash(server.general, "alerts list")).response.embeds[0].description
    assert "Nothing is open" in before
    assert "`/alerts channel`" in before
    await server.choose()
    after = await server.admin.slash(server.general, "alerts list")
    assert server.mods_only.mention in after.response.embeds[0].description
    assert after.ephemeral


async def test_the_list_links_to_the_alert_and_quotes_nobody(server: Server) -> None:
    await server.choose()
    await server.see()
    listed = (await server.admin.slash(server.general, "alerts list")).response.embeds[0].description
    assert f"channels/{server.guild.id}/{server.mods_only.id}/{server.alert.id}" in listed
    assert QUOTE not in listed


async def test_a_long_list_fits_an_embed_and_says_how_many_more_there_are(server: Server) -> None:
    for person in range(20):
        finding = UnhealthyPattern(type="x" * 80, severity="severe", description=QUOTE, first_detected=START)
        await server.services.moderation.found(
            guild=server.guild.id, channel=server.general.id, session=f"channel:{server.general.id}",
            person=10**18 + person, message=person, findings=[finding],
        )  # fmt: skip
    await server.choose()
    listed = (await server.admin.slash(server.general, "alerts list")).response.embeds[0].description
    assert "and 8 more" in listed
    assert len(listed) <= 4096
