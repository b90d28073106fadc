"""Anki's notes to questions."""

import re
from dataclasses import replace
from html import unescape
from zlib import crc32

from study.core.formats.anki import occlusions
from study.core.formats.anki.cards import CARD, GUID, WHOLE
from study.core.formats.anki.notes import MEDIA, NOTES, Note, NoteType, from_member
from study.core.formats.anki.occlusions import is_occlusion
from study.core.formats.shared.anki_texts import from_field
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.format import Members, Read, Record
from study.core.formats.shared.gallery import Find, in_markdown
from study.core.problem import Problem
from study.core.questions.interaction import Back, Blanks
from study.core.questions.kinds import made_of
from study.core.questions.pictures import with_texts
from study.core.questions.question import Question
from study.core.questions.source.block import Block
from study.core.questions.source.reader import parse_question

BLANK = re.compile(r"\{\{c\d+::")


def recognises(data: bytes, name: str) -> bool:
    return name.rpartition("/")[2] in ("collection.anki2", "collection.anki21", "collection.anki21b", NOTES)


def read_members(members: Members, name: str) -> Read:
    collector = Collector(name)
    try:
        found = from_member(members[NOTES])
    except (KeyError, ValueError):
        return Read((), (Problem("This is no Anki package that can be read.", file=name),))
    files = {path.removeprefix(MEDIA): data for path, data in members.items() if path.startswith(MEDIA)}
    find = collector.gallery.among(files)
    types = {one.ident: one for one in found.types}
    own: list[Record] = []
    for one in found.notes:
        question = kept(one) if one.guid.startswith(GUID) else None
        if question:
            question = with_texts(question, lambda text: in_markdown(text, find)[0])
            own.append(Record(question, "/".join(one.deck.split("::")[1:])))
        elif is_occlusion(one.fields):
            occlusions.take(one, collector, find)
        elif one.sort in types:
            _take(one, types[one.sort], collector, find)
        else:
            collector.refuse(
                "Its note type is not in the package.", name=made_title(from_field(one.fields[0]).markdown)
            )
    return collector.result(own)


def kept(one: Note) -> Question | None:
    """The question that a note of ours keeps whole."""
    if len(one.fields) != len(CARD.fields):
        return None
    text = unescape(one.fields[-1].replace("<br>", "\n"))
    question, _ = parse_question(text)
    return replace(question, lines=(0, 0), status="draft") if question else None


def _take(one: Note, sort: NoteType, collector: Collector, find: Find) -> None:
    shown = [field for field, name in zip(one.fields, sort.fields, strict=False) if name != WHOLE]
    converted = [from_field(field, find) for field in shown]
    front, *rest = [each.markdown for each in converted] or [""]
    back = "\n\n".join(text for text in rest if text)
    key = f"anki-{crc32(one.guid.encode('utf-8', 'replace')):08x}"
    name = made_title(front)
    category = one.deck.replace("/", " ").replace("::", "/")
    cloze = Block(key, "", _numbered(front), 0, 0, {})
    if sort.cloze and not made_of(Blanks).claims(cloze):
        collector.refuse("It has no blank.", name=name)
    elif sort.cloze:
        collector.take(made_of(Blanks).name, cloze, back, one.tags, category)
    elif not back:
        collector.refuse("Nothing but a picture or a sound, or nothing at all, stands on its back.", name=name)
    else:
        collector.take(made_of(Back).name, Block(key, "", front, 0, 0, {}, answer=back), "", one.tags, category)
    gone = [what for each in converted for what in each.left_out]
    if gone:
        collector.warn(f"Left out: {', '.join(dict.fromkeys(gone))}.", name=name)


def _numbered(text: str) -> str:
    """Give each blank a number of its own: Anki asks all blanks of a number at once, we do not."""
    numbers = iter(range(1, 100))
    return BLANK.sub(lambda found: f"{{{{c{next(numbers, 99)}::", text)
