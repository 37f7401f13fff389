"""Teaches the small encoder of the check of finished texts: the lowest layers of all-MiniLM-L6-v2, told of texts that must not go out."""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from bot.engine.wordpieces import BEGIN, END, UNKNOWN, numbered, vocabulary
from bot.learning import encoder
from bot.voice.lint_encoder import MOST_PIECES

log = logging.getLogger("sonder.learning")

LAYERS: Final = 3
"""So many of the six layers are kept, the first of them as it is."""
ROUNDS, BATCH, RATE, RATE_OF_HEADS, WARM = 3, 24, 2.5e-4, 2e-3, 0.08
DROPOUT: Final = 0.1
SURE: Final = 0.98
"""How likely a line is held to be what its writer said."""
NAMING: Final = 0.3
"""What it counts to name the rule, beside seeing that one is broken."""
TOP: Final = 31
"""Numbers are rounded to -31..31 by column, which makes a small file."""
BAD_ONLY: Final = -1
"""A line that breaks a rule which was not named."""


def taught(
    texts: Sequence[str], rules: np.ndarray, weights: np.ndarray, *, count: int, kept: Sequence[int]
) -> dict[str, np.ndarray]:
    """The arrays of a `bot.voice.lint_encoder.Encoder` that has learned the texts.

    `rules`: 0 for a harmless text, else the rule from 1 to `count`, or BAD_ONLY. `kept`: the pieces that keep a vector of their own.
    """
    torch.manual_seed(0)
    torch.set_num_threads(1)
    lower, upper = _new(1 + count)
    bad = rules != 0
    balance = weights[~bad].sum() / weights[bad].sum()
    told = torch.tensor(np.where(bad, SURE, 1 - SURE), dtype=torch.float32)
    counted = torch.tensor(np.where(bad, weights * balance, weights), dtype=torch.float32)
    named = torch.tensor(rules)
    rows = pieces_of(texts, kept)
    chance = np.random.default_rng(0)
    tokens = _lower_tokens(lower, rows)
    steps = [batch for _ in range(ROUNDS) for batch in _batches(rows, chance)]
    optimizer, schedule = _optimizer(upper, len(steps))
    upper.train()
    for number, batch in enumerate(steps):
        mask = _padded([torch.ones(len(rows[one]), dtype=torch.int64) for one in batch])
        with torch.autocast("cpu", torch.bfloat16):
            _, said = upper(_padded([tokens[one] for one in batch]), mask)
        loss = (
            functional.binary_cross_entropy_with_logits(said[:, 0], told[batch], reduction="none")
            * counted[batch]
        )
        known = named[batch] > 0
        naming = functional.cross_entropy(said[known, 1:], named[batch][known] - 1) if known.any() else 0.0
        (loss.mean() + NAMING * naming).backward()
        nn.utils.clip_grad_norm_(upper.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        if number % 200 == 0:
            log.info("step %d of %d: %.3f", number, len(steps), float(loss.detach().mean()))
    return _arrays(lower, upper.eval(), kept)


def common(texts: Sequence[str]) -> list[int]:
    """The numbers of the pieces that these texts are written with, and of the signs that every text has."""
    known = vocabulary()
    found = {known[sign] for sign in (BEGIN, END, UNKNOWN)}
    for text in texts:
        found.update(numbered(text, known, most=MOST_PIECES))
    return sorted(found)


def pieces_of(texts: Sequence[str], kept: Sequence[int]) -> list[list[int]]:
    """The pieces of the texts; those without a vector are unknown ones."""
    known, having = vocabulary(), set(kept)
    return [
        [one if one in having else known[UNKNOWN] for one in numbered(text, known, most=MOST_PIECES)]
        for text in texts
    ]


def _new(outputs: int) -> tuple[Any, Any]:
    lower, upper = encoder.unrounded(0, outputs)
    upper.layers = lower.layers[1:LAYERS]
    lower.layers = lower.layers[:1]
    layers: Any = upper.layers
    for layer in layers:
        layer.dropout = DROPOUT
    nn.init.zeros_(upper.emotions.bias)
    return lower.requires_grad_(False), upper


def _optimizer(upper: Any, steps: int) -> tuple[Any, Any]:
    heads = [one for name, one in upper.named_parameters() if not name.startswith("layers")]
    optimizer = torch.optim.AdamW(
        [{"params": upper.layers.parameters(), "lr": RATE}, {"params": heads, "lr": RATE_OF_HEADS}],
        weight_decay=0.01,
    )
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (WARM * steps), max(0.01, 1 - step / steps))
    )


def _batches(rows: Sequence[Sequence[int]], chance: np.random.Generator) -> list[list[int]]:
    """Every text once, texts of about one length together, in random order."""
    order = np.argsort(np.array([len(row) for row in rows]) + 4 * chance.random(len(rows)), kind="stable")
    made = [order[at : at + BATCH].tolist() for at in range(0, len(order), BATCH)]
    return [made[at] for at in chance.permutation(len(made))]


def _padded(rows: Sequence[torch.Tensor]) -> torch.Tensor:
    return nn.utils.rnn.pad_sequence(list(rows), batch_first=True)


def _lower_tokens(lower: Any, rows: Sequence[Sequence[int]]) -> list[torch.Tensor]:
    """What the layers that do not learn make of each text."""
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        return [
            lower(torch.tensor([row]), torch.ones(1, len(row), dtype=torch.int64))[0].float() for row in rows
        ]


def _arrays(lower: Any, upper: Any, kept: Sequence[int]) -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {"kept": np.array(kept, dtype=np.int32)}
    words = lower.words.weight.detach().numpy()[kept]
    step = np.abs(words).max(axis=1) / TOP
    found["words"], found["words_step"] = (
        np.rint(words / step[:, None]).astype(np.int8),
        step.astype(np.float32),
    )
    places = (lower.places.weight[:MOST_PIECES] + lower.kind).detach().numpy()
    found |= _rounded("places", places, 127)
    found |= _kept(lower.norm, "norm")
    for number, layer in enumerate([*lower.layers, *upper.layers]):
        looking = (layer.query, layer.key, layer.value)
        weight = np.concatenate([part.weight.detach().numpy() for part in looking])
        bias = np.concatenate([part.bias.detach().numpy() for part in looking])
        found |= _rounded(f"{number}.looking.weight", weight.T, TOP) | {f"{number}.looking.bias": bias}
        for name in ("out", "up", "down"):
            part = getattr(layer, name)
            found |= _rounded(f"{number}.{name}.weight", part.weight.detach().numpy().T, TOP)
            found[f"{number}.{name}.bias"] = part.bias.detach().numpy()
        found |= _kept(layer.first, f"{number}.first") | _kept(layer.second, f"{number}.second")
    for name, part in (("looks", upper.looks), ("heads", upper.emotions)):
        found |= _rounded(f"{name}.weight", part.weight.detach().numpy().T, 127)
        found[f"{name}.bias"] = part.bias.detach().numpy()
    return found


def _rounded(name: str, weights: np.ndarray, top: int) -> dict[str, np.ndarray]:
    step = np.abs(weights).max(axis=0) / top
    return {name: np.rint(weights / step).astype(np.int8), f"{name}_step": step.astype(np.float32)}


def _kept(norm: Any, name: str) -> dict[str, np.ndarray]:
    return {f"{name}.weight": norm.weight.detach().numpy(), f"{name}.bias": norm.bias.detach().numpy()}
