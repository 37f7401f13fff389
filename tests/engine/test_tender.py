"""What a person may be hurting about is never taken up unasked, in whatever words (R8); what is everyday still is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from delicate_lines import EVERYDAY, TENDER
from house import HandClock, house
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Incoming
from bot.engine.shared import Shared, shared_in
from bot.mind import read
from bot.place import Place, dm
from bot.services import Services
from bot.voice.topic_words import FIELD_OF
from bot.voice.topics import harmless_topic

TODAY = date(2026, 3, 2)


def left_by(line: str) -> Shared | None:
    return shared_in(line, layer=read(line).disclosure_layer, today=TODAY)


def test_no_grief_illness_court_harassment_or_secret_is_kept():
    assert len(TENDER) >= 160
    assert [line for line in TENDER if left_by(line)] == []


def test_nor_is_it_a_subject_of_the_offline_voice():
    assert [line for line in TENDER if harmless_topic(line) and read(line).disclosure_layer == 0] == []


def test_most_everyday_lines_still_leave_something():
    """Three of four; before these words were looked for it was as many."""
    assert len(EVERYDAY) >= 160
    assert len([line for line in EVERYDAY if left_by(line)]) >= 0.75 * len(EVERYDAY)


@pytest.mark.parametrize(
    ("line", "kind", "what"),
    [
        ("my exam is on friday", "plan", "your exam"),
        ("I have a job interview on monday", "plan", "your job interview"),
        ("we adopt a puppy tomorrow", "subject", "your puppy"),
        ("my dog learned a new trick today", "subject", "your dog"),
    ],
)
def test_a_plan_is_a_plan_and_an_animal_a_subject_at_most(line: str, kind: str, what: str):
    found = left_by(line)
    assert found is not None
    assert (found.kind, found.what) == (kind, what)


@given(
    st.sampled_from([word for word, field in FIELD_OF.items() if field == "pet"]),
    st.sampled_from(["today", "on friday", "next week"]),
)
def test_an_animal_is_never_a_plan(animal: str, day: str):
    found = left_by(f"we have fun with our {animal} {day}")
    assert found is None or found.kind == "subject"


@given(
    st.sampled_from([line for line in EVERYDAY if left_by(line)]),
    st.from_regex(r"\A[bcdfghjklmnpqrstvwxz]{3}[aeiou][bcdfgklmnprtvz]{3}\Z"),
)
def test_a_line_with_a_word_that_we_do_not_know_leaves_nothing(line: str, word: str):
    assert left_by(f"{line} because of the {word}") is None


@pytest.mark.parametrize(
    "line",
    [
        "we bury our dog tomorrow",
        "I will quit my job on friday, nobody knows",
        "my trip to the hospice is on friday",
    ],
)
async def test_nothing_of_it_comes_back_in_a_message_that_nobody_asked_for(tmp_path, line: str):
    clock = HandClock()
    async with house(tmp_path, clock) as services:
        for number, text in enumerate(
            (
                "hi there!",
                "thank you so much, that was really kind of you!",
                line,
                "thank you, that is kind of you",
            )
        ):
            await said(services, text, number=number + 1)
            clock.forward(minutes=1)
        await services.consent.switch_on(7, zone="Europe/Berlin")
        assert await offers(services, clock) != []
        assert not any(
            word in text
            for text in await offers(services, clock)
            for word in ("your dog", "your job", "your trip")
        )


async def said(services: Services, text: str, *, number: int) -> None:
    place = Place(dm(7), "dm", 7, 77, None)
    await services.conversation.reply(
        Incoming(place=place, person=7, name="alice", message=number, text=text, at=services.clock())
    )


async def offers(services: Services, clock: HandClock) -> list[str]:
    """What it would say on each of the coming days."""
    days = [clock.now + timedelta(hours=6 * number) for number in range(1, 24)]
    return [
        action.message.casefold()
        for day in days
        for action in (await services.engine.wishes(dm(7), at=day)).actions
    ]
