"""`sonder` in the process of the test, for what ends before anything is begun."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.__main__ import main


@pytest.fixture
def sonder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., tuple[int, str]]:
    """The command, in a folder and an environment of its own: the status and all that was said."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("DISCORD_", "SONDER_"))]:
        monkeypatch.delenv(name)

    def run(*arguments: str, **environment: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["sonder", *arguments])
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with ThreadPoolExecutor(1) as thread, pytest.raises(SystemExit) as ended:
            thread.submit(main).result()
        return int(ended.value.code or 0), "".join(capsys.readouterr())

    return run
