"""The network: MiniLM-L6 with embeddings of letter shape and layout, and an exit after half of its layers.

Both exits are trained together: the lower half alone is the *fast* setting, both halves are the *thorough* one.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import torch
from torch import Tensor, nn

from redactor.detection.name_windows import LAYOUTS
from redactor.detection.wordpiece import SHAPES

WIDTH, HEADS, LAYERS, LOWER_LAYERS, PIECES, LONGEST = 384, 12, 6, 3, 30522, 128
OUTPUTS = 6  # O, B, I, then O, LOC, ORG


class Layer(nn.Module):
    """One encoder layer of BERT, written out."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """*mask* is added to the attention scores: 0 or a large negative number."""
        batch, length, _ = x.shape
        query, key, value = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5
        weights = torch.softmax(
            scores if mask is None else scores + mask, dim=-1
        )  # no dropout here: it costs a seventh of the time
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class NameNetwork(nn.Module):
    """Five columns of numbers in, two rows of scores for each piece out: of the lower and of the upper exit."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, WIDTH, sparse=True)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.word_shapes = nn.Embedding(SHAPES, WIDTH)
        self.before = nn.Embedding(LAYOUTS, WIDTH)
        self.after = nn.Embedding(LAYOUTS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.lower_head = nn.Linear(WIDTH, OUTPUTS)
        self.upper_head = nn.Linear(WIDTH, OUTPUTS)
        for table in (self.shapes, self.word_shapes, self.before, self.after):
            nn.init.normal_(table.weight, std=0.01)

    def forward(self, columns: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """*columns* is (batch, 5, length)."""
        x = self.embedded(columns)
        for layer in self.layers[:LOWER_LAYERS]:
            x = layer(x, mask)
        lower = self.lower_head(x)
        for layer in self.layers[LOWER_LAYERS:]:
            x = layer(x, mask)
        return lower, self.upper_head(x)

    def embedded(self, columns: Tensor) -> Tensor:
        """Words, places, shapes and layout as vectors."""
        ids, shapes, word_shapes, before, after = columns.unbind(1)
        x = self.words(ids) + self.places.weight[: ids.shape[1]]
        x = x + self.shapes(shapes) + self.word_shapes(word_shapes) + self.before(before) + self.after(after)
        return self.drop(self.norm(x))


def load_encoder(network: NameNetwork, package: Path) -> None:
    """Put the pretrained encoder's weights in place; what is new stays as it was made."""
    from safetensors.torch import load

    with zipfile.ZipFile(package) as archive:
        old = load(archive.read("model.safetensors"))
    state = network.state_dict()
    state["words.weight"] = old["embeddings.word_embeddings.weight"]
    first_type = old["embeddings.token_type_embeddings.weight"][0]
    state["places.weight"] = old["embeddings.position_embeddings.weight"][:LONGEST] + first_type
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = old[f"embeddings.LayerNorm.{part}"]
        for number in range(LAYERS):
            state.update(_layer_state(old, number, part))
    network.load_state_dict(state)


def _layer_state(old: dict[str, Tensor], number: int, part: str) -> dict[str, Tensor]:
    there, here = f"encoder.layer.{number}", f"layers.{number}"
    attention = [old[f"{there}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
    return {
        f"{here}.qkv.{part}": torch.cat(attention),
        f"{here}.out.{part}": old[f"{there}.attention.output.dense.{part}"],
        f"{here}.norm1.{part}": old[f"{there}.attention.output.LayerNorm.{part}"],
        f"{here}.up.{part}": old[f"{there}.intermediate.dense.{part}"],
        f"{here}.down.{part}": old[f"{there}.output.dense.{part}"],
        f"{here}.norm2.{part}": old[f"{there}.output.LayerNorm.{part}"],
    }
