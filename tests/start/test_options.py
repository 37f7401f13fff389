"""What is said of a number that an option cannot take: never in the words of a library."""

from __future__ import annotations

import re

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("serve --port abc", "'--port': must be a whole number from 0 to 65535"),
        ("serve --port 70000", "'--port': must be a whole number from 0 to 65535"),
        ("serve --port -1", "'--port': must be a whole number from 0 to 65535"),
        ("serve --rate 1.5", "'--rate': must be a whole number from 1 to 1000000"),
        ("serve --head-seconds nan", "'--head-seconds': must be a number of seconds from 0.1 to 600"),
        ("serve --body-seconds soon", "'--body-seconds': must be a number of seconds from 0.1 to 600"),
        ("serve --log-level LOUD", "--log-level: must be DEBUG, INFO, WARNING or ERROR"),
        ("bench engine --clients few", "'--clients': must be a whole number from 1 to"),
        ("bench engine --seconds 0", "'--seconds': must be a number of seconds from 0.01 to 3600"),
        ("bench outreach --sessions 0", "'--sessions': must be a whole number from 1 to"),
        ("bench kill --seed x", "'--seed': must be a whole number from 0 to"),
    ],
)
def test_a_number_that_cannot_be_is_told_in_plain_words(command: str, told: str):
    ended = CliRunner().invoke(cli, command.split())
    said = re.sub(r"[│╭╮╰╯─\s]+", " ", ended.output)
    assert ended.exit_code == 2
    assert told in said
    assert "Input" not in said
    assert "should" not in said
