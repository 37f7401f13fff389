"""The files that are measured with: the shipped ones, and what is said about broken ones."""

from __future__ import annotations

from pathlib import Path

import little_sets
import pytest

from bot.errors import UnreadableDataError
from bot.learning import files
from bot.learning.rows import FAMILIES, Line, Sequence, Text

SOCIAL = frozenset(
    [
        "warmth",
        "praise",
        "gratitude",
        "apology",
        "promise_kept",
        "promise_broken",
        "disclosure",
        "hostility",
        "criticism",
        "dishonesty",
        "norm_violation",
        "boundary_push",
        "protest",
        "jealousy",
        "distancing",
        "reassurance",
        "farewell",
        "absence",
    ]
)


def test_every_line_that_ships_has_labels_that_are_known_and_stands_once_in_its_set():
    own = files.own()
    for rows in (own.signals, own.training):
        labels = {label for row in rows for label in row.signals}
        assert {one for one in labels - SOCIAL if one[:2] not in FAMILIES} == set()
    for texts in (own.signals, own.crisis, own.benign):
        assert len({row.text for row in texts}) == len(texts)


def test_a_code_implies_its_family():
    assert Line(text="", signals=frozenset({"OD3", "IS1"})).all_signals == {
        "OD3",
        "IS1",
        "dependence",
        "isolation",
    }


def test_rows_to_learn_from_are_not_measured(tmp_path: Path):
    little_sets.public(tmp_path / "sets")
    found = files.public(tmp_path / "sets")
    assert [(file.name, len(file.rows)) for file in found.affect] == [("emobank_little.jsonl", 12)]
    assert [file.name for file in found.emotions] == ["goemotions_little.tsv"]
    assert [len(file.rows) for file in found.abuse] == [12]
    assert (len(found.affect_training), len(found.emotions_training), len(found.abuse_training)) == (
        12,
        12,
        12,
    )


def test_rows_without_a_split_are_all_measured(tmp_path: Path):
    little_sets.write(tmp_path / "emobank.jsonl", [{"text": "x", "V": 3, "A": 3, "D": 3}])
    assert len(files.public(tmp_path).affect[0].rows) == 1


def test_goemotions_may_be_quoted_and_may_give_numbers(tmp_path: Path):
    path = tmp_path / "goemotions.tsv"
    path.write_text(
        '"he said ""hi"""\tjoy,love\nplain "quote\t17,27\tid\n"never closed\tfear\n', encoding="utf-8"
    )
    seen = [(row.text, row.labels) for row in files.emotional(path)]
    assert seen == [
        ('he said "hi"', ("joy", "love")),
        ('plain "quote', ("joy", "neutral")),
        ('"never closed', ("fear",)),
    ]


def test_a_sequence_without_times_has_a_message_every_five_hours():
    made = files.sketch(Sequence(id="x", pattern="manipulation", messages=("a", "b")))
    assert made.lines[1].t - made.lines[0].t == files.APART
    assert [one.type for one in made.expected] == ["manipulation"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("emobank.jsonl", '{"text": "x", "V": 3, "A": 3, "D": 3}\n\n{"text": "x"}\n', "line 3: V: field required."),
        ("convabuse_x.jsonl", "{broken\n", "line 1: Invalid JSON"),
        ("goemotions_dev.tsv", "text\tlabels\nhi\tjoyful\n", "line 2: 'joyful' is none of the 28 labels"),
        ("goemotions_dev.tsv", "text\tlabels\nno tab\n", "line 2: a text, a tab and labels are missing."),
        ("companion_signals.jsonl", '{"text": "x", "labels": [], "crisis_level": 7}\n', "line 1: crisis_level: "),
        ("patterns.jsonl", '{"id": "x", "lines": [{"t": "2026-01-01T00:00:00", "who": "user", "text": "x"}]}\n', "lines.0.t"),
        ("patterns.jsonl", '{"id": "x", "lines": [], "expected": [{"type": "a", "severity": "huge"}]}\n', "'huge' is no severity"),
    ],
)  # fmt: skip
def test_a_broken_row_is_named_with_its_file_and_line(tmp_path: Path, name: str, content: str, told: str):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableDataError) as problem:
        files.public(tmp_path)
    assert str(tmp_path / name) in str(problem.value)
    assert told in str(problem.value)
    assert "\n" not in str(problem.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path):
    (tmp_path / "x.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableDataError, match=r"x\.jsonl cannot be read"):
        files.rows(tmp_path / "x.jsonl", Text)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(UnreadableDataError, match=r"There is no folder .*nowhere"):
        files.public(tmp_path / "nowhere")


def test_a_folder_with_nothing_known_is_refused_with_what_would_be_known(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(UnreadableDataError, match=r"nothing to measure with.*emobank\*\.jsonl"):
        files.public(tmp_path)
