"""The offline voice at work: chosen by the message's id, never the same line twice, honest, and playful when asked."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.presets import PRESETS
from bot.engine.wire import DiscreteEmotion, Emotion, ProactiveAction, PromptBlocks, PromptData
from bot.voice.book import BOOK, INVITATIONS, is_from
from bot.voice.lines_play import RIDDLES
from bot.voice.lint import lint
from bot.voice.offline import OfflineVoice
from bot.voice.pen import mood_of
from bot.voice.port import Asked, Line, Wanted

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
NOTHING = PromptData(
    system={}, context={}, instruction={}, formatted=PromptBlocks(system_prompt="", context_block="", instruction_block="")
)  # fmt: skip
FEELINGS = (
    "joy",
    "hope",
    "relief",
    "pride",
    "gratitude",
    "distress",
    "fear",
    "anger",
    "reproach",
    "disappointment",
    "neutral",
    "awe",
)


def person(text: str) -> Line:
    return Line("person", "alice", text, NOW)


def character(text: str) -> Line:
    return Line("character", "Sonder", text, NOW)


def asked(
    text: str,
    *memory: Line,
    seed: int = 1,
    feeling: str = "neutral",
    preset: str = "cheerful_companion",
    **more: Any,
) -> Asked:
    return Asked(
        persona=PRESETS[preset], prompt=NOTHING, feeling=DiscreteEmotion(primary=feeling, intensity=0.5), emotion=Emotion(V=0, A=0, D=0),
        memory=memory, name=more.pop("name", "alice"), text=text, seed=seed, **more,
    )  # fmt: skip


def wanted(
    *memory: Line,
    seed: int = 1,
    kind: Any = "attachment_seeking",
    preset: str = "cheerful_companion",
    **metadata: Any,
) -> Wanted:
    action = ProactiveAction(id="0" * 24, type=kind, message="", priority="low", metadata=metadata)
    return Wanted(
        persona=PRESETS[preset], prompt=NOTHING, feeling=DiscreteEmotion(primary="joy", intensity=0.5), memory=memory, name="alice",
        action=action, seed=seed,
    )  # fmt: skip


async def said(text: str, *memory: Line, **more: Any) -> str:
    return await OfflineVoice().reply(asked(text, *memory, **more))


async def talked(*lines: str, **more: Any) -> list[str]:
    memory: list[Line] = []
    for at, line in enumerate(lines):
        reply = await said(line, *memory, seed=7919 * at + 11, **more)
        memory += [person(line), character(reply)]
    return [line.text for line in memory if line.who == "character"]


# --- choosing ----------------------------------------------------------------------------------------


def test_it_says_that_it_is_offline():
    voice = OfflineVoice()
    assert (voice.title, voice.offline) == ("offline voice", True)


async def test_the_same_message_gets_the_same_words():
    assert await said("i think i like trains", seed=42) == await said("i think i like trains", seed=42)


async def test_different_messages_get_different_words():
    assert len({await said("the neighbour painted her fence green", seed=seed) for seed in range(40)}) >= 8


@pytest.mark.parametrize(
    "line",
    ["hello", "lol", "the neighbour painted her fence", "my boss yelled at me", "tell me a joke", "thanks"],
)
async def test_nothing_is_said_twice_in_a_conversation(line: str):
    replies = await talked(*[line] * 6)
    assert len(set(replies)) == 6


async def test_a_line_is_not_repeated_when_something_followed_it():
    first = await said("thanks", seed=3)
    footnoted = character(f"{first}\n-# A reminder for today: you are talking with an AI, not a person.")
    assert all([await said("thanks", footnoted, seed=seed) != first for seed in range(60)])


async def test_when_every_line_was_said_the_oldest_comes_again():
    memory = [character(saying.text) for book in BOOK.values() for saying in book]
    assert await said("ok", *memory) != memory[-1].text


@pytest.mark.parametrize("feeling", FEELINGS)
async def test_how_it_is_shows_in_its_words(feeling: str):
    replies = {await said("how are you?", seed=seed, feeling=feeling) for seed in range(40)}
    moods = {
        mood
        for saying in BOOK["how_are_you"]
        if saying.text in replies
        for mood in saying.tags & {"warm", "calm", "low", "hurt"}
    }
    assert moods == {mood_of(DiscreteEmotion(primary=feeling, intensity=0.5))}


def test_a_mere_trace_of_a_feeling_does_not_colour_the_words():
    assert mood_of(DiscreteEmotion(primary="anger", intensity=0.05)) == "calm"


async def test_a_quiet_character_never_speaks_like_a_lively_one():
    lively = {
        saying.text
        for saying in BOOK["joke"] + BOOK["good_news"] + BOOK["greeting"]
        if "lively" in saying.tags
    }
    replies = {
        await said("best day ever", seed=seed, feeling="joy", preset="stoic_mentor") for seed in range(60)
    }
    assert not replies & lively


async def test_what_was_said_is_taken_up():
    replies = [await said("my driving test is on thursday", seed=seed) for seed in range(20)]
    assert sum("your driving test" in reply.lower() for reply in replies) >= 10


async def test_a_name_comes_up_now_and_then_and_only_one_that_reads_as_a_name():
    replies = [await said("i got promoted!", seed=seed) for seed in range(90)]
    assert 1 <= sum("alice" in reply for reply in replies) <= 30
    odd = [await said("i got promoted!", seed=seed, name="xX_@everyone_Xx") for seed in range(90)]
    assert not any("@everyone" in reply for reply in odd)


@given(
    text=st.text(max_size=300),
    seed=st.integers(0, 2**63),
    feeling=st.sampled_from(FEELINGS),
    plain=st.booleans(),
    goodbye=st.booleans(),
)
@settings(max_examples=150)
async def test_any_text_gets_a_finished_line(text: str, seed: int, feeling: str, plain: bool, goodbye: bool):
    reply = await said(text, seed=seed, feeling=feeling, plain=plain, goodbye=goodbye)
    assert reply
    assert not re.search(r"[{}]", reply)


# --- honest ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    ["what's the capital of peru?", "how do i make pancakes", "what's 23*17?", "translate this please"],
)
async def test_it_never_pretends_to_know(line: str):
    for seed in range(30):
        reply = await said(line, seed=seed)
        assert re.search(
            r"can't|don't know|no idea|no facts|beyond|past what|aren't my department|needs more brain|not something i can|couldn't|sorry",
            reply.lower(),
        )


async def test_another_language_gets_a_plain_honest_line():
    for line in (
        "ich habe heute keine lust auf arbeit",
        "привет, как дела?",
        "今日はいい天気ですね",
        "je suis très fatigué aujourd'hui",
    ):
        assert "English" in await said(line)


async def test_asked_why_it_cannot_it_says_how_it_works():
    replies = await talked("what's the capital of peru?", "why not?")
    assert is_from(replies[1], "why")


async def test_loneliness_and_dependence_are_answered_with_people():
    for line in ("i'm so lonely", "you're the only one i can talk to", "i can't live without you"):
        for seed in range(20):
            reply = await said(line, seed=seed)
            assert re.search(r"person|people|who|somebody|someone|friend|club|out there", reply.lower()), (
                reply
            )


async def test_despair_is_never_met_with_small_talk():
    replies = {
        await said("i don't want to be alive anymore", seed=seed, feeling=feeling)
        for seed in range(30)
        for feeling in FEELINGS
    }
    assert all(is_from(reply, "heavy") for reply in replies)


async def test_after_something_grave_the_tone_stays_careful():
    replies = await talked(
        "my dog died yesterday", "she was 14", "i keep hearing her in the kitchen", "no", feeling="joy"
    )
    assert is_from(replies[0], "grief")
    assert all(is_from(reply, "careful") for reply in replies[1:])


async def test_good_news_carries_on():
    replies = await talked("I passed my exam!!", "my dad was so proud of it")
    assert is_from(replies[1], "good_more")


# --- goodbye and plain -------------------------------------------------------------------------------


async def test_a_goodbye_gets_a_farewell_without_hook_or_question():
    for seed in range(80):
        for feeling in FEELINGS:
            reply = await said("ok gotta go, bye", seed=seed, feeling=feeling, goodbye=True)
            assert lint(reply, after_goodbye=True) == ()
            assert "?" not in reply


async def test_a_good_night_is_said_back():
    assert is_from(await said("good night!", goodbye=True), "goodnight")


async def test_the_plain_voice_says_only_plain_lines():
    plain = {saying for book in BOOK.values() for saying in book if saying.plain}
    for line in (
        "hi",
        "i love you",
        "my boss yelled at me",
        "thanks",
        "haha",
        "i'm so happy",
        "the fence is green",
        "bye",
    ):
        for seed in range(20):
            reply = await said(line, seed=seed, feeling="joy", plain=True, goodbye=line == "bye")
            assert any(saying.said_in(reply) for saying in plain)
            assert "alice" not in reply


# --- play --------------------------------------------------------------------------------------------


async def test_a_riddle_can_be_solved():
    for riddle, answer in RIDDLES.items():
        reply = await said(f"is it {answer[1]}?", character(riddle))
        assert is_from(reply, "riddle_right")
        assert answer[0] in reply.lower()


async def test_a_wrong_guess_gets_the_answer_kindly():
    riddle = next(iter(RIDDLES))
    reply = await said("a cactus?", character(riddle))
    assert is_from(reply, "riddle_answer")
    assert RIDDLES[riddle][0] in reply


async def test_giving_up_a_riddle_gets_the_answer():
    riddle = next(iter(RIDDLES))
    for line in ("no idea", "i give up, what's the answer?", "idk"):
        assert is_from(await said(line, character(riddle)), "riddle_given")


async def test_a_riddle_does_not_swallow_bad_news():
    assert is_from(await said("my dog died", character(next(iter(RIDDLES)))), "grief")


async def test_a_sure_gets_what_was_offered():
    assert is_from(
        await said("sure", character("Want a would-you-rather question? They're short.")), "rather"
    )
    assert is_from(
        await said(
            "yes please", character("Sunny mood over here! If you'd like a riddle to go with it, I have one.")
        ),
        "riddle",
    )
    assert is_from(await said("lol another one", character(BOOK["joke"][0].text)), "joke")


async def test_rock_paper_scissors_is_scored_rightly_and_can_end_in_any_way():
    replies = {await said("rock", seed=seed) for seed in range(60)}
    won, lost, drawn = (
        {reply for reply in replies if is_from(reply, act)}
        for act in ("hands_won", "hands_lost", "hands_drawn")
    )
    assert won | lost | drawn == replies
    assert won
    assert lost
    assert drawn
    assert all("paper" in reply.lower() for reply in won)
    assert all("scissors" in reply.lower() for reply in lost)
    assert not any(re.search("paper|scissors", reply.lower()) for reply in drawn)


async def test_a_coin_falls_on_both_sides_and_a_die_on_every_face():
    tosses = [await said("flip a coin", seed=seed) for seed in range(60)]
    assert 15 <= sum("heads" in toss.lower() for toss in tosses) <= 45
    rolls = {re.findall(r"\d+", await said("roll a d20", seed=seed))[0] for seed in range(400)}
    assert rolls == {str(face) for face in range(1, 21)}


async def test_of_two_things_it_picks_one():
    picks = {await said("tea or coffee?", seed=seed) for seed in range(40)}
    assert all(("tea" in pick.lower()) != ("coffee" in pick.lower()) for pick in picks)
    assert any("tea" in pick.lower() for pick in picks)


async def test_of_the_things_on_a_desk_it_suspects_one():
    offer = character("Name three things on your desk and I'll tell you which one is plotting something.")
    replies = {(await said("my mug, two pens and a lamp", offer, seed=seed)).lower() for seed in range(30)}
    assert all(sum(thing in reply for thing in ("your mug", "two pens", "a lamp")) == 1 for reply in replies)
    assert any("your mug" in reply for reply in replies)


# --- openings ----------------------------------------------------------------------------------------

KINDS = [
    ("attachment_seeking", {}), ("emotional_overflow", {"emotion": "joy"}), ("need_deficit", {"need": "belonging"}),
    ("need_deficit", {"need": "competence"}), ("need_deficit", {"need": "autonomy"}), ("need_deficit", {}),
]  # fmt: skip


async def test_every_opening_passes_the_check_and_fits_the_wish():
    texts: set[str] = set()
    for kind, metadata in KINDS:
        for preset in PRESETS:
            for seed in range(60):
                texts.add(
                    opening := await OfflineVoice().opening(
                        wanted(seed=seed, kind=kind, preset=preset, **metadata)
                    )
                )
                assert is_from_wish(
                    opening, metadata.get("need", "belonging") if kind == "need_deficit" else kind
                )
    assert len(texts) >= 55
    assert {text: found for text in texts if (found := lint(text))} == {}


def is_from_wish(text: str, wish: str) -> bool:
    return any(saying.said_in(text) for saying in INVITATIONS[wish])


async def test_an_opening_takes_up_a_harmless_subject_of_the_persons_own():
    memory = (person("i've been baking bread all week"), character("Nice."))
    openings = [await OfflineVoice().opening(wanted(*memory, seed=seed)) for seed in range(40)]
    assert sum("baking bread" in opening.lower() for opening in openings) >= 15
    assert all(lint(opening) == () for opening in openings)


async def test_what_the_character_said_is_no_subject():
    openings = [
        await OfflineVoice().opening(wanted(character("I like baking bread."), seed=seed))
        for seed in range(40)
    ]
    assert not any("bread" in opening for opening in openings)


@pytest.mark.parametrize(
    "line",
    [
        "my dog died",
        "my girlfriend and i had a fight",
        "i lost my job",
        "don't tell anyone: i failed",
        "i feel like crying",
        "i'm in love",
    ],
)
async def test_after_something_delicate_an_opening_is_sober_and_names_nothing(line: str):
    memory = (person("i'm baking bread"), person(line), character("I see."))
    for seed in range(30):
        opening = await OfflineVoice().opening(wanted(*memory, seed=seed))
        assert is_from_wish(opening, "sober")
        assert "bread" not in opening


async def test_an_opening_is_not_repeated():
    first = await OfflineVoice().opening(wanted(seed=5))
    assert all(
        [await OfflineVoice().opening(wanted(character(first), seed=seed)) != first for seed in range(60)]
    )
