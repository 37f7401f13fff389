"""What was said in one session is never shown to the voice in another, however people and places mix (R20)."""

from __future__ import annotations

import asyncio
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from house import HandClock, config_in
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import Secrets
from bot.conversation import Incoming
from bot.place import Place, channel, dm
from bot.services import open_services
from bot.voice.port import Asked, Wanted

PEOPLE = (11, 12, 13)
CHANNELS = {21: 31, 22: 31, 23: 32}
"""Three channels in two servers."""
MARK = re.compile(r"z[nqr]\d+z")
"""Every name, every text and every reply carries a word that stands nowhere else."""


@dataclass
class Listener:
    """Keeps everything that it is shown, and answers with a word of its own."""

    title: str = "a listener"
    offline: bool = True
    asked: list[Asked] = field(default_factory=list)

    async def reply(self, asked: Asked) -> str:
        self.asked.append(asked)
        return f"I like zr{asked.seed}z as well"

    async def opening(self, wanted: Wanted) -> str:
        return "Want to swap one song each?"


def place_of(person: int, where: int | None) -> Place:
    if where is None:
        return Place(dm(person), "dm", person, 40 + person, None)
    return Place(channel(where), "channel", None, where, CHANNELS[where])


lines = st.tuples(st.sampled_from(PEOPLE), st.sampled_from([None, *CHANNELS]))


async def talk(folder: Path, said: list[tuple[int, int | None]]) -> None:
    clock, voice = HandClock(), Listener()
    words: dict[str, list[str]] = {}
    async with open_services(config_in(folder), Secrets(_env_file=None), clock, voice=voice) as services:
        for number, (person, where) in enumerate(said, start=1):
            place, name = place_of(person, where), f"zn{person}z"
            incoming = Incoming(
                place=place, person=person, name=name, message=number, text=f"I like zq{number}z", at=clock.forward(minutes=1)
            )  # fmt: skip
            await services.conversation.reply(incoming)
            before = words.setdefault(place.session, [])
            shown = voice.asked[-1]
            assert [word for word in MARK.findall(str(shown.memory)) if word[1] != "n"] == before
            names = {f"zn{other}z" for other, there in said[: number - 1] if place_of(other, there) == place}
            assert {line.name for line in shown.memory if line.who == "person"} <= names
            assert set(MARK.findall(str(shown.prompt))) <= {*before, *names, name, f"zq{number}z"}
            before += [f"zq{number}z", f"zr{number}z"]
    assert len(voice.asked) == len(said)


@settings(max_examples=15)
@given(st.lists(lines, min_size=2, max_size=12))
def test_the_voice_is_shown_the_words_of_the_same_session_alone(said: list[tuple[int, int | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(talk(Path(folder), said))
