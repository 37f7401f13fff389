"""Makes the file that `bot.learning.semantic --teacher` reads: what a larger encoder, taught by EmoBank, feels in many texts.

    uv run --group learn --extra semantic python -m bot.learning.semantic_teacher --encoder FOLDER --data FOLDER --out FILE

The weights that ship had all-mpnet-base-v2 (Apache-2.0) for a teacher: EmoBank dev r of V .79, A .58, D .43; 20 minutes on two cores to
teach, as long again to label.
"""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from bot.learning import semantic
from bot.learning.corpora import LINES

log = logging.getLogger("sonder.learning")

LOWER, LONGEST, ROUNDS, BATCH = 7, 48, 3, 768
"""Layers that stay as they are; word pieces of a text; rounds through EmoBank; word pieces of a batch."""
RATE, RATE_OF_HEAD, WARM, TRAIL = 5e-5, 5e-4, 0.06, 0.99
LEANS = 0.8
"""How far from the middle a line of ours stands whose writer called it glad or sad."""


class Rater(nn.Module):
    """An encoder with a head for V, A, D, in standard scores of EmoBank's training texts."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.words = AutoTokenizer.from_pretrained(folder)
        self.encoder = AutoModel.from_pretrained(folder)
        size = self.encoder.config.hidden_size
        self.looks, self.vad = nn.Linear(size, 2), nn.Linear(3 * size, 3)
        self.dropout = nn.Dropout(0.1)
        nn.init.zeros_(self.looks.weight)
        nn.init.normal_(self.vad.weight, std=0.01)
        self.encoder.requires_grad_(False)
        for layer in self.encoder.encoder.layer[LOWER:]:
            layer.requires_grad_(True)

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """(texts, 3); two learned weighings of the tokens and their mean go into the head."""
        given = self.words(
            list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        tokens = self.encoder(**given).last_hidden_state.float()
        present = given["attention_mask"].unsqueeze(2).float()
        weights = (self.looks(tokens).float() + (1 - present) * -1e4).softmax(1)
        looked = (weights.transpose(1, 2) @ tokens).flatten(1)
        pooled = torch.cat([looked, (tokens * present).sum(1) / present.sum(1)], 1)
        return self.vad(self.dropout(pooled)).float()

    def lengths(self, texts: Sequence[str]) -> np.ndarray:
        """Word pieces of each text."""
        pieces = self.words(list(texts), truncation=True, max_length=LONGEST)["input_ids"]
        return np.array([len(one) for one in pieces])


def teach(rater: Rater, texts: Sequence[str], scores: np.ndarray) -> Rater:
    """Teach the upper layers and the head, and give the trailing mean."""
    chance = np.random.default_rng(0)
    lengths = rater.lengths(texts)
    steps = [batch for _ in range(ROUNDS) for batch in semantic.batches(lengths, BATCH, chance)]
    mean = torch.optim.swa_utils.AveragedModel(
        rater, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(TRAIL)
    )
    head = [*rater.looks.parameters(), *rater.vad.parameters()]
    layers = [one for one in rater.encoder.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": RATE}, {"params": head, "lr": RATE_OF_HEAD}], weight_decay=0.01, fused=True
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM * len(steps)), max(0.02, 1 - step / len(steps)))
    )
    rater.train()
    for number, batch in enumerate(steps):
        with torch.autocast("cpu", torch.bfloat16):
            said = rater([texts[one] for one in batch])
        off = (said - torch.from_numpy(scores[batch])) * torch.tensor([1.0, 0.84, 0.7])
        off.pow(2).mean().backward()
        nn.utils.clip_grad_norm_(rater.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        mean.update_parameters(rater)
        if number % 50 == 0:
            log.info("step %d of %d", number, len(steps))
    return mean.module.eval()


def rated(rater: Rater, texts: Sequence[str]) -> np.ndarray:
    """What the rater says of each text, in standard scores."""
    said = np.zeros((len(texts), 3), np.float32)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for batch in semantic.batches(rater.lengths(texts), 1536, np.random.default_rng(0)):
            said[batch] = rater([texts[one] for one in batch]).numpy()
    return said


def leanings() -> dict[str, int]:
    """Sonder's own lines, and whether their writer called them glad (1), sad (-1) or neither."""
    rows = (row for file in sorted(LINES.glob("*.jsonl")) for row in semantic.rows_of(file))
    return {row["text"]: row["valence"] for row in rows if row.get("valence") in {-1, 0, 1}}


def main() -> None:
    """Teach the larger encoder, measure it on EmoBank's dev texts, and write what it says of the texts to learn from."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="a folder that transformers can open")
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder with EmoBank, GoEmotions, ConvAbuse"
    )
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(0)
    torch.set_num_threads(1)
    gold, held_out = semantic.emobank(asked.data, "train"), semantic.emobank(asked.data, "dev")
    middle, spread = gold.vad.mean(0), gold.vad.std(0)
    rater = teach(Rater(asked.encoder), gold.texts, (gold.vad - middle) / spread)
    said = rated(rater, held_out.texts)
    log.info(
        "r on dev: %s", [float(np.corrcoef(said[:, axis], held_out.vad[:, axis])[0, 1]) for axis in range(3)]
    )
    lines = leanings()
    abuse = (
        row["user"]
        for row in semantic.rows_of(asked.data / "convabuse_train_dev.jsonl")
        if row["split"] == "train"
    )
    chat = semantic.goemotions(asked.data, "train", semantic.emotions_of(asked.data)).texts
    texts = list(dict.fromkeys([*gold.texts, *lines, *abuse, *chat]))
    vad = rated(rater, texts) * spread + middle
    with asked.out.open("w", encoding="utf-8") as file:
        for text, (valence, arousal, dominance) in zip(texts, vad.tolist(), strict=True):
            if text in lines:
                valence = (valence + 3 + LEANS * lines[text]) / 2  # noqa: PLW2901 - the writer's word counts half
            row = {"text": text, "V": round(valence, 3), "A": round(arousal, 3), "D": round(dominance, 3)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
