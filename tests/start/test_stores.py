"""Which store a command takes: one process for a SQLite file, nothing made by a mistyped path, a sentence for what is none."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.alone import alone

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

ROOT = Path(__file__).parents[2]


SERVES = ("serve", "--port", "0", "--db")


@pytest.fixture
def serving(tmp_path: Path):
    """`sonder serve` as a process of its own, on engine.db in the test's folder."""
    child = subprocess.Popen(
        [sys.executable, "-m", "bot", *SERVES, "engine.db"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert child.stderr is not None
    assert any("api.listening" in line for line in child.stderr)
    yield child
    child.send_signal(signal.SIGTERM)
    child.communicate(timeout=250)


def test_a_file_that_is_served_is_refused_to_every_other_process_and_its_keys_are_not(
    serving: subprocess.Popen[str], sonder, tmp_path: Path
):
    (tmp_path / "link.db").symlink_to("engine.db")
    for command in (
        (*SERVES, "engine.db"),
        (*SERVES, f"sqlite:///{tmp_path}/engine.db"),
        (*SERVES, "link.db"),
        ("rehearse", "--db", "engine.db"),
    ):
        status, told = sonder(*command)
        assert (status, "one SQLite file serves one process" in told) == (69, True), told
    status, told = sonder("keys", "create", "--db", "engine.db", "--name", "laptop")
    assert status == 0
    (public,) = re.findall(r"^sonder_([0-9a-f]{12})_", told, re.MULTILINE)
    assert public in sonder("keys", "list", "--db", "engine.db")[1]
    assert sonder("keys", "revoke", public, "--db", "engine.db")[0] == 0


def test_a_server_is_refused_the_file_of_a_bot_that_runs(sonder, tmp_path: Path):
    with alone(f"sqlite:///{tmp_path}/sonder.db"):
        status, told = sonder(*SERVES, "sonder.db")
    assert (status, "serves another Sonder already" in told) == (69, True)
    assert not (tmp_path / "sonder.db").exists()


@pytest.mark.parametrize("command", [("list",), ("revoke", "0123456789ab")])
def test_looking_at_keys_makes_no_database(sonder, tmp_path: Path, command: tuple[str, ...]):
    status, told = sonder("keys", *command, "--db", "mistyped.db")
    assert (status, "There is no database" in told, "`sonder keys create`" in told) == (78, True, True)
    assert list(tmp_path.iterdir()) == []


def test_no_keys_are_a_sentence_and_in_json_nothing(sonder):
    public = re.findall(r"sonder_(\w{12})_", sonder("keys", "create", "--db", "k.db", "--name", "x")[1])
    assert len(public) == 1
    assert sonder(*SERVES, "nowhere/k.db")[0] == 78
    import sqlite3

    with sqlite3.connect("k.db") as file:
        file.execute("DELETE FROM api_keys")
    file.close()
    assert "There are no keys yet." in sonder("keys", "list", "--db", "k.db")[1]
    assert sonder("keys", "list", "--json", "--db", "k.db") == (0, "")


@pytest.mark.parametrize("command", [SERVES, ("keys", "create", "--name", "x", "--db")])
def test_no_folder_is_made_for_a_mistyped_path(sonder, tmp_path: Path, command: tuple[str, ...]):
    status, told = sonder(*command, "no/such/engine.db")
    assert (status, f"There is no folder {tmp_path}/no/such" in told) == (78, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [SERVES, ("keys", "create", "--name", "x", "--db"), ("rehearse", "--db")])
def test_a_folder_is_said_to_be_one(sonder, tmp_path: Path, command: tuple[str, ...]):
    (tmp_path / "stores").mkdir()
    status, told = sonder(*command, "stores")
    assert (status, "is a folder, no database" in told, "[Errno" in told) == (78, True, False)
    assert list(tmp_path.iterdir()) == [tmp_path / "stores"]


@pytest.mark.parametrize(
    "address",
    [
        "http://foo",
        "mysql://localhost/sonder",
        "mysql://me:secret@127.0.0.1/x",
        "sqlite://engine.db",
        "sqlite:kept.db",
        "sqlite:///",
        "",
    ],
)
@pytest.mark.parametrize(
    "command",
    [SERVES, ("keys", "list", "--db"), ("db", "copy", "postgresql://127.0.0.1/x"), ("rehearse", "--db")],
)
def test_an_address_of_another_kind_is_told_both_that_are(
    sonder, tmp_path: Path, command: tuple[str, ...], address: str
):
    status, told = sonder(*command, address)
    assert status == 78
    forms = ("sqlite:///sonder.db", "four slashes", "postgresql://user@host:5432/database")
    assert all(form in told for form in forms), told
    assert "secret" not in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "   "])
def test_a_key_wants_a_name(sonder, tmp_path: Path, name: str):
    status, told = sonder("keys", "create", "--db", "k.db", "--name", name)
    assert (status, "--name must not be empty" in told) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_takes_a_path_and_knows_about_the_fourth_slash(sonder, tmp_path: Path):
    assert sonder("keys", "create", "--db", "one.db", "--name", "x")[0] == 0
    status, told = sonder("db", "copy", "one.db", str(tmp_path / "two.db"))
    assert (status, "api_keys" in told) == (0, True)
    assert " x" in sonder("keys", "list", "--db", "two.db")[1]
    status, told = sonder("db", "copy", f"sqlite://{tmp_path}/one.db", "three.db")
    assert status == 78
    assert f"sqlite:///{tmp_path}/one.db" in told.replace("\n", "")


def test_a_port_that_is_taken_is_told_plainly(sonder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        status, told = sonder("serve", "--port", port, "--db", "other.db")
    assert status == 69
    assert told.replace("\n", " ").strip() == (
        f"sonder: The server cannot listen on 127.0.0.1, port {port}: another program listens there already."
        " Choose another --host or --port."
    )


def test_a_host_that_is_none_is_told_plainly(sonder):
    status, told = sonder("serve", "--host", "300.1.1.1", "--db", "other.db")
    assert (status, "there is no such address. Choose another --host" in told) == (69, True)
