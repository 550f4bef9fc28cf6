"""From a checkpoint to what ships: two ONNX graphs in int8, their digests in the configuration.

``python -m models.training.export`` reads the last checkpoint and writes ``models/names``.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path

import torch
from models.training.network import HEADS, LOWER_LAYERS, WIDTH, Layer, NameNetwork
from models.training.train import FOLDER, WORK
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

SHIPPED = FOLDER / "names"


class FlatLayer(nn.Module):
    """One encoder layer for a single window: no batch, no mask, the scale of attention folded into the queries.

    The same sums as :class:`Layer` with fewer reshapings between them: a fifth less time under ONNX Runtime.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        scale = (WIDTH // HEADS) ** -0.5
        self.queries, self.keys, self.values = (_part(layer.qkv, i, scale if i == 0 else 1.0) for i in range(3))

    def forward(self, x: Tensor) -> Tensor:
        """*x* is (pieces, width)."""
        query, key, value = (
            made(x).reshape(-1, HEADS, WIDTH // HEADS) for made in (self.queries, self.keys, self.values)
        )
        weights = torch.softmax(query.transpose(0, 1) @ key.permute(1, 2, 0), dim=-1)
        mixed = (weights @ value.transpose(0, 1)).transpose(0, 1).reshape(-1, WIDTH)
        x = self.layer.norm1(x + self.layer.out(mixed))
        return self.layer.norm2(x + self.layer.down(nn.functional.gelu(self.layer.up(x))))


def _part(joint: nn.Linear, number: int, scale: float) -> nn.Linear:
    part = nn.Linear(WIDTH, WIDTH)
    rows = slice(number * WIDTH, (number + 1) * WIDTH)
    part.load_state_dict({"weight": joint.weight[rows] * scale, "bias": joint.bias[rows] * scale})
    return part


class Lower(nn.Module):
    """Pieces and their marks in; what the upper half needs, and the lower exit's scores, out.

    A mark is shapes, layout and all of one piece as a single number (:func:`redactor.detection.name_windows.marks`).
    """

    def __init__(self, network: NameNetwork) -> None:
        super().__init__()
        self.network = network
        self.marks = nn.Embedding.from_pretrained(_table_of_marks(network))
        self.layers = nn.ModuleList(FlatLayer(layer) for layer in network.layers[:LOWER_LAYERS])

    def forward(self, ids: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """As the network's first half."""
        network = self.network
        hidden = network.norm(network.words(ids) + network.places.weight[: ids.shape[0]] + self.marks(marks))
        for layer in self.layers:
            hidden = layer(hidden)
        return hidden, network.lower_head(hidden)


def _table_of_marks(network: NameNetwork) -> Tensor:
    parts = [part.weight.detach() for part in (network.shapes, network.word_shapes, network.before, network.after)]
    table = parts[0]
    for part in parts[1:]:
        table = (table[:, None] + part[None]).reshape(-1, WIDTH)
    return table


class Upper(nn.Module):
    """The lower half's result in, the upper exit's scores out."""

    def __init__(self, network: NameNetwork) -> None:
        super().__init__()
        self.network = network
        self.layers = nn.ModuleList(FlatLayer(layer) for layer in network.layers[LOWER_LAYERS:])

    def forward(self, hidden: Tensor) -> Tensor:
        """As the network's second half."""
        for layer in self.layers:
            hidden = layer(hidden)
        scores: Tensor = self.network.upper_head(hidden)
        return scores


def trained_network(part: str = "network") -> NameNetwork:
    """The network as the last checkpoint has it: its weights, or ("mean") the running mean of them."""
    network = NameNetwork()
    network.load_state_dict(torch.load(WORK / "checkpoint.pt", weights_only=False)[part])
    return network.eval()


def write_graphs(network: NameNetwork, folder: Path) -> None:
    """Both halves as int8 graphs: signed weights, a scale for each output channel."""
    ids, hidden = torch.zeros(12, dtype=torch.long), torch.zeros(12, WIDTH)
    _write(Lower(network), {"ids": ids, "marks": ids}, ["hidden", "scores"], folder / "lower.onnx")
    _write(Upper(network), {"hidden": hidden}, ["scores"], folder / "upper.onnx")


def _write(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path) -> None:
    full = WORK / f"full-{path.name}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            str(full),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes={name: {0: "n"} for name in (*inputs, *outputs)},
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(
        str(full),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )


def write_digests(folder: Path) -> None:
    """Put the digests of the files into the configuration, which the program checks them against."""
    path = folder / "config.json"
    configuration = json.loads(path.read_text(encoding="utf-8"))
    names = ("vocabulary.txt", "lower.onnx", "upper.onnx")
    configuration["files"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    path.write_text(json.dumps(configuration, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Export the last checkpoint."""
    write_graphs(trained_network(), SHIPPED)
    write_digests(SHIPPED)


if __name__ == "__main__":
    main()
