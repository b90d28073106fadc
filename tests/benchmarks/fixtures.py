"""Files of questions that other tools test themselves with, read from a folder that the caller gives; nothing of theirs
is kept here.

    python -m tests.benchmarks.fixtures FOLDER... [--all]

Each question of a file is counted in its source, apart from the readers, and has to be taken, or refused with a reason.
Beside GIFT a file of JSON says what is meant (as in GIFT-grammar-PEG.js): then kind and key are compared too. What is
wrong or crashed is listed, with `--all` each reason for a refusal too.
"""

import json
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

COLUMNS = ("files", "questions", "right", "refused", "wrong", "crash")
KINDS = {
    "TF": ("truefalse",),
    "MC": ("single", "multiple", "short"),
    "Short": ("short",),
    "Numerical": ("numeric", "short"),
    "Matching": ("matching",),
}
ITEM = re.compile(r"<(?:[\w.-]+:)?(?:item|assessmentItem|qti-assessment-item)[\s>]")
QUESTION = re.compile(r"<question\b[^>]*\btype=[\"'](?!category[\"'])")
AIKEN_ANSWER = re.compile(r"^(?i:ANSWER)[ \t]*:.*$", re.MULTILINE)
AIKEN_LEFT = re.compile(
    r"^[A-Z][).][ \t]+\S[^\n]*\n(?:[ \t]*\n)+(?!(?i:ANSWER)[ \t]*:|[A-Z][).][ \t])[ \t]*\S", re.MULTILINE
)
"""An option with an empty line below it, after which another question begins: this one has no answer."""
NOT_QUESTIONS = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
COUNTS: dict[str, Callable[[str], int]] = {
    "moodle-xml": lambda text: len(QUESTION.findall(NOT_QUESTIONS.sub("", text))),
    "qti12": lambda text: len(ITEM.findall(NOT_QUESTIONS.sub("", text))) - _shared(text),
    "blackboard": lambda text: len(ITEM.findall(NOT_QUESTIONS.sub("", text))) if "<bbmd_" in text else 0,
    "qti3": lambda text: len(ITEM.findall(NOT_QUESTIONS.sub("", text))),
    "aiken": lambda text: _aiken("\n".join(text.splitlines())),
}


PARENT = re.compile(r"parent_stimulus_item_ident\s*</fieldlabel>\s*<fieldentry>\s*([\w.-]+)")


def _shared(text: str) -> int:
    """How many items are no questions, but texts that questions share."""
    return sum(
        re.search(rf"<item\b[^>]*\bident=[\"']{re.escape(one)}[\"']", text) is not None
        for one in set(PARENT.findall(text))
    )


def _aiken(text: str) -> int:
    """How many questions are answered, or left off: below an option another one begins, or the file ends."""
    *whole, rest = AIKEN_ANSWER.split(text)
    left = sum(len(AIKEN_LEFT.findall(part)) for part in (*whole, rest))
    return len(whole) + left + bool(rest.strip())


@dataclass(slots=True)
class Table:
    """What came of the files of each format."""

    rows: dict[str, Counter[str]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, format: str, **counts: int) -> None:
        self.rows.setdefault(format, Counter()).update(counts)

    def lines(self) -> Iterator[str]:
        yield f"{'':<14}" + "".join(f"{name:>11}" for name in COLUMNS)
        total: Counter[str] = sum(self.rows.values(), Counter())
        for name, row in [*sorted(self.rows.items()), ("all", total)]:
            yield f"{name:<14}" + "".join(f"{row[column]:>11}" for column in COLUMNS)


def measure(folders: list[Path]) -> Table:
    """Read every file below the folders."""
    table = Table()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix.lower() in (
                ".xml",
                ".gift",
                ".txt",
                ".zip",
                ".imscc",
                ".apkg",
                ".qti",
                ".dat",
            ):
                _read(table, path, str(path.relative_to(folder)))
    return table


def _read(table: Table, path: Path, name: str) -> None:
    from study.banks import exchange

    data = path.read_bytes()
    form = "unknown"
    try:
        found = exchange.format_of(data, path.name)
        form = getattr(found, "name", "unknown")
        plan = exchange.plan(None, data, path.name, "auto", datetime(2026, 11, 27, tzinfo=UTC).date())
    except Exception as error:  # whatever it is, it is what we look for
        table.add(form, files=1, crash=1)
        table.told.append(f"crash: {name}: {type(error).__name__}: {error}")
        return
    if form == "unknown":
        table.add(form, files=1, refused=1)
        table.reasons[f"unknown: {plan.problems[0].message}"] += 1
        return
    errors = [one for one in plan.problems if one.severity == "error"]
    table.reasons.update(f"{form}: {one.message}" for one in errors)
    taken, wanted = len(plan.items), _counted(form, path, data)
    wrong = _not_meant(plan.items, path) if form == "gift" else []
    if wanted is None:
        wanted = taken + plan.refused
    if errors and not plan.items and not plan.refused:  # the whole file, with its reason
        table.add(form, files=1, questions=wanted, refused=wanted or 1)
        return
    lost = abs(wanted - taken - plan.refused)
    unnamed = max(plan.refused - len(errors), 0)
    table.add(form, files=1, questions=wanted, right=taken - len(wrong), refused=plan.refused - unnamed)
    table.add(form, wrong=lost + unnamed + len(wrong))
    if lost or unnamed:
        table.told.append(
            f"wrong: {name}: {wanted} in the file, {taken} taken, {plan.refused} refused, {unnamed} unsaid"
        )
    table.told += [f"wrong: {name}: {words}" for words in wrong]


def _counted(form: str, path: Path, data: bytes) -> int | None:
    """How many questions the source has; None where only the reader can tell."""
    if form == "gift":
        meant = _meant(path)
        return None if meant is None else len(meant)
    counts = COUNTS.get(form)
    if counts is None:
        return None
    if not data.startswith(b"PK"):
        return counts(data.decode("utf-8", "replace"))
    try:
        with ZipFile(path) as archive:
            names = [
                one
                for one in archive.namelist()
                if re.search(r"\.(?:xml|dat)", one) and "imsmanifest" not in one and "MACOSX" not in one
            ]
            texts = [archive.read(one).decode("utf-8", "replace") for one in names]
    except (BadZipFile, NotImplementedError, RuntimeError):
        return None
    return sum(map(counts, texts))


def _meant(path: Path) -> list[dict[str, object]] | None:
    beside = path.with_suffix(".json")
    if not beside.exists():
        return None
    found = json.loads(beside.read_text())
    return [one for one in found if one["type"] != "Category"]


def _not_meant(items: tuple[object, ...], path: Path) -> list[str]:
    """What was taken as another kind than is meant, or with another key."""
    from study.core.questions.source.reader import parse_question

    meant = [one for one in _meant(path) or [] if one["type"] in KINDS]
    read = [parse_question(one.text)[0] for one in items]  # type: ignore[attr-defined]
    if len(meant) != len(read):
        return []
    found = []
    for asked, one in zip(meant, read, strict=True):
        if one is None or one.kind not in KINDS[str(asked["type"])]:
            found.append(f"{asked['type']} became {one.kind if one else 'unreadable'}")
        elif one.kind == "truefalse" and one.body.answer != asked["isTrue"]:
            found.append(f"{one.title!r} has another key")
    return found


def main() -> None:
    parser = ArgumentParser("python -m tests.benchmarks.fixtures", description="Read the fixtures of other tools.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--all", action="store_true", help="list every reason for a refusal")
    chosen = parser.parse_args()
    import django

    django.setup()
    table = measure(chosen.folders)
    reasons = [f"{count:>5} {words}" for words, count in table.reasons.most_common()] if chosen.all else []
    print("\n".join([*table.lines(), *table.told, *reasons]))
    sys.exit(any(row["wrong"] or row["crash"] for row in table.rows.values()))


if __name__ == "__main__":
    main()
