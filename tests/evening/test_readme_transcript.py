"""The evening that the README shows is the evening that a newcomer gets."""

from __future__ import annotations

import importlib.util
from pathlib import Path

spec = importlib.util.spec_from_file_location("transcript", Path(__file__).with_name("transcript.py"))
assert spec is not None
assert spec.loader is not None
transcript = importlib.util.module_from_spec(spec)
spec.loader.exec_module(transcript)


async def test_the_readme_shows_what_the_rehearsal_prints(tmp_path: Path):
    assert transcript.in_the_readme() == await transcript.as_printed(tmp_path)
