"""Train the name model: ``python -m models.training.train --data FOLDER``. Resumes from its last checkpoint."""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from benchmarks.scoring import Tally, judge
from models.training.batches import MASKED, Example, batches, epoch_examples
from models.training.gold import GoldText, clean, development_documents
from models.training.labelled import IGNORE, PERSON, Labelled
from models.training.manifest import data_problems
from models.training.names import NameSource
from models.training.network import WIDTH, NameNetwork, load_encoder
from torch import Tensor, nn

from redactor.detection.name_decoding import Thresholds, WordScore, names_in
from redactor.detection.name_windows import windows
from redactor.detection.wordpiece import WordPiece

FOLDER = Path(__file__).resolve().parents[1]
WORK = FOLDER / ".work"  # checkpoints: never committed
DEVELOPMENT = ("emails_enron_threads", "web_ewt_dev", "judgments_tab", "novels_litbank")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What may be tuned. The rates fall to zero by the processor's clock, so that a slow or busy machine still ends the run."""

    core_minutes: float = 150.0  # of processor time: 75 minutes on two cores
    warm_up: float = 0.04
    rate: float = 2.5e-4
    new_rate: float = 1.5e-3
    word_rate: float = 6e-5
    pieces: int = 2600  # a batch, padding included
    lower_share: float = 0.5  # weight of the lower exit's loss
    places_share: float = 0.3  # weight of the O/LOC/ORG loss
    later_share: float = 0.6  # of the peak rates, in a leg after the first
    averaged: float = 0.99  # of the running mean of the weights: kept when every fourth step's weights are counted in
    average_every: int = 4
    checkpoint_minutes: float = 5.0
    look_every: int = 3  # checkpoints between two looks at the development sets
    seed: int = 7


@dataclass(slots=True)
class Progress:
    """How far a run has come; kept in its checkpoint. A finished run that is given more time goes on with another leg."""

    seconds: float = 0.0
    leg: int = 1
    leg_began: float = 0.0
    leg_ends: float = 0.0
    epoch: int = 0
    steps: int = 0
    pieces: int = 0
    checkpoints: int = 0


class Trainer:
    """One training run."""

    def __init__(self, recipe: Recipe, data: Path) -> None:
        self.recipe, self.data = recipe, data
        self.progress = Progress()
        self.wordpiece = WordPiece((FOLDER / "names" / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1])
        self.names = NameSource(data, apart=False)
        self.gold = GoldText(data)
        torch.manual_seed(recipe.seed)
        self.network = NameNetwork()
        load_encoder(self.network, encoder_package())
        self.optimisers = self._optimisers()
        self.half = half_pays()
        self.mean = RunningMean(self.network, recipe.averaged)
        self._resume()
        self._begin_leg()

    def run(self) -> None:
        """Train until the time is used up, keeping checkpoints."""
        kept = self.progress.seconds
        while self.progress.seconds < self.progress.leg_ends:
            rng = random.Random(self.recipe.seed * 1000 + self.progress.epoch)
            found = epoch_examples(rng, self.names, self.gold, self.wordpiece)
            for batch in batches(found, self.recipe.pieces):
                self._timed_step(batch)
                if self.progress.seconds - kept > self.recipe.checkpoint_minutes * 60:
                    kept = self.progress.seconds
                    self.keep()
                if self.progress.seconds >= self.progress.leg_ends:
                    break
            self.progress.epoch += 1
        self.keep()

    def _timed_step(self, batch: list[Example]) -> None:
        began = time.process_time()
        loss = self._step(batch, self._scale())
        if self.progress.steps % self.recipe.average_every == 0:
            self.mean.add(self.network)
        self.progress.seconds += time.process_time() - began
        self.progress.steps += 1
        self.progress.pieces += sum(len(example.names) for example in batch)
        if self.progress.steps % 50 == 0:
            _say(
                f"{self.progress.seconds / 60:6.1f} core minutes  epoch {self.progress.epoch}  {self.progress.pieces / 1e6:.2f} M pieces  loss {loss:.4f}"
            )

    def _scale(self) -> float:
        """The share of the peak rates: up at the beginning of a leg, then down to nothing."""
        leg = self.progress
        share = (leg.seconds - leg.leg_began) / (leg.leg_ends - leg.leg_began)
        scale = min(share / self.recipe.warm_up, (1 - share) / (1 - self.recipe.warm_up))
        return max(scale, 0.001) * (1.0 if leg.leg == 1 else self.recipe.later_share)

    def _step(self, batch: list[Example], scale: float) -> float:
        self.network.train()
        columns, mask, names, places = tensors(batch)
        for optimiser in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = group["peak"] * scale
            optimiser.zero_grad(set_to_none=True)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            lower, upper = self.network(columns, mask)
        loss = self._loss(upper.float(), names, places) + self.recipe.lower_share * self._loss(
            lower.float(), names, places
        )
        loss.backward()
        nn.utils.clip_grad_norm_([p for group in self.optimisers[0].param_groups for p in group["params"]], 1.0)
        for optimiser in self.optimisers:
            optimiser.step()
        return float(loss.detach())

    def _loss(self, scores: Tensor, names: Tensor, places: Tensor) -> Tensor:
        by_name = nn.functional.cross_entropy(scores[..., :3].flatten(0, 1), names.flatten(), ignore_index=MASKED)
        by_place = nn.functional.cross_entropy(scores[..., 3:].flatten(0, 1), places.flatten(), ignore_index=MASKED)
        return by_name + self.recipe.places_share * by_place

    def _optimisers(self) -> list[torch.optim.Optimizer]:
        new = ("shapes", "word_shapes", "before", "after", "lower_head", "upper_head")
        fresh, old = [], []
        for name, parameter in self.network.named_parameters():
            if not name.startswith("words."):
                (fresh if name.startswith(new) else old).append(parameter)
        groups = [{"params": old, "peak": self.recipe.rate}, {"params": fresh, "peak": self.recipe.new_rate}]
        rest = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), weight_decay=0.01)
        words = torch.optim.SparseAdam(
            [{"params": list(self.network.words.parameters()), "peak": self.recipe.word_rate}], lr=1e-9
        )
        return [rest, words]

    def keep(self) -> None:
        """Write a checkpoint and now and then say how well the model does on development text."""
        WORK.mkdir(exist_ok=True)
        state = {
            "network": self.network.state_dict(),
            "mean": self.mean.weights,
            "optimisers": [o.state_dict() for o in self.optimisers],
            "progress": asdict(self.progress),
        }
        torch.save(state, WORK / "new.pt")
        (WORK / "new.pt").replace(WORK / "checkpoint.pt")
        self.progress.checkpoints += 1
        done = self.progress.seconds >= self.progress.leg_ends
        if done or self.progress.checkpoints % self.recipe.look_every == 0:
            for line in development_lines(self.network, self.wordpiece, self.data):
                _say(line)

    def _begin_leg(self) -> None:
        """The first leg, another one after a finished one, or the rest of one that was cut off."""
        progress, end = self.progress, self.recipe.core_minutes * 60
        if progress.leg_ends and progress.seconds >= progress.leg_ends - 1 and end > progress.leg_ends:
            progress.leg, progress.leg_began = progress.leg + 1, progress.seconds
        progress.leg_ends = end

    def _resume(self) -> None:
        path = WORK / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=False)
            self.network.load_state_dict(state["network"])
            self.mean.weights = state.get("mean", {name: w.clone() for name, w in self.network.state_dict().items()})
            for optimiser, kept in zip(self.optimisers, state["optimisers"], strict=True):
                optimiser.load_state_dict(kept)
            self.progress = Progress(**state["progress"])
            self.progress.epoch += 1  # other text than that seen since the epoch began
            _say(f"resumed after {self.progress.seconds / 60:.1f} core minutes")


class RunningMean:
    """The mean of the weights over the last steps: steadier than the weights themselves."""

    def __init__(self, network: NameNetwork, kept: float) -> None:
        self._kept, self._count = kept, 0
        self.weights = {name: weight.detach().clone() for name, weight in network.state_dict().items()}

    @torch.no_grad()
    def add(self, network: NameNetwork) -> None:
        """Count in the weights of now; the first few count for more."""
        self._count += 1
        share = 1 - min(self._kept, self._count / (self._count + 10))
        for name, weight in network.state_dict().items():
            self.weights[name].lerp_(weight, share)


def half_pays() -> bool:
    """Whether this processor multiplies faster in bfloat16 than in full precision: not all that know it do."""
    taken = []
    for kind in (torch.bfloat16, torch.float32):
        left, right = torch.randn(2048, WIDTH).to(kind), torch.randn(WIDTH, 4 * WIDTH).to(kind)
        left @ right  # the first product also prepares the kernel
        began = time.process_time()
        for _ in range(20):
            left @ right
        taken.append(time.process_time() - began)
    return taken[0] < taken[1]


def encoder_package() -> Path:
    """The pretrained encoder, inside an installed package."""
    spec = find_spec("all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("The training packages are missing: pip install -e '.[train]'")
    return Path(spec.origin).parent / "model.zip"


def tensors(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Padded columns, attention mask, labels of names and of places."""
    length = max(len(example.names) for example in batch)
    columns = torch.zeros(len(batch), 5, length, dtype=torch.long)
    names = torch.full((len(batch), length), MASKED)
    places = torch.full((len(batch), length), MASKED)
    mask = torch.full((len(batch), 1, 1, length), -1e4)
    for row, example in enumerate(batch):
        size = len(example.names)
        columns[row, :, :size] = torch.tensor(example.columns)
        names[row, :size] = torch.tensor(example.names)
        places[row, :size] = torch.tensor(example.places)
        mask[row, ..., :size] = 0.0
    return columns, mask, names, places


@torch.inference_mode()
def word_scores(network: NameNetwork, wordpiece: WordPiece, text: str) -> tuple[list[WordScore], list[WordScore]]:
    """Scores of the words of *text* by the lower and by the upper exit, in full precision."""
    words = wordpiece.words(text)
    lower: list[WordScore] = []
    upper: list[WordScore] = []
    for window in windows(text, words, wordpiece):
        rows = network(torch.tensor(window.columns)[None])
        for scores, row in zip((lower, upper), rows, strict=True):
            at = 1
            for word in words[window.first : window.end]:
                scores.append(_word_score(row[0, at : at + len(word.pieces.ids)]))
                at += len(word.pieces.ids)
    return lower, upper


def _word_score(rows: Tensor) -> WordScore:
    names, places = rows[:, :3].softmax(-1), rows[:, 3:].softmax(-1).mean(0)
    return WordScore(float(1 - names[:, 0].mean()), bool(names[0, 1] > names[0, 2]), float(places[1]), float(places[2]))


def development_lines(network: NameNetwork, wordpiece: WordPiece, data: Path) -> list[str]:
    """Recall and precision of both exits on the development sets, at one threshold."""
    network.eval()
    lines = []
    for name in DEVELOPMENT:
        tallies = (Tally(), Tally())
        for doc in development_documents(data, name):
            words = wordpiece.words(doc.text)
            for tally, scores in zip(tallies, word_scores(network, wordpiece, doc.text), strict=True):
                found = names_in(doc.text, words, scores, Thresholds(0.65, 0.5))
                tally.add(judged(doc, [(n.start, n.end) for n in found]))
        lines.append(
            f"    {name:22} lower {tallies[0].recall:5.1f} / {tallies[0].precision:5.1f}   upper {tallies[1].recall:5.1f} / {tallies[1].precision:5.1f}"
        )
    return lines


def judged(doc: Labelled, found: list[tuple[int, int]]) -> Tally:
    """The tally of one document."""
    names = [(start, end) for start, end, label in clean(doc).spans if label == PERSON]
    ignored = [(start, end) for start, end, label in doc.spans if label == IGNORE]
    return judge(doc.text, names, ignored, found).tally


def _say(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--data", type=Path, help="folder of the annotated sets and name lists (see models/names/manifest.json)"
    )
    parser.add_argument("--core-minutes", type=float, default=Recipe.core_minutes, help="processor time to use up")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    problems = list(data_problems(options.data))
    if problems:
        sys.exit("\n".join(["Nothing was trained.", *problems, "models/names/manifest.json lists what is needed."]))
    torch.set_num_threads(options.threads)
    Trainer(Recipe(core_minutes=options.core_minutes), options.data).run()


if __name__ == "__main__":
    main()
