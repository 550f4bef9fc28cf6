"""Write the development sets of our own: office mail, and names of many origins.

``python -m models.training.make_sets --data FOLDER``. The people's names are those kept apart from training and the
sentences are another writer's; headers and forms are the training generator's. ``--seed`` makes a further pair.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from models.training.documents import generate
from models.training.labelled import Builder, Labelled, write_set
from models.training.names import NameSource
from models.training.scene import Scene
from models.training.word_lists import word_list

SETS = Path(__file__).resolve().parents[2] / "benchmarks" / "sets"
_KINDS = ("thread", "thread", "thread", "letter", "minutes", "log", "chat", "form")
_ORIGINS = {
    "British": ("en_GB",), "register of births": ("births",), "Irish": ("en_IE", "ga_IE"), "Scottish": ("scottish",), "Welsh": ("welsh",), "Polish": ("pl_PL",), "Romanian": ("ro_RO",), "Baltic": ("lt_LT", "lv_LV"),
    "Hungarian": ("hu_HU",), "Ukrainian, Russian": ("slavic",), "Portuguese": ("pt_PT", "pt_BR"), "Italian": ("it_IT",), "Spanish": ("es_ES", "es_CO"), "Greek": ("greek",), "Albanian": ("albanian",), "Turkish": ("tr_TR",),
    "Pakistani": ("en_PK",), "Indian": ("en_IN",), "Bangladeshi, South Asian": ("south_asian",), "Sikh": ("sikh",), "Tamil, Sri Lankan": ("tamil",), "Arab": ("arabic",), "Somali": ("somali",), "Afghan, Iranian, Kurdish": ("afghan",),
    "Eritrean, Ethiopian": ("horn",), "Nigerian": ("yo_NG", "ig_NG", "ha_NG", "en_NG"), "Ghanaian": ("tw_GH",), "Southern and East African": ("zu_ZA", "sw", "en_KE"), "Caribbean": ("caribbean",), "Filipino": ("filipino",),
    "Korean": ("korean",), "Chinese": ("chinese",), "Vietnamese": ("vietnamese",),
}  # fmt: skip
_EACH = 20  # sentences of each origin


def office_mail(seed: int, names: NameSource) -> Iterator[Labelled]:
    """Threads, letters, minutes, logs, chats and forms."""
    rng = random.Random(seed)
    for number in range(56):
        yield _numbered(generate(rng, names, _KINDS[number % len(_KINDS)], lists="_dev"), "office", number)


def many_origins(seed: int, names: NameSource) -> Iterator[Labelled]:
    """Office sentences, each with people of one origin."""
    rng = random.Random(seed)
    sentences = [line for line in word_list("office_lines_dev") if "{ini" not in line]  # initials have no origin
    for group, pools in sorted(_ORIGINS.items()):
        for number in range(_EACH):
            scene, out = Scene(rng, names, rng.choice(pools), "_dev"), Builder()
            scene.cast = [replace(person, origin=group) for person in scene.cast]
            scene.fill(out, rng.choice(sentences))
            yield _numbered(out.done(), group, number)


def _numbered(doc: Labelled, kind: str, number: int) -> Labelled:
    return replace(doc, id=f"{kind} {number + 1}")


def main() -> None:
    """Write both sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument("--suffix", default="")
    options = parser.parse_args()
    names = NameSource(options.data, apart=True)
    SETS.mkdir(exist_ok=True)
    write_set(SETS / f"office_mail{options.suffix}.jsonl", office_mail(options.seed, names))
    write_set(SETS / f"many_origins{options.suffix}.jsonl", many_origins(options.seed + 1, names))


if __name__ == "__main__":
    main()
