"""The questions of a QTI archive, each once, and the banks that it needs but does not contain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from study.core.formats.qti12.item_reader import take
from study.core.formats.qti12.texts import Texts, fields
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.format import Read, Record
from study.core.formats.shared.gallery import Find
from study.core.formats.shared.keys import Keys
from study.core.formats.shared.safe_xml import Element, inside, read_xml, words
from study.core.problem import Problem

MANIFEST = "imsmanifest.xml"
FILES = "web_resources/"
"""The folder of a cartridge to which the addresses in texts lead."""
SUFFIXES = (".xml", ".qti")
PARENT = "parent_stimulus_item_ident"
HOLDERS = ("assessment", "objectbank")


@dataclass(frozen=True, slots=True)
class Stimulus:
    """A text that several questions of New Quizzes share: the id of its case, its title and itself."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A quiz or a bank in the file `where`."""

    element: Element
    where: str

    @property
    def ident(self) -> str:
        return self.element.attributes.get("ident", "")

    @property
    def title(self) -> str:
        told = fields(self.element)
        return told.get("bank_title") or self.element.attributes.get("title", "")


def recognises(data: bytes, name: str) -> bool:
    head = data[:4000]
    if b"<questestinterop" in head:
        return b"<bbmd_" not in data  # what has fields of Blackboard is a dialect of its own
    return b"<manifest" in head and b"imsqti_xmlv1p2" in data


def read(data: bytes, name: str) -> Read:
    return read_members({name: data}, name)


def read_members(members: Mapping[str, bytes], name: str) -> Read:
    """Read every QTI file among `members`, the manifest and files of other sorts aside. Banks go
    first, so that a question which a quiz repeats keeps the bank as its category."""
    collector = Collector(name)
    find = collector.gallery.among({path.removeprefix(FILES): data for path, data in members.items()})
    single = len(members) == 1
    holders = list(_holders(members, single, collector))
    if not holders and not collector.result().problems:
        collector.note(Problem("There are no questions in QTI 1.2 here."))
    known: set[str] = set()
    repeated = 0
    shared = _stimuli(holders, find)
    of: dict[str, Stimulus] = {}
    for holder in sorted(_once(holders), key=lambda one: one.element.tag != "objectbank"):
        here: set[str] = set()
        for item in inside(holder.element, "item"):
            named = (item.attributes.get("ident", ""), fields(item).get("assessment_question_identifierref", ""))
            idents = set(filter(None, named))
            here |= idents
            if idents & known:
                repeated += 1
            elif item.attributes.get("ident", "") in shared:
                continue
            else:
                question = take(item, holder.title.replace("/", " "), "" if single else holder.where, collector, find)
                parent = fields(item).get(PARENT, "")
                if question and parent in shared:
                    of[question.key] = shared[parent]
                elif question and parent:
                    collector.warn("Its stimulus is not in this file.", item.line, question.title)
        known |= here
    if repeated:
        said = f"Questions that stand in several quizzes or banks were taken once: {repeated}."
        collector.note(Problem(said, severity="warning"))
    banks = {holder.ident for holder in holders if holder.element.tag == "objectbank"}
    collector.note(*(problem for holder in _once(holders) for problem in _missing(holder, banks, known)))
    found = collector.result()
    return replace(found, records=tuple(_with_case(record, of) for record in found.records))


def _stimuli(holders: Sequence[Holder], find: Find) -> dict[str, Stimulus]:
    """The texts that questions of New Quizzes share, by their ids."""
    items = [item for holder in holders for item in inside(holder.element, "item")]
    named = {fields(item).get(PARENT, "") for item in items} - {""}
    keys = Keys()
    found: dict[str, Stimulus] = {}
    for item in items:
        ident = item.attributes.get("ident", "")
        text = Texts(find).of(item.first("presentation")) if ident in named and ident not in found else ""
        if text:
            title = " ".join(item.attributes.get("title", "").split())
            found[ident] = Stimulus(keys.make("", title or made_title(text), text), title, text)
    return found


def _with_case(record: Record, of: Mapping[str, Stimulus]) -> Record:
    """The question with the text that it shares with others."""
    shared = of.get(record.question.key)
    if not shared:
        return record
    asked = replace(record.question, case=shared.key, case_title=shared.title, stimulus=shared.text)
    return replace(record, question=asked)


def _holders(members: Mapping[str, bytes], single: bool, collector: Collector) -> Iterator[Holder]:
    """Every quiz and bank, and every bare item as one of its own."""
    for path, data in members.items():
        if not single and (not path.lower().endswith(SUFFIXES) or path.rpartition("/")[2] == MANIFEST):
            continue
        root = read_xml(data)
        if isinstance(root, Problem):
            collector.note(Problem(root.message if single else f"{root.message} ({path})", root.line))
        elif root.tag == "questestinterop":
            bare = [child for child in root.children if child.tag in ("item", "section")]
            yield from (Holder(child, path) for child in root.children if child.tag in HOLDERS)
            if bare:
                yield Holder(Element("assessment", root.line, {}, bare), path)


def _once(holders: list[Holder]) -> list[Holder]:
    """Canvas gives a quiz twice: for Common Cartridge, and whole in non_cc_assessments/."""
    whole = {holder.ident for holder in holders if "non_cc_assessments/" in holder.where}
    return [
        holder
        for holder in holders
        if not holder.ident or holder.ident not in whole or "non_cc_assessments/" in holder.where
    ]


def _missing(holder: Holder, banks: set[str], known: set[str]) -> Iterator[Problem]:
    """Say which banks a quiz draws from that are not here."""
    title = holder.title or holder.ident
    for section in inside(holder.element, "selection"):
        bank = next((words(ref).strip() for ref in inside(section, "sourcebank_ref")), "")
        if bank and bank not in banks:
            count = next((words(number).strip() for number in inside(section, "selection_number")), "")
            some = "1 question" if count == "1" else f"{count} questions" if count else "questions"
            yield _absent(title, some, bank, section.line)
    for entry in inside(holder.element, "bankentry_item"):
        bank, item = entry.attributes.get("sourcebank_ref", ""), entry.attributes.get("item_ref", "")
        if bank not in banks and item not in known:
            yield _absent(title, "1 question", bank, entry.line)


def _absent(title: str, some: str, bank: str, line: int) -> Problem:
    words = f"The quiz {title!r} takes {some} from the bank {bank!r}, which is not in this file; export that bank too."
    return Problem(words, line)
