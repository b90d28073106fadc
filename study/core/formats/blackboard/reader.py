"""The questions of a package of Blackboard, each once, and the pools that a test draws from but the package lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from study.core.formats.blackboard.item_reader import take
from study.core.formats.blackboard.texts import Files
from study.core.formats.shared.collector import Collector
from study.core.formats.shared.format import Read
from study.core.formats.shared.safe_xml import Element, inside, read_xml, words
from study.core.problem import Problem

BEGINNING = 4000  # bytes looked at to tell what a file is
OLD = b"<POOL"
ROOT = b"<questestinterop"
OWN = b"<bbmd_"


@dataclass(frozen=True, slots=True)
class Holder:
    """A test or a pool in the file `where`, whose own files lie in `folder`."""

    element: Element
    where: str

    @property
    def folder(self) -> str:
        return self.where.rpartition(".")[0]

    @property
    def title(self) -> str:
        return " ".join(self.element.attributes.get("title", "").split())

    @property
    def is_pool(self) -> bool:
        told = self.element.first("assessmentmetadata")
        sort = told.first("bbmd_assessmenttype") if told else None
        return sort is not None and sort.text.strip() == "Pool"


def recognises(data: bytes, name: str) -> bool:
    head = data[:BEGINNING]
    return (ROOT in head and OWN in data) or (OLD in head and b"<QUESTIONLIST" in data)


def read(data: bytes, name: str) -> Read:
    return read_members({name: data}, name)


def read_members(members: Mapping[str, bytes], name: str) -> Read:
    """Read every test and pool among `members`, pools first, so that a question which a test repeats keeps its pool as
    its category."""
    collector = Collector(name)
    files = Files(members, collector.gallery)
    single = len(members) == 1
    holders = list(_holders(members, single, collector))
    if not holders and not collector.result().problems:
        collector.note(Problem("There are no tests or pools of Blackboard here."))
    known: set[str] = set()
    repeated = 0
    for holder in sorted(holders, key=lambda one: not one.is_pool):
        for item in inside(holder.element, "item"):
            ident = _ident(item)
            if ident in known:
                repeated += 1
                continue
            known |= {ident} - {""}
            where = "" if single else holder.where
            take(item, holder.title.replace("/", " "), where, collector, files.of(holder.folder))
    if repeated:
        said = f"Questions that stand in several tests or pools were taken once: {repeated}."
        collector.note(Problem(said, severity="warning"))
    here = {holder.folder.rpartition("/")[2] for holder in holders}
    collector.note(*(problem for holder in holders for problem in _missing(holder, here, known)))
    return collector.result()


def _ident(item: Element) -> str:
    """The number that Blackboard has given the question."""
    told = item.first("itemmetadata")
    ident = told.first("bbmd_asi_object_id") if told else None
    return ident.text.strip() if ident else ""


def _holders(members: Mapping[str, bytes], single: bool, collector: Collector) -> Iterator[Holder]:
    for path in sorted(members):
        data = members[path]
        if OLD in data[:BEGINNING] and b"<QUESTIONLIST" in data:
            words_ = "A pool of Blackboard 5 is not read: bring it into a newer Blackboard, and export it there."
            collector.note(Problem(words_ if single else f"{words_} ({path})"))
        elif single or ROOT in data[:BEGINNING]:
            root = read_xml(data)
            if isinstance(root, Problem):
                collector.note(Problem(root.message if single else f"{root.message} ({path})", root.line))
            elif root.tag == "questestinterop":
                yield from (Holder(child, path) for child in root.all("assessment"))


def _missing(holder: Holder, here: set[str], known: set[str]) -> Iterator[Problem]:
    """Say what a test draws from that is not here: single questions, or a whole pool."""
    for drawn in inside(holder.element, "selection"):
        pool = next((words(one).strip() for one in inside(drawn, "sourcebank_ref")), "")
        lacking = {words(one).strip() for one in inside(drawn, "selection_metadata")} - known
        some = f"{len(lacking)} questions" if len(lacking) > 1 else "a question" if lacking else ""
        if some or (pool and pool not in here):
            said = f"The test {holder.title!r} draws {some or 'questions'} from a pool that is not in this file."
            yield Problem(f"{said} Export the pool too.", drawn.line)
