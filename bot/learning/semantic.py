"""Teach the encoder's upper layers what texts feel like: `uv run --group learn --extra semantic python -m bot.learning.semantic --data FOLDER`."""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from bot.engine import semantic
from bot.engine.wordpieces import numbered, vocabulary
from bot.learning import encoder, semantic_file

log = logging.getLogger("sonder.learning")

UPPER, LONGEST = 3, 48
ROUNDS = {"emobank": 4, "chat": 2}
BEGINS = {"emobank": 0.2, "chat": 0.0}
"""The larger set goes ahead, by this share of the whole way."""
BATCH = {"emobank": 1024, "chat": 1536}
"""Word pieces in one batch."""
RATE, RATE_OF_HEADS, WARM = 8e-5, 8e-4, 0.06
TRAIL = 0.995
"""The weights that ship are a trailing mean of the learned ones."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts with what was said of them: V, A, D from 1 to 5, and each emotion 0 or 1; NaN where nobody said."""

    texts: list[str]
    vad: np.ndarray
    emotions: np.ndarray


def emobank(folder: Path, split: str) -> Texts:
    """EmoBank (Buechel & Hahn, 2017)."""
    rows = [row for row in rows_of(folder / "emobank_train_dev.jsonl") if row["split"] == split]
    vad = np.array([[row[axis] for axis in "VAD"] for row in rows], np.float32)
    return Texts([row["text"] for row in rows], vad, np.full((len(rows), 1), np.nan, np.float32))


def goemotions(folder: Path, split: str, names: Sequence[str]) -> Texts:
    """GoEmotions (Demszky et al., 2020)."""
    rows = _labelled(folder, split)
    told = np.array([[name in labels for name in names] for _, labels in rows], np.float32)
    return Texts([text for text, _ in rows], np.full((len(rows), 3), np.nan, np.float32), told)


def emotions_of(folder: Path) -> list[str]:
    """The names of the 28 emotions, in the order of the alphabet."""
    return sorted({name for _, labels in _labelled(folder, "train") for name in labels})


def _labelled(folder: Path, split: str) -> list[tuple[str, list[str]]]:
    lines = (folder / f"goemotions_{split}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(text, labels.split(",")) for text, labels in (line.split("\t") for line in lines)]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def with_teacher(sets: dict[str, Texts], path: Path) -> dict[str, Texts]:
    """A larger encoder's V, A, D: where raters said nothing they stand alone, else both count half; new texts are chat."""
    taught = {row["text"]: [row[axis] for axis in "VAD"] for row in rows_of(path)}
    for name, of in sets.items():
        own = np.array([taught.get(text, [np.nan] * 3) for text in of.texts], np.float32)
        both = np.where(np.isnan(own), of.vad, np.where(np.isnan(of.vad), own, (own + of.vad) / 2))
        sets[name] = Texts(of.texts, both, of.emotions)
    known = {text for of in sets.values() for text in of.texts}
    new = [text for text in taught if text not in known]
    chat = sets["chat"]
    nobody = np.full((len(new), chat.emotions.shape[1]), np.nan, np.float32)
    vad = np.array([taught[text] for text in new], np.float32).reshape(-1, 3)
    sets["chat"] = Texts(
        chat.texts + new, np.concatenate([chat.vad, vad]), np.concatenate([chat.emotions, nobody])
    )
    return sets


class Cached:
    """The tokens that the lower layers make of every text, computed once, since these layers do not learn."""

    def __init__(self, lower: encoder.Lower, texts: Sequence[str], known: dict[str, int]) -> None:
        self.pieces = [numbered(text, known, most=LONGEST) for text in texts]
        self.lengths = np.array([len(pieces) for pieces in self.pieces])
        self.tokens: list[torch.Tensor] = [torch.empty(0)] * len(self.pieces)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for batch in batches(self.lengths, 4096, np.random.default_rng(0)):
                made = lower(*padded([torch.tensor(self.pieces[one]) for one in batch]))
                for row, one in zip(made, batch, strict=True):
                    self.tokens[one] = row[: self.lengths[one]].bfloat16().clone()

    def batch(self, which: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
        """(tokens, mask) of these texts."""
        tokens, mask = padded([self.tokens[one] for one in which])
        return tokens.float(), mask


def padded(rows: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of different lengths as one block, and its mask."""
    mask = torch.nn.utils.rnn.pad_sequence([torch.ones(len(row), dtype=torch.int64) for row in rows], True)
    return torch.nn.utils.rnn.pad_sequence(list(rows), batch_first=True), mask


def batches(lengths: np.ndarray, pieces: int, chance: np.random.Generator) -> list[list[int]]:
    """Every text once, texts of about one length together, at most so many pieces in a batch, in random order."""
    made: list[list[int]] = [[]]
    for one in np.argsort(lengths + chance.random(len(lengths)), kind="stable").tolist():
        if (len(made[-1]) + 1) * int(lengths[one]) > pieces and made[-1]:
            made.append([])
        made[-1].append(one)
    return [made[place] for place in chance.permutation(len(made))]


def plan(sets: dict[str, Cached], chance: np.random.Generator) -> list[tuple[str, list[int]]]:
    """The batches of all rounds of both sets, evenly mixed."""
    placed: list[tuple[float, str, list[int]]] = []
    for name, cached in sets.items():
        todo = [batch for _ in range(ROUNDS[name]) for batch in batches(cached.lengths, BATCH[name], chance)]
        places = np.linspace(BEGINS[name], 1, len(todo)).tolist()
        placed += [(place, name, batch) for place, batch in zip(places, todo, strict=True)]
    return [(name, batch) for _, name, batch in sorted(placed, key=lambda step: step[0])]


def learn(upper: encoder.Upper, sets: dict[str, Texts], cached: dict[str, Cached]) -> encoder.Upper:
    """Teach, and give the trailing mean."""
    steps = plan(cached, np.random.default_rng(1))
    upper.mean.copy_(torch.from_numpy(sets["emobank"].vad.mean(0)))
    upper.spread.copy_(torch.from_numpy(sets["emobank"].vad.std(0)))
    mean = torch.optim.swa_utils.AveragedModel(
        upper, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(TRAIL)
    )
    layers = list(upper.layers.parameters())
    heads = [one for name, one in upper.named_parameters() if not name.startswith("layers")]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": RATE}, {"params": heads, "lr": RATE_OF_HEADS}],
        weight_decay=0.01, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    warm = WARM * len(steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.02, 1 - step / len(steps))
    )
    upper.train()
    for number, (name, batch) in enumerate(steps):
        with torch.autocast("cpu", torch.bfloat16):
            vad, emotions = upper(*cached[name].batch(batch))
        loss = _missed(upper, vad, sets[name].vad[batch], emotions, sets[name].emotions[batch])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        mean.update_parameters(upper)
        if number % 100 == 0:
            log.info("step %d of %d, %s: %.3f", number, len(steps), name, float(loss.detach()))
    return mean.module.eval()


def _missed(
    upper: encoder.Upper, vad: torch.Tensor, told_vad: np.ndarray, emotions: torch.Tensor, told: np.ndarray
) -> torch.Tensor:
    """The loss; what nobody said counts nothing, and a batch of a few long texts counts less."""
    rated, seen = torch.from_numpy(told_vad), torch.from_numpy(told)
    loss = torch.zeros(())
    if (known := ~rated[:, 0].isnan()).any():
        off = (vad - rated)[known] / upper.spread * torch.tensor([1.0, 0.84, 0.7])
        loss = loss + off.pow(2).mean() * min(1.0, int(known.sum()) / 16) ** 0.5
    if (known := ~seen[:, 0].isnan()).any():
        loss = loss + functional.binary_cross_entropy_with_logits(emotions[known], seen[known]) * 8
    return loss


def measured(
    seen: dict[str, list[tuple[np.ndarray, np.ndarray]]], told: dict[str, Texts]
) -> dict[str, float]:
    """Pearson's r of V, A, D on EmoBank, and the macro-averaged AUROC of the emotions on GoEmotions."""
    vad = np.concatenate([rated for rated, _ in seen["emobank"]])
    emotions = np.concatenate([felt for _, felt in seen["chat"]])
    found = {
        axis: float(np.corrcoef(vad[:, place], told["emobank"].vad[:, place])[0, 1])
        for place, axis in enumerate("VAD")
    }
    areas = [
        _area(emotions[:, place], told["chat"].emotions[:, place] > 0) for place in range(emotions.shape[1])
    ]
    return found | {"AUROC": float(np.mean(areas))}


def _area(seen: np.ndarray, true: np.ndarray) -> float:
    ranks = np.argsort(np.argsort(seen)) + 1.0
    positive, negative = true.sum(), (~true).sum()
    return float((ranks[true].sum() - positive * (positive + 1) / 2) / (positive * negative))


def shipped(made: semantic.Encoder, texts: Sequence[str]) -> list[tuple[np.ndarray, np.ndarray]]:
    """What the file says of the texts, as the bot runs it."""
    felt = [made(text) for text in texts]
    return [(np.array([[one.V, one.A, one.D]]), np.array([[*one.emotions.values()]])) for one in felt]


def main() -> None:
    """Read the data, teach, write `bot/engine/semantic.onnx`, measure what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with EmoBank and GoEmotions")
    parser.add_argument(
        "--teacher", type=Path, help="texts with a larger encoder's V, A, D, one JSON object a line"
    )
    parser.add_argument("--out", type=Path, default=semantic.LEARNED)
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(0)
    names = emotions_of(asked.data)
    taught = {"emobank": emobank(asked.data, "train"), "chat": goemotions(asked.data, "train", names)}
    if asked.teacher:
        taught = with_teacher(taught, asked.teacher)
    lower, upper = encoder.packaged(UPPER, len(names))
    cached = {name: Cached(lower, of.texts, vocabulary()) for name, of in taught.items()}
    log.info("%d pieces are cached", sum(int(of.lengths.sum()) for of in cached.values()))
    semantic_file.write(learn(upper, taught, cached), names, asked.out)
    held_out = {"emobank": emobank(asked.data, "dev"), "chat": goemotions(asked.data, "dev", names)}
    made = semantic.open_encoder(asked.out)
    log.info("%s", measured({name: shipped(made, of.texts) for name, of in held_out.items()}, held_out))


if __name__ == "__main__":
    main()
