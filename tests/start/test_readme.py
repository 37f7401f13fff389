"""What the README promises in numbers and names holds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import discord

from bot.config import Config
from bot.engine.wire import LONGEST_TEXT
from bot.errors import Exit
from bot.serve_commands import OWN_FILE

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_permissions_in_the_invitation_are_the_ones_that_are_named():
    named = discord.Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        embed_links=True,
        attach_files=True,
        read_message_history=True,
    )
    assert set(re.findall(r"permissions=(\d+)|number (\d+)", README)) == {
        (str(named.value), ""),
        ("", str(named.value)),
    }


def test_every_exit_status_is_in_the_table():
    section = README.partition("| status | meaning |")[2].partition("\n\n")[0]
    told = {int(status) for status in re.findall(r"^\| (\d+) \|", section, re.MULTILINE)}
    assert told == {status.value for status in Exit} - {Exit.OK, Exit.FAILED}


def test_every_piece_of_configuration_in_it_is_valid():
    blocks = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    assert len(blocks) >= 2
    for block in blocks:
        Config.model_validate(tomllib.loads(block))


def test_every_link_into_the_repository_leads_somewhere():
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if not link.startswith(("http", "#"))]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_link_within_it_leads_to_a_heading():
    headings = {title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", README, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings


def test_what_it_says_of_the_engine_over_http_is_so():
    section = README.split("## The engine over HTTP")[1].split("\n## ")[0]
    assert f"{LONGEST_TEXT:,} characters in a message" in " ".join(section.split())
    assert f"`{OWN_FILE}`" in section


def test_the_lock_holds_every_library_with_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        re.split(r"[\[<>=~]", line)[0].lower().replace("_", "-").replace(".", "-")
        for line in project["dependencies"]
    }
    locked = {
        name.lower().replace("_", "-").replace(".", "-")
        for name in re.findall(r"^([A-Za-z0-9_.-]+)==", lock, re.MULTILINE)
    }
    assert wanted <= locked
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", lock.strip()))
    assert "://" not in lock
