"""The linear reader that has a share in the teacher's labels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.learning.linear import Linear, Norms

TEXTS = [
    text
    for _ in range(4)
    for text in (
        "What a happy day!",
        "I am so sad today.",
        "The happy dog walks home",
        "A sad, sad story",
        "The dog sleeps",
    )
]
VAD = np.tile([[4.0, 4.0, 3.5], [2.0, 2.0, 2.5], [4.0, 3.0, 3.5], [2.0, 3.0, 2.5], [3.0, 2.0, 3.0]], (4, 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    norms = "word,V,A,D\nhappy,8.1,6.0,6.1\nsad,2.1,3.7,4.1\nwalk,6.1,4.7,5.1\n"
    (tmp_path / "glasgow_norms_vad.csv").write_text(norms, encoding="utf-8")
    return tmp_path


def test_a_word_is_found_under_its_plain_form(folder: Path) -> None:
    assert Norms(folder).of(["walking", "the", "unheard"]) == pytest.approx(np.array([[1.0, 0.0, 0.0]]))


def test_no_known_word_is_an_empty_table(folder: Path) -> None:
    assert Norms(folder).of(["the"]).shape == (0, 3)


def test_it_tells_a_happy_text_from_a_sad_one(folder: Path) -> None:
    (said,) = Linear(folder, TEXTS, VAD)(["a happy story", "a sad dog"])
    assert said[0, 0] > said[1, 0]
