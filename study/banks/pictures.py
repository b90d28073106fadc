"""The pictures of banks: kept beside a bank under a name, shown by the versions whose texts name them, and served to
whom those are shown."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from django.db import transaction
from django.db.models import F, QuerySet

from study.banks.models import Bank, BankPicture, Draft, EarlierText, Question, Upload, Version
from study.banks.roles import asked_of, banks_of
from study.core.limits import PICTURES_OF_BANK
from study.core.problem import Problem
from study.core.questions.covers import Covered, base_of, covered
from study.core.questions.pictures import names, needed, picture_name, showing
from study.core.questions.question import Question as CoreQuestion
from study.core.text.kept import Kept, digests
from study.core.text.names import Names
from study.library.pictures import FigureView, figures
from study.library.switching import Switch
from study.library.sync import BATCH
from study.people.models import Learner, User
from study.uploads.models import Picture
from study.uploads.pictures import content_of, digest_of, keep
from study.uploads.pictures import covered as cover

TEXTS = ("prompt", "body", "explanation", "hints", "stimulus")
"""The columns of a version in which a picture may be shown."""
FULL = f"is not taken: a bank holds {PICTURES_OF_BANK:,} pictures at most"
"""What is said of a picture for which there is no room."""


def pictured(*texts: str) -> frozenset[str]:
    """The names of the pictures in these texts."""
    return frozenset[str]().union(*map(names, texts))


def targets_of(bank: Bank | int, *texts: str) -> dict[str, str]:
    """What stands for each picture of a bank that these texts name in what is asked of them, by its name
    (study.core.questions.pictures.showing)."""
    named = pictured(*texts)
    columns = ("name", "picture__digest", "picture__width", "picture__height")
    rows = BankPicture.objects.filter(bank=bank, name__in=named).values_list(*columns) if named else ()
    return {name: Kept(digest, width, height).target for name, digest, width, height in rows}


def pictures_of(question: Question, version: Version, *, asked: bool = False) -> tuple[FigureView, ...]:
    """The pictures of a version that are `asked` about, or those that come with the answer; those that the notes
    show no more are left out."""
    wanted = [one for one in version.pictures if one["asked"] == asked]
    if not wanted or question.topic is None:
        return ()
    shown = {one.target: one for one in figures(question.topic, covers=True) if one.picture}
    return tuple(replace(shown[one["target"]], caption=one["alt"]) for one in wanted if one["target"] in shown)


def note_shown(versions: Iterable[Version]) -> None:
    """Let new versions point to the pictures that their texts show."""
    found = {version.pk: _digests(version) for version in versions}
    wanted = frozenset[str]().union(*found.values())
    if not wanted:
        return
    known = dict(Picture.objects.filter(digest__in=wanted).values_list("digest", "pk"))
    Shows = Version.shows.through
    rows = [
        Shows(version_id=version, picture_id=known[digest])
        for version, shown in found.items()
        for digest in sorted(shown & known.keys())
    ]
    Shows.objects.bulk_create(rows, batch_size=BATCH)


def shows_any(version: Version) -> bool:
    """Whether the texts of a version show a picture."""
    return bool(_digests(version))


def _digests(version: Version) -> frozenset[str]:
    values = [getattr(version, name) for name in TEXTS]
    return digests("\n".join(one if isinstance(one, str) else json.dumps(one) for one in values))


def cover_pictures(bank: int, texts: Iterable[str], now: datetime) -> None:
    """Have the covered pictures that these texts name, of pictures that are there, beside a bank. What cannot be
    covered is missing, and the text that names it says so (study.core.questions.pictures.picture_faults). Drawing takes
    long: whoever is about to write such texts calls this before their transaction, in which nothing is left to
    draw."""
    wanted = {name: on_it for name in pictured(*texts) if isinstance(on_it := covered(name), Covered)}
    if not wanted:
        return
    every = wanted.keys() | {one.base for one in wanted.values()}
    rows = BankPicture.objects.filter(bank=bank, name__in=every).select_related("picture")
    there = {row.name: row.picture for row in rows}
    fresh = [(name, one) for name, one in sorted(wanted.items()) if name not in there and one.base in there]
    room = PICTURES_OF_BANK - BankPicture.objects.filter(bank=bank).count() if fresh else 0
    made = [(name, cover(there[one.base], one.boxes, now)) for name, one in fresh[: max(room, 0)]]
    lines = [BankPicture(bank_id=bank, name=name, picture=picture, at=now) for name, picture in made if picture]
    if lines:
        _put_beside(bank, lines)


@transaction.atomic
def _put_beside(bank: int, lines: Sequence[BankPicture]) -> bool:
    """Put pictures that are kept beside a bank, as far as nobody did it meanwhile; False where it is full by now."""
    Bank.objects.select_for_update(of=("self",)).get(pk=bank)
    if not _has_room(bank, {line.name for line in lines}):
        return False
    BankPicture.objects.bulk_create(lines, batch_size=BATCH, ignore_conflicts=True)
    return True


def _has_room(bank: int, names: Set[str]) -> bool:
    """Whether pictures of these names can stand beside a bank; those that stand there do."""
    return BankPicture.objects.filter(bank=bank).exclude(name__in=names).count() + len(names) <= PICTURES_OF_BANK


class Room:
    """The room that a bank has for the pictures of another one's questions, which come one after the other."""

    def __init__(self, bank: Bank, to: Bank, texts: Iterable[str]) -> None:
        wanted = frozenset[str]().union(*map(needed, texts)) if bank.pk != to.pk else ()
        rows = BankPicture.objects.filter(bank=bank, name__in=wanted).values_list("name", "picture") if wanted else ()
        self._named = dict(rows)
        beside = BankPicture.objects.filter(bank=to)
        self._there = set(beside.filter(picture__in=self._named.values()).values_list("picture", flat=True))
        self._left = PICTURES_OF_BANK - beside.count() if self._named else 0

    def takes(self, texts: Iterable[str]) -> bool:
        """Whether there is room for the pictures of one question more; if so, it is taken."""
        fresh = {self._named[name] for text in texts for name in needed(text) if name in self._named} - self._there
        if len(fresh) > max(self._left, 0):
            return False
        self._left -= len(fresh)
        self._there |= fresh
        return True


class BankPictures(Mapping[str, bytes]):
    """The files of a bank's pictures by their names, each read when it is asked for."""

    def __init__(self, bank: Bank | None) -> None:
        self._bank = bank

    @cached_property
    def _rows(self) -> dict[str, Picture]:
        rows = BankPicture.objects.filter(bank=self._bank).select_related("picture") if self._bank else ()
        return {row.name: row.picture for row in rows}

    def __getitem__(self, name: str) -> bytes:
        content = content_of(self._rows[name])
        if content is None:
            raise KeyError(name)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def by_name(self, question: CoreQuestion) -> CoreQuestion:
        """The question as a file has it: with the names of its pictures in place of what stands for them."""
        return showing(question, self._names)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {Kept(one.digest, one.width, one.height).target: name for name, one in self._rows.items()}


@dataclass(frozen=True, slots=True)
class Placed:
    """Pictures that were brought, under the names they have beside the bank, by those they were brought under; and
    what was refused."""

    named: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def wholes(bank: Bank) -> list[BankPicture]:
    """The pictures of a bank as they were brought, without those of which a part is covered."""
    rows = BankPicture.objects.filter(bank=bank).select_related("picture").order_by("name")
    return [row for row in rows if base_of(row.name) == row.name]


def named_in(bank: Bank | None, brought: Sequence[tuple[str, bytes]]) -> dict[str, str]:
    """What pictures are called beside a bank, by the names they are brought under: one that is there keeps its name,
    another one gets a name that is free. Nothing is written, and nothing of them is opened."""
    rows = BankPicture.objects.filter(bank=bank).values_list("name", "picture__digest", "picture__drawn")
    there = list(rows) if bank else []
    known = {digest: name for name, *both in there for digest in both if digest}
    taken = _stems(name for name, *_ in there)
    found: dict[str, str] = {}
    for given, content in brought:
        digest = digest_of(content)
        if digest not in known:
            known[digest] = _free(taken, picture_name(given, "png"))
        found[given] = known[digest]
    return found


def _stems(taken: Iterable[str]) -> Names:
    return Names(name.rpartition(".")[0] for name in taken)


def _free(taken: Names, name: str) -> str:
    """The name, or one that is free: cat.png, cat-2.png."""
    stem, _, ending = name.rpartition(".")
    return f"{taken.take(stem)}.{ending}"


def place_pictures(bank: int, brought: Sequence[tuple[str, bytes]], now: datetime) -> Placed:
    """Check these pictures and keep them beside the bank, each under the name of `named_in`. Drawing them anew takes
    long, so it is done outside of the transaction that puts them there."""
    full = Placed(problems=tuple(Problem(FULL, file=given, severity="warning") for given, _ in brought))
    if not _has_room(bank, set(named_in(Bank(pk=bank), brought).values())):
        return full
    kept = keep(brought, now)
    with transaction.atomic():
        locked = Bank.objects.select_for_update(of=("self",)).get(pk=bank)
        named = named_in(locked, [(given, content) for given, content in brought if given in kept.pictures])
        lines = [
            BankPicture(bank=locked, name=name, picture=kept.pictures[given], at=now) for given, name in named.items()
        ]
        return Placed(named, kept.problems) if _put_beside(bank, lines) else full


@dataclass(frozen=True, slots=True)
class Beside:
    """The pictures that stand beside a question file: what stands for each in what is asked (`targets`), and why others
    cannot be shown, both by the names that the file has for them."""

    targets: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


def bring_pictures(
    bank: Bank, wanted: Iterable[str], files: Mapping[str, bytes], now: datetime, switch: Switch | None = None
) -> Beside:
    """Keep beside a bank those of its `files` that its texts name, and those of which they show a part covered. A file
    with another picture in it than before is another picture, under a name that is free: what was asked shows what it
    showed. With a switch it is that which writes."""
    every = sorted(frozenset(wanted))
    brought = [(name, files[name]) for name in sorted(frozenset(map(base_of, every))) if name in files]
    rows = dict(BankPicture.objects.filter(bank=bank).values_list("name", "picture"))
    named = named_in(bank, brought)
    names = named | {name: named[base] + name[len(base) :] for name in every if (base := base_of(name)) in named}
    if len(rows.keys() | set(names.values())) > PICTURES_OF_BANK:
        return Beside(refused=dict.fromkeys(named, FULL))
    kept = keep(brought, now)
    shown = dict(kept.pictures)
    for name in every:
        on_it = covered(name)
        if isinstance(on_it, Covered) and on_it.base in shown and (made := cover(shown[on_it.base], on_it.boxes, now)):
            shown[name] = made
    fresh = {names[name]: picture for name, picture in shown.items() if names[name] not in rows}
    lines = [BankPicture(bank=bank, name=name, picture=picture, at=now) for name, picture in fresh.items()]
    if switch:
        switch.create(lines)
    else:
        BankPicture.objects.bulk_create(lines, batch_size=BATCH)
    targets = {name: Kept(one.digest, one.width, one.height).target for name, one in shown.items()}
    return Beside(targets, {problem.file: problem.message for problem in kept.problems})


def copy_pictures(texts: Iterable[str], bank: Bank, to: Bank, now: datetime) -> dict[str, str]:
    """Keep the pictures that these texts need beside another bank too; their names there, where those are others."""
    wanted = frozenset[str]().union(*map(needed, texts))
    if not wanted or bank.pk == to.pk:
        return {}
    there = dict(BankPicture.objects.filter(bank=to).values_list("picture", "name"))
    taken = _stems(there.values())
    rows: list[BankPicture] = []
    found: dict[str, str] = {}
    wanted_rows = BankPicture.objects.filter(bank=bank, name__in=wanted).order_by("pk")
    for row in sorted(wanted_rows, key=lambda one: base_of(one.name) != one.name):  # a picture, then its parts
        if row.picture_id not in there:
            base = base_of(row.name)
            is_whole = base == row.name
            there[row.picture_id] = (
                _free(taken, row.name) if is_whole else found.get(base, base) + row.name[len(base) :]
            )
            rows.append(BankPicture(bank=to, name=there[row.picture_id], picture_id=row.picture_id, at=now))
        found[row.name] = there[row.picture_id]
    BankPicture.objects.bulk_create(rows, batch_size=BATCH)
    return {old: new for old, new in found.items() if old != new}


def clashing(texts: Iterable[str], bank: Bank, to: Bank) -> frozenset[str]:
    """The names in these texts that another picture has beside the other bank."""
    wanted = pictured(*texts)
    rows = BankPicture.objects.filter(bank__in=[bank.pk, to.pk], name__in=wanted)
    named = rows.values_list("name", "picture") if wanted else ()
    known: dict[str, int] = {}
    return frozenset(name for name, picture in named if known.setdefault(name, picture) != picture)


def picture_for(learner: Learner | None, user: User | None, digest: str) -> Picture:
    """A picture of a bank for whoever looks into the bank, is asked a question that shows it, or was shown a version
    that does. Raises Picture.DoesNotExist for anybody else."""
    found = Picture.objects.get(digest=digest)
    shown = Version.objects.filter(shows=found)
    asked = shown.filter(asked_of(learner, "question__"), number__lte=F("question__current__number"))
    if asked.exists() or (learner and _has_seen(learner, shown)) or (user and _looks_into(user, found, shown)):
        return found
    raise Picture.DoesNotExist


def _has_seen(learner: Learner, shown: QuerySet[Version]) -> bool:
    """Whether a learner has answered one of these versions, or has one in a sitting."""
    answered = shown.filter(question__cards__log__learner=learner.pk, question__cards__log__version=F("pk"))
    sat = shown.filter(question__slots__sitting__learner=learner.pk, question__slots__version=F("pk"))
    return answered.exists() or sat.exists()


def _looks_into(user: User, picture: Picture, shown: QuerySet[Version]) -> bool:
    banks = banks_of(user).values("pk")
    beside = BankPicture.objects.filter(bank__in=banks, picture=picture)
    return beside.exists() or shown.filter(question__bank__in=banks).exists()


def named_in_texts(bank: int) -> set[str]:
    """The names of all pictures that the texts of a bank need: drafts, earlier ones, versions, files that come in."""
    found: set[str] = set()
    for rows in (
        Draft.objects.filter(question__bank=bank),
        EarlierText.objects.filter(question__bank=bank),
        Version.objects.filter(question__bank=bank),
    ):
        for text in rows.filter(text__contains="](").values_list("text", flat=True).iterator():
            found |= needed(text)
    for items in Upload.objects.filter(bank=bank).values_list("items", flat=True).iterator():
        for item in items:
            found |= needed(item["text"])
    return found
