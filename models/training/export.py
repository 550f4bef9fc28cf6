"""From a checkpoint to what ships: two ONNX graphs in int8, their digests in the configuration.

``python -m models.training.export`` reads the last checkpoint and writes ``models/names``.
"""

from __future__ import annotations

import hashlib
import json
import warnings
from pathlib import Path

import torch
from models.training.network import LOWER_LAYERS, WIDTH, NameNetwork
from models.training.train import FOLDER, WORK
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

SHIPPED = FOLDER / "names"


class Lower(nn.Module):
    """The columns in; what the upper half needs, and the lower exit's scores, out."""

    def __init__(self, network: NameNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, columns: Tensor) -> tuple[Tensor, Tensor]:
        """As the network's first half."""
        hidden = self.network.embedded(columns)
        for layer in self.network.layers[:LOWER_LAYERS]:
            hidden = layer(hidden, None)
        return hidden, self.network.lower_head(hidden)


class Upper(nn.Module):
    """The lower half's result in, the upper exit's scores out."""

    def __init__(self, network: NameNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, hidden: Tensor) -> Tensor:
        """As the network's second half."""
        for layer in self.network.layers[LOWER_LAYERS:]:
            hidden = layer(hidden, None)
        return self.network.upper_head(hidden)


def trained_network() -> NameNetwork:
    """The network as the last checkpoint has it."""
    network = NameNetwork()
    network.load_state_dict(torch.load(WORK / "checkpoint.pt", weights_only=False)["network"])
    return network.eval()


def write_graphs(network: NameNetwork, folder: Path) -> None:
    """Both halves as int8 graphs: signed weights, a scale for each output channel."""
    columns = torch.zeros(1, 5, 12, dtype=torch.long)
    hidden = torch.zeros(1, 12, WIDTH)
    _write(
        Lower(network),
        columns,
        "columns",
        ["hidden", "scores"],
        {"columns": {2: "n"}, "hidden": {1: "n"}, "scores": {1: "n"}},
        folder / "lower.onnx",
    )
    _write(
        Upper(network), hidden, "hidden", ["scores"], {"hidden": {1: "n"}, "scores": {1: "n"}}, folder / "upper.onnx"
    )


def _write(
    module: nn.Module, example: Tensor, name: str, outputs: list[str], axes: dict[str, dict[int, str]], path: Path
) -> None:
    full = WORK / f"full-{path.name}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            (example,),
            str(full),
            input_names=[name],
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    quantize_dynamic(
        str(full), str(path), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
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
