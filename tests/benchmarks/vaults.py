"""What is asked of somebody's notes, from folders that the caller gives; nothing of theirs is kept here.

    python -m tests.benchmarks.vaults FOLDER... [--json]

Of each folder: its files, its statements, those that a sure question asks, of them those that are asked before their
owner has kept anything, and those that only an unsure one asks, how
many questions of each shape there are, sure and unsure, and what it costs the processor to read them and to make their
questions. Run at two commits, it says what a change has done to notes that were never seen.
"""

import json
import os
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from time import process_time

COLUMNS = ("files", "statements", "sure", "unseen", "unsure only", "share", "read", "made")


@dataclass(frozen=True, slots=True)
class Vault:
    """What was made of one folder. `sure`, `unseen` and `unsure` count statements: each by the best question that
    rests on it. `shapes` counts questions, by shape sure and unsure; times are seconds of the processor."""

    name: str
    files: int
    statements: int
    sure: int
    unseen: int
    unsure: int
    shapes: dict[str, tuple[int, int]]
    read: float
    made: float

    @property
    def share(self) -> float:
        """Statements with a sure question, in %."""
        return 100 * self.sure / self.statements if self.statements else 0.0


def measure(folder: Path) -> Vault:
    """Read a folder as an import does, and make its questions."""
    from study.core.generators import candidates
    from study.core.generators.keep_rates import asked_unseen, sort_of
    from study.library.operations import read_notes
    from study.library.sources import read

    began = process_time()
    sources = read(folder)
    notes = read_notes(sources)
    between = process_time()
    made = candidates(notes)
    ended = process_time()
    statements, used = set(made.statements), set(made.used)
    offered = {key for one in made.candidates for key in one.facts}
    asked = asked_unseen({one.key: sort_of(one) for one in made.candidates if not one.own})
    unseen = {
        key for one in made.candidates if one.fit == "sure" and (one.own or one.key in asked) for key in one.facts
    }
    sure = Counter(one.shape for one in made.candidates if one.fit == "sure")
    unsure = Counter(one.shape for one in made.candidates if one.fit == "unsure")
    return Vault(
        name=folder.name,
        files=len(sources.texts),
        statements=len(statements),
        sure=len(used),
        unseen=len(used & unseen),
        unsure=len((statements & offered) - used),
        shapes={shape: (sure[shape], unsure[shape]) for shape in sorted(sure.keys() | unsure.keys())},
        read=between - began,
        made=ended - between,
    )


def lines(vaults: Iterable[Vault]) -> list[str]:
    """The table as text: the folders, and below it the questions by shape."""
    found = list(vaults)
    rows = [f"{'':<24}" + "".join(f"{name:>13}" for name in COLUMNS)]
    rows += [
        f"{one.name[:24]:<24}{one.files:>13}{one.statements:>13}{one.sure:>13}{one.unseen:>13}{one.unsure:>13}"
        f"{one.share:>11.1f} %{one.read:>11.2f} s{one.made:>11.2f} s"
        for one in found
    ]
    shapes = sorted({shape for one in found for shape in one.shapes})
    rows += ["", f"{'sure + unsure':<24}" + "".join(f"{shape:>13}" for shape in shapes)]
    for one in found:
        cells = (one.shapes.get(shape, (0, 0)) for shape in shapes)
        rows.append(f"{one.name[:24]:<24}" + "".join(f"{f'{sure} + {unsure}':>13}" for sure, unsure in cells))
    return rows


def main() -> None:
    parser = ArgumentParser("python -m tests.benchmarks.vaults", description="Say what is asked of folders of notes.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    chosen = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "study.settings")
    import django

    django.setup()
    found = [measure(folder) for folder in chosen.folders]
    print(json.dumps([asdict(one) for one in found]) if chosen.json else "\n".join(lines(found)))


if __name__ == "__main__":
    main()
