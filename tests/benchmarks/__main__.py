"""`make bench`: every figure with its budget, or those of the groups that are named. On a database of its own, on
loopback, bounded."""

import json
import os
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from tests.benchmarks.figures import Figure


class Sizes(NamedTuple):
    """How much there is of everything."""

    cards: int
    reviews: int
    answers: int
    files: int


FULL, QUICK = Sizes(100_000, 1_000_000, 300, 2_500), Sizes(2_000, 20_000, 50, 250)
type Group = Callable[[Sizes], list[Figure]]


def _of(name: str, *given: object) -> list[Figure]:
    """The figures of a module here. It is imported when it is asked, for what only one needs may not be there."""
    run: Callable[..., list[Figure]] = import_module(f"tests.benchmarks.{name}").run
    return run(*given)


def _on_tables(group: Group) -> Group:
    """A group that needs the tables. The others go before, since the first start of the server makes them."""

    def run(sizes: Sizes) -> list[Figure]:
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        return group(sizes)

    return run


def _practice(sizes: Sizes) -> list[Figure]:
    """The review beside Anki's engine, of a learner with few cards and of one with many, and then whole requests."""
    from tests.benchmarks.big_learner import build
    from tests.benchmarks.practice import MANY

    figures = list[Figure]()
    for cards, reviews in dict.fromkeys(((QUICK.cards, QUICK.reviews), (sizes.cards, sizes.reviews))):
        peer = _of("peer_anki", cards, reviews, sizes.answers, MANY)
        learner = build(cards, reviews, "big" if cards == sizes.cards else "few")
        size, at_first, later = f"{cards:,} cards, {reviews:,} log rows", peer[0].value, peer[-1].value
        figures += [*peer, *_of("practice", learner, size, sizes.answers, at_first, later)]
    return [*figures, *_of("requests", learner, f"{sizes.cards:,} cards")]


def _load(sizes: Sizes, chosen: Namespace) -> list[Figure]:
    """As many as were chosen, else as they are by size."""
    learners, answers = ((5, 10), 2) if sizes is QUICK else ((50, 200), 6)
    given = {"databases": getattr(chosen, "database", None), "thinking": getattr(chosen, "think", None)}
    run: Callable[..., list[Figure]] = import_module("tests.benchmarks.load").run
    return run(
        tuple(getattr(chosen, "learners", None) or learners),
        getattr(chosen, "answers", None) or answers,
        **{name: tuple(value) for name, value in given.items() if value},
    )


def _progress(sizes: Sizes) -> list[Figure]:
    from tests.benchmarks.big_learner import build

    return _of("progress", build(sizes.cards, 0, "half-a-year"), f"{sizes.cards:,} cards, 500 answers a day")


GROUPS: dict[str, Group] = {
    "notes": lambda sizes: _of("notes"),
    "edits": lambda sizes: _of("edits"),
    "pages": lambda sizes: _of("pages"),
    "scheduling": lambda sizes: _of("scheduling"),
    "plan": _on_tables(lambda sizes: _of("plan")),
    "fit": lambda sizes: _of("fit"),
    "simulators": lambda sizes: _of("simulators"),
    "drag": lambda sizes: _of("drag"),
    "growth": lambda sizes: _of("growth"),
    "formats": lambda sizes: _of("formats"),
    "imports": lambda sizes: _of("imports", sizes.files),
    "faults": lambda sizes: _of("faults", *((6, 80, 20, 8) if sizes is QUICK else (100, 2_000, 500, 50))),
    "load": lambda sizes: _load(sizes, Namespace()),
    "practice": _on_tables(_practice),
    "progress": _on_tables(_progress),
    "statistics": _on_tables(lambda sizes: _of("statistics", sizes.reviews)),
    "writes": _on_tables(lambda sizes: _of("writes")),
    "writes_of_notes": _on_tables(lambda sizes: _of("writes_of_notes", 2_000 if sizes is QUICK else 10_000)),
    "banks": _on_tables(lambda sizes: _of("banks")),
    "sittings": _on_tables(lambda sizes: list(_of("sittings"))),
    "classes": _on_tables(lambda sizes: _of("classes", 50 if sizes is QUICK else 500)),
    "moving_in": _on_tables(lambda sizes: _of("moving_in", 200 if sizes is QUICK else 2_000)),
}
"""What can be measured alone, in the order in which all of it is."""


def main(given: Sequence[str] | None = None) -> None:
    parser = ArgumentParser("python -m tests.benchmarks", description="Measure speed.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(GROUPS)}; without any, all")
    parser.add_argument("--quick", action="store_true", help="fewer rows and files")
    load = parser.add_argument_group("the group load")
    load.add_argument("--learners", type=int, nargs="+", metavar="N", help="so many at once (50 200)")
    load.add_argument("--answers", type=int, metavar="N", help="of each learner who thinks (6)")
    load.add_argument("--think", type=float, nargs="+", metavar="S", help="seconds before an answer (5 0)")
    load.add_argument("--database", nargs="+", choices=("SQLite", "PostgreSQL"), help="on these alone")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    chosen = parser.parse_args(given)
    groups = GROUPS | {"load": lambda sizes: _load(sizes, chosen)}
    if unknown := [name for name in chosen.names if name not in GROUPS]:
        parser.error(f"there is no group {', '.join(unknown)}; there are {', '.join(GROUPS)}")
    with tempfile.TemporaryDirectory(prefix="keepwarm-bench-") as folder:
        os.environ["KEEPWARM_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "study.settings")
        import django

        django.setup()
        figures = [
            figure
            for name, group in groups.items()
            if name in chosen.names or not chosen.names
            for figure in group(QUICK if chosen.quick else FULL)
        ]
    if chosen.json:
        print(json.dumps([figure.document for figure in figures]))
        return
    for figure in figures:
        print(figure)
    print(f"\n{len(figures)} figures, {sum(not figure.kept for figure in figures)} outside their budgets")


if __name__ == "__main__":
    main()
