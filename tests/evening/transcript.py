"""The README's first evening, as the rehearsal prints it. `uv run python tests/evening/transcript.py` writes it anew."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
README = HERE.parents[1] / "README.md"
BEGIN, END = "<!-- transcript: begin -->\n", "<!-- transcript: end -->\n"


async def as_printed(folder: Path) -> str:
    """What alice sees of the script, from Monday evening on."""
    from house import rehearsed

    script = (HERE / "first_evening.txt").read_text(encoding="utf-8").splitlines()
    played = await rehearsed(folder, script, as_json=False)
    return "".join(f"{line.rstrip()}\n" for line in played.screen.strip().splitlines())


def in_the_readme() -> str:
    """What the README shows."""
    block = README.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]
    return block.removeprefix("```text\n").removesuffix("```\n")


def write() -> None:
    """Put it into the README."""
    with tempfile.TemporaryDirectory() as folder:
        printed = asyncio.run(as_printed(Path(folder)))
    text = README.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    README.write_text(f"{before}{BEGIN}```text\n{printed}```\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    write()
