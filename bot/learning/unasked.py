"""Teaches the check of finished texts what its phrases do not foresee: `bot/voice/lint_weights.npz`.

The lines are `unasked_lines/*.txt` and what the tests hold (`tests/voice`): `## rule` opens a rule, `harmless` what may pass,
and `(a|b)` stands for one of several wordings. Run it with
`uv run --group learn --extra semantic python -m bot.learning.unasked --out bot/voice/lint_weights.npz`.
"""
# pyright: basic

from __future__ import annotations

import argparse
import json
import logging
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bot.engine.lines_shared import LIVELY, QUIET
from bot.learning import unasked_encoder
from bot.learning.corpora import LINES
from bot.voice.book import BOOK, INVITATIONS
from bot.voice.lint import phrased
from bot.voice.lint_encoder import Encoder
from bot.voice.lint_learned import BUCKETS, FULL, by_words, overheard, parts, runs, sentences

log = logging.getLogger("sonder.learning")

HERE: Final = Path(__file__).parent / "unasked_lines"
HARMLESS: Final = "harmless"
ANY: Final = "any"
"""Lines that break some rule or other."""
HELD_OUT: Final = frozenset({"held_out", "unseen"})
"""The sets that nothing is learned from."""
SINCE: Final = frozenset({"fifth", "sixth", "seventh", "eighth", "ninth"})
"""What was written after the phrases, so that it says how well they do: the mixture and its threshold rest on it."""
OURS: Final = "ours"
WORDINGS: Final = 12
"""So many wordings of a line that has several are learned from."""
ALIKE: Final = 0.6
"""Lines that share so many runs of letters (cosine) are never on both sides of a trial."""
FOLDS: Final = 3
STOPPED: Final = 0.03
"""The share of harmless lines that may be stopped in the trials."""
STRENGTH: Final = 1.0
WORKERS: Final = 4
_SLOT: Final = re.compile(r"\{(\w+)\}")
_CHOICE: Final = re.compile(r"\(([^()]*\|[^()]*)\)")
_TOP: Final = 32000


@dataclass(frozen=True, slots=True)
class Lesson:
    """A line to learn from. `line`: what it is a wording of; `first`: the first wording, and no sentence of a longer line."""

    rule: str
    text: str
    weight: float
    source: str
    line: str
    first: bool = True


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of the lessons: the encoder's arrays, and the linear model's whole numbers."""

    encoder: dict[str, np.ndarray]
    decides: np.ndarray
    offset: int
    step: float

    def heard(self, texts: Sequence[str]) -> np.ndarray:
        """[texts, 2 + rules]: the linear model's score, then the encoder's, as they are when the check runs."""
        encode = Encoder(self.encoder)
        decides = self.decides.astype(np.int64)
        return np.array(
            [
                [
                    by_words(decides, self.offset, text)[0] / self.step,
                    *max((encode(part) for part in parts(text)), key=lambda logits: float(logits[0])),
                ]
                for text in texts
            ]
        )


def lines_of(file: Path) -> Iterator[tuple[str, str]]:
    """(rule, line) of a file."""
    rule = ""
    for raw in file.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("## "):
            rule = line[3:]
        elif line and not line.startswith("# "):
            yield rule, line


def wordings(line: str, chance: random.Random) -> list[str]:
    """Up to `WORDINGS` of the wordings of a line, drawn by chance."""
    found: set[str] = set()
    for _ in range(3 * WORDINGS):
        said = _CHOICE.sub(lambda choice: chance.choice(choice[1].split("|")), line)
        found.add(" ".join(said.split()))
        if len(found) == WORDINGS:
            break
    return sorted(found)


def lessons(folders: Sequence[Path]) -> list[Lesson]:
    """All lines of all files of the folders, and the built-in voice's own, which may pass."""
    chance = random.Random(0)
    found: list[Lesson] = []
    files = (file for folder in folders for file in folder.glob("*.txt") if file.stem not in HELD_OUT)
    for file in sorted(files):
        for rule, line in lines_of(file):
            ways = wordings(line, chance)
            weight = 0.4 if len(ways) > 1 else 1.25
            found += [Lesson(rule, way, weight, file.stem, line, first=not at) for at, way in enumerate(ways)]
    found += [Lesson(HARMLESS, line, 1.0, OURS, line) for line in ours()]
    # The linear model judges a text by its worst sentence, so the sentences of a harmless one are harmless too.
    more = [
        replace(one, text=part, first=False)
        for one in found
        if one.rule == HARMLESS
        for part in sentences(one.text)[1:]
    ]
    return [*found, *more]


def ours() -> list[str]:
    """What the built-in voice says, and what the engine offers, about the garden."""
    said = {saying.text for table in (BOOK, INVITATIONS) for lines in table.values() for saying in lines}
    offered = {line for table in (LIVELY, QUIET) for lines in table.values() for line in lines}
    slots = {"topic": "your garden", "what": "your exam", "name": "Alice", "self": "Mira"}
    return sorted(_SLOT.sub(lambda slot: slots.get(slot[1].lower(), "tea"), line) for line in said | offered)


def groups(lines: Sequence[str]) -> np.ndarray:
    """A number for each line, the same for lines that are alike."""
    counted = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(lines)
    near = (counted @ counted.T).tocoo()
    parent = list(range(len(lines)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for one, other, alike in zip(near.row, near.col, near.data, strict=True):
        if one < other and alike > ALIKE:
            parent[root(one)] = root(other)
    return np.array([root(one) for one in range(len(lines))])


def features(texts: Sequence[str]) -> Any:
    """[texts, features], each 0..1 (-1..1 for the network's)."""
    places = [sorted(runs(text)) for text in texts]
    rows = np.repeat(np.arange(len(texts)), [len(at) for at in places])
    columns = np.concatenate([np.array(at) for at in places])
    counted = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), BUCKETS))
    heard = np.vstack([overheard(texts[at : at + 64]) for at in range(0, len(texts), 64)])
    return hstack([counted, csr_matrix(heard / FULL)]).tocsr()


def learned(known: Sequence[Lesson], table: Any, rules: Sequence[str], kept: Sequence[int]) -> Learned:
    """Both readers after the lessons, whose features are the rows of `table`."""
    bad = np.array([lesson.rule != HARMLESS for lesson in known])
    decides: Any = LogisticRegression(C=STRENGTH, max_iter=600, class_weight="balanced").fit(
        table, bad, sample_weight=[lesson.weight for lesson in known]
    )
    unit = np.abs(decides.coef_).max() / _TOP
    whole = [lesson for lesson in known if lesson.first]
    numbers = {HARMLESS: 0, ANY: unasked_encoder.BAD_ONLY} | {rule: at for at, rule in enumerate(rules, 1)}
    encoder = unasked_encoder.taught(
        [lesson.text for lesson in whole],
        np.array([numbers[lesson.rule] for lesson in whole]),
        np.ones(len(whole)),
        count=len(rules),
        kept=kept,
    )
    return Learned(
        encoder,
        np.rint(decides.coef_[0] / unit).astype(np.int16),
        int(np.rint(decides.intercept_[0] / unit * FULL)),
        FULL / unit,
    )


def trial(
    known: Sequence[Lesson], table: Any, rules: Sequence[str], kept: Sequence[int], asked: set[str]
) -> dict[str, np.ndarray]:
    """What readers that never saw the asked lines hear in their first wordings."""
    others = np.array([lesson.line not in asked for lesson in known])
    lessons_ = [lesson for lesson, other in zip(known, others, strict=True) if other]
    found = learned(lessons_, table[others], rules, kept)
    tested = [lesson for lesson in known if lesson.first and lesson.line in asked]
    return dict(zip((one.line for one in tested), found.heard([one.text for one in tested]), strict=True))


def mixture(heard: np.ndarray, bad: np.ndarray) -> np.ndarray:
    """[encoder, words, phrase, offset]: how the three are added so that at most `STOPPED` of the harmless are above 0."""
    model: Any = LogisticRegression(C=10, class_weight="balanced").fit(heard, bad)
    score = np.sort(heard[~bad] @ model.coef_[0])[::-1]
    return np.array([*model.coef_[0], -score[int(STOPPED * len(score))] - 1e-4])


def told(name: str, score: np.ndarray, lessons_: Sequence[Lesson]) -> None:
    """Log how many of the lines are stopped, by rule."""
    bad = np.array([lesson.rule != HARMLESS for lesson in lessons_])
    stopped = score > 0
    log.info(
        "%s: %.3f of %d bad lines, %.3f of %d harmless ones are stopped",
        name, stopped[bad].mean(), bad.sum(), stopped[~bad].mean(), (~bad).sum(),
    )  # fmt: skip
    many = Counter(lesson.rule for lesson in lessons_)
    seen = Counter(lesson.rule for lesson, stop in zip(lessons_, stopped, strict=True) if stop)
    log.info("  %s", ", ".join(f"{rule} {seen[rule]}/{many[rule]}" for rule in sorted(many)))


def saved(out: Path, known: Sequence[Lesson]) -> None:
    """Try on lines kept aside, learn from all, and write the numbers."""
    rules = sorted({lesson.rule for lesson in known} - {HARMLESS, ANY})
    chat = [
        json.loads(row)["text"]
        for file in sorted(LINES.glob("*.jsonl"))
        for row in file.open(encoding="utf-8")
    ]
    kept = unasked_encoder.common([*(lesson.text for lesson in known), *chat])
    lines = sorted({lesson.line for lesson in known})
    split = GroupKFold(FOLDS, shuffle=True, random_state=0).split(lines, groups=groups(lines))
    asked = [{lines[at] for at in test} for _, test in split]
    table = features([lesson.text for lesson in known])
    with ProcessPoolExecutor(WORKERS) as pool:
        whole = pool.submit(learned, known, table, rules, kept)
        trials = [pool.submit(trial, known, table, rules, kept, some) for some in asked]
        by_line = {line: heard for one in trials for line, heard in one.result().items()}
        found = whole.result()
    first = [lesson for lesson in known if lesson.first and lesson.source != OURS]
    heard = np.array([[*by_line[lesson.line][1::-1], bool(phrased(lesson.text))] for lesson in first])
    since = np.array([lesson.source in SINCE for lesson in first])
    bad = np.array([lesson.rule != HARMLESS for lesson in first])
    mix = mixture(heard[since], bad[since])
    score = heard @ mix[:3] + mix[3]
    told("all lines", score, first)
    told(
        "lines newer than the phrases",
        score[since],
        [one for one, new in zip(first, since, strict=True) if new],
    )
    log.info("encoder, words, phrase, offset: %s", mix.round(3).tolist())
    arrays: dict[str, Any] = found.encoder | {
        "rules": np.frombuffer("\n".join(rules).encode(), dtype=np.uint8),
        "decides": found.decides,
        "offset": np.int64(found.offset),
        "step": np.float64(found.step),
        "mix": mix,
    }
    np.savez_compressed(out, **arrays)


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--more", type=Path, nargs="*", default=[Path("tests/voice/lint_sets")])
    given = asked.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    saved(given.out, lessons([HERE, *given.more]))


if __name__ == "__main__":
    main()
