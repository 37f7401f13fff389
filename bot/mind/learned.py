"""What the network learned to hear in lines: likelihoods of signals and emotions, a feeling, and the telling words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.mind.network import Network, Seen
from bot.mind.signals import FAMILIES
from bot.mind.tokens import NOTHING, NUMBER, places, tokens

EMOTIONS: Final = (
    "admiration", "amusement", "anger", "annoyance", "approval", "caring", "confusion", "curiosity", "desire", "disappointment",
    "disapproval", "disgust", "embarrassment", "excitement", "fear", "gratitude", "grief", "joy", "love", "nervousness", "optimism",
    "pride", "realization", "relief", "remorse", "sadness", "surprise", "neutral",
)  # fmt: skip
"""The labels of GoEmotions (Demszky et al. 2020), the 27 emotions and neutral."""
_FINE: Final = 32
"""Steps of a logit that a likelihood is looked up in: a table, so that no exponential has to agree between machines."""
_FAR: Final = 16
_LIKELY: Final[npt.NDArray[np.float64]] = np.round(
    1 / (1 + np.exp(-np.arange(-_FAR * _FINE, _FAR * _FINE + 1) / _FINE)), 6
)

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learnt:
    """Lines as the network heard them: their texts, its scores [lines, heads], and where each line's words begin and end.

    `known` is the share of words of each line that have a vector of their own; None for a line of signs alone, 0 for nothing.
    """

    texts: Sequence[str]
    scores: Table
    seen: Seen
    ends: npt.NDArray[np.int64]
    known: Sequence[float | None]


class Learned:
    """The network with what turns its scores into likelihoods.

    `signals` are the names of the columns of `likely`, `place` says which is where, `families` where the codes of each
    family stand together, `codes` where all of them do.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._network = Network(arrays)
        heads = {name: at for at, name in enumerate(self._network.heads)}
        self.signals: tuple[str, ...] = tuple(bytes(arrays["signals"]).decode().split("\n"))
        self.place = {name: at for at, name in enumerate(self.signals)}
        self.families = {family: self._together(code) for family, code in FAMILIES.items()}
        self.codes = slice(
            min(where.start for where in self.families.values()),
            max(where.stop for where in self.families.values()),
        )
        self.of_signal = np.array([heads[name] for name in self.signals])
        self._of_emotion = np.array([heads[f"go_{name}"] for name in EMOTIONS])
        self._of_feeling = np.array([heads[name] for name in ("V", "A", "D", "mood")])
        self._of_english = heads["english"]
        self._weighed = arrays["weighed"].astype(np.float64).T
        self._felt = arrays["felt"].astype(np.float64).T

    def _together(self, code: str) -> slice:
        at = [place for name, place in self.place.items() if name[:2] == code]
        return slice(at[0], at[-1] + 1)

    def hear(self, texts: Sequence[str]) -> Learnt:
        """Plain texts (`bot.mind.line.plain`) as the network hears them. One by one or together: the same numbers."""
        lines = [tokens(text) for text in texts]
        seen = self._network(lines)
        ends = np.concatenate(([0], np.cumsum([len(line) for line in lines])))
        return Learnt(
            texts, seen.scores.astype(np.float64), seen, ends, [self._known(line) for line in lines]
        )

    def _known(self, line: Sequence[str]) -> float | None:
        words = [word for word in line if word[0].isalpha()]
        if words:
            return sum(map(self._network.knows, words)) / len(words)
        return None if any(word not in {NOTHING, NUMBER} for word in line) else 0.0

    def likely(self, scores: Table, ruled: Table) -> Table:
        """How likely each signal is [lines, signals], from the network's scores and how strongly the rules say it, [0,1].

        logit = a·score + b·rule + c·score·rule + d by signal, fitted on lines that the network had not learned from:
        .5 is "more likely than not".
        """
        scores = scores[:, self.of_signal]
        by_score, by_rule, by_both, offset = self._weighed
        return _likelihood(by_score * scores + by_rule * ruled + by_both * scores * ruled + offset)

    def emotions(self, scores: Table) -> Table:
        """The likelihood of each of `EMOTIONS` [lines, emotions]."""
        return _likelihood(scores[:, self._of_emotion])

    def danger(self, scores: Table) -> Table:
        """[lines, 3]: how likely the person is at least in concern, in high, in imminent danger, by the network alone."""
        by_score, _, _, offset = self._weighed[:, -3:]
        return _likelihood(by_score * scores[:, self.of_signal[-3:]] + offset)

    def english(self, scores: Table) -> Table:
        """How likely each line is English."""
        return _likelihood(scores[:, self._of_english])

    def feelings(self, scores: Table) -> Table:
        """[lines, 4]: V, A, D as the raters of EmoBank would see them (1..5, 3 in the middle), and the mood of a chat line, -1..1."""
        rated: Table = self._felt[0] + self._felt[1] * scores[:, self._of_feeling]
        return rated.round(6)

    def telling(self, learnt: Learnt, row: int, signal: str) -> str:
        """The up to three words that spoke most for a signal: where the active way through the network adds most."""
        start, end = learnt.ends[row], learnt.ends[row + 1]
        share = self._share(learnt.seen, row, slice(start, end), int(self.of_signal[self.place[signal]]))
        at = int(np.argmax(share))
        spans = places(learnt.texts[row])
        first, last = spans[max(0, at - 1)], spans[min(len(spans), at + 2) - 1]
        return learnt.texts[row][first[0] : last[1]].strip()

    def _share(self, seen: Seen, row: int, line: slice, head: int) -> Table:
        """What each window of three words adds to a head: the network is linear on the way that this line takes."""
        net, pooled, hidden = self._network, seen.features[row], seen.hidden[row]
        through = net.top.weights[:, head] * net.top.step[head] * ((hidden > 0) & (hidden < 127))
        slope = (net.hidden.weights * net.hidden.step) @ through
        slope += net.direct.weights[:, head] * net.direct.step[head]
        windows, words = seen.windows[line], seen.words[line]
        wide, deep = windows.shape[1], words.shape[1]
        by_max, by_mean, by_word, by_top = np.split(slope, (wide, 2 * wide, 2 * wide + deep))
        share = (windows @ by_mean + words @ by_word).astype(np.float64) * 2 / len(words)
        np.add.at(share, np.argmax(windows, axis=0), pooled[:wide] * by_max)
        np.add.at(share, np.argmax(words, axis=0), pooled[2 * wide + deep :] * by_top)
        return share


def _likelihood(logits: Table) -> Table:
    at = np.clip(np.rint(logits * _FINE), -_FAR * _FINE, _FAR * _FINE).astype(np.int64) + _FAR * _FINE
    return _LIKELY[at]
