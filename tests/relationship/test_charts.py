"""The picture of a trust history."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.charts import DOTS_PER_INCH, HEIGHT, LINE, PAPER, WIDTH, trust_picture

START = datetime(2026, 3, 3, 12, tzinfo=UTC)


def history(*levels: float, apart: timedelta = timedelta(hours=7)) -> list[tuple[datetime, float]]:
    return [(START + number * apart, level) for number, level in enumerate(levels)]


def opened(picture: bytes) -> Image.Image:
    return Image.open(BytesIO(picture)).convert("RGBA")


def rgba(colour: str) -> tuple[int, int, int, int]:
    return (*bytes.fromhex(colour[1:]), 255)


def heights_of_the_line(picture: bytes) -> list[int]:
    image = opened(picture)
    return sorted(
        {y for y in range(image.height) for x in range(image.width) if image.getpixel((x, y)) == rgba(LINE)}
    )


@pytest.mark.parametrize(
    "entries",
    [
        history(),
        history(0.5),
        history(0.5, 0.6),
        history(0.5, 0.6, apart=timedelta()),
        history(*[0.4, 0.6] * 500),
    ],
    ids=["none", "one", "two", "two at once", "a thousand"],
)
def test_few_and_many_entries_make_a_picture_of_the_same_size(entries: list[tuple[datetime, float]]) -> None:
    assert opened(trust_picture(entries, title="Trust")).size == (
        WIDTH * DOTS_PER_INCH,
        HEIGHT * DOTS_PER_INCH,
    )


def test_the_paper_is_opaque_so_that_it_reads_on_dark_and_light_themes() -> None:
    image = opened(trust_picture(history(0.5, 0.6), title="Trust"))
    assert image.getextrema()[3] == (255, 255)
    assert image.getpixel((0, 0)) == rgba(PAPER)


def test_more_trust_is_drawn_higher() -> None:
    low, high = (
        heights_of_the_line(trust_picture(history(level, level), title="Trust")) for level in (0.2, 0.9)
    )
    assert max(high) < min(low)


def test_the_same_entries_give_the_same_bytes_in_any_thread() -> None:
    entries = history(0.5, 0.55, 0.6, 0.4)
    with ThreadPoolExecutor(max_workers=4) as threads:
        made = set(threads.map(lambda _: trust_picture(entries, title="Trust"), range(8)))
    assert made == {trust_picture(entries, title="Trust")}


def test_a_title_that_the_font_cannot_write_is_drawn_without_the_strange_signs() -> None:
    entries = history(0.5)
    assert trust_picture(entries, title="\U0001f98a Trust \u4f60\u597d") == trust_picture(
        entries, title="Trust"
    )
    assert trust_picture(entries, title="50 $ or 60 $")


def test_starting_up_does_not_wait_for_matplotlib_and_no_home_is_needed(tmp_path: Path) -> None:
    code = """
import sys
from datetime import UTC, datetime
from bot.charts import trust_picture
assert "matplotlib" not in sys.modules
at = datetime(2026, 3, 3, 12, tzinfo=UTC)
sys.stdout.buffer.write(trust_picture([(at, 0.5)], title="Trust"))
"""
    homeless = {
        "HOME": "/dev/null/home",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PATH": os.environ["PATH"],
        "TMPDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=homeless,
        capture_output=True,
        check=False,
        timeout=250,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == trust_picture(history(0.5), title="Trust")
