"""Anki packages (.apkg). Written are notes of two types of our own, which keep the question's own text
in a field, so that a package written here reads back as it was. Read are the text notes of any
package: two sides become a card to recall, blanks a text with blanks. Pictures and sounds stay out.

A note that is written again has the same guid, and Anki takes the newer one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from zlib import crc32

from study.core.formats.anki.cards import CARD, CLOZE, GUID, WHOLE, note
from study.core.formats.anki.notes import NOTES, Note, Notes, NoteType, from_member, to_member
from study.core.formats.format import Format, Members, Packed, Read, Record
from study.core.formats.html import from_html
from study.core.formats.intake import Intake, made_title
from study.core.formats.to_html import to_html
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.block import Block
from study.core.questions.source.reader import parse_question

SOUND = re.compile(r"\[sound:[^\]\n]*\]|\[anki:play:[^\]\n]*\]")
BLANK = re.compile(r"\{\{c\d+::")


def recognises(data: bytes, name: str) -> bool:
    return name.rpartition("/")[2] in ("collection.anki2", "collection.anki21", "collection.anki21b", NOTES)


def write_members(records: Sequence[Record], title: str) -> Packed:
    html = to_html()
    notes = []
    problems = []
    for record in records:
        deck = "::".join(part for part in (title or "Keepwarm", *record.category.split("/")) if part)
        notes.append(note(record.question, deck, html))
        if _own(notes[-1]) != replace(record.question, lines=(0, 0), status="draft"):
            words = "Its text would not read back from the package."
            problems.append(Problem(words, severity="warning", subject=record.question.key))
    return Packed({NOTES: to_member(Notes((CARD, CLOZE), tuple(notes)))}, tuple(problems))


def read_members(members: Members, name: str) -> Read:
    intake = Intake(name)
    try:
        found = from_member(members[NOTES])
    except (KeyError, ValueError):
        return Read((), (Problem("This is no Anki package that can be read.", file=name),))
    types = {one.ident: one for one in found.types}
    own: list[Record] = []
    for one in found.notes:
        question = _own(one) if one.guid.startswith(GUID) else None
        if question:
            own.append(Record(question, "/".join(one.deck.split("::")[1:])))
        elif one.sort in types:
            _take(one, types[one.sort], intake)
        else:
            intake.refuse("Its note type is not in the package.", name=made_title(from_html(one.fields[0]).markdown))
    return intake.result(own)


def _own(one: Note) -> Question | None:
    """The question that a note of ours keeps whole."""
    if len(one.fields) != len(CARD.fields):
        return None
    text = unescape(one.fields[-1].replace("<br>", "\n"))
    question, _ = parse_question(text)
    return replace(question, lines=(0, 0), status="draft") if question else None


def _take(one: Note, sort: NoteType, intake: Intake) -> None:
    shown = [field for field, name in zip(one.fields, sort.fields, strict=False) if name != WHOLE]
    converted = [from_html(SOUND.sub("", field)) for field in shown]
    front, *rest = [each.markdown for each in converted] or [""]
    back = "\n\n".join(text for text in rest if text)
    key = f"anki-{crc32(one.guid.encode('utf-8', 'replace')):08x}"
    name = made_title(front)
    category = one.deck.replace("/", " ").replace("::", "/")
    cloze = Block(key, "", _numbered(front), 0, 0, {})
    if sort.cloze and not KINDS["cloze"].claims(cloze):
        intake.refuse("It has no blank.", name=name)
    elif sort.cloze:
        intake.take("cloze", cloze, back, one.tags, category)
    elif not back:
        intake.refuse("Nothing but a picture or a sound, or nothing at all, stands on its back.", name=name)
    else:
        intake.take("recall", Block(key, "", front, 0, 0, {}, answer=back), "", one.tags, category)
    gone = [what for each in converted for what in each.left_out]
    gone += ["a sound"] * sum(bool(SOUND.search(field)) for field in shown)
    if gone:
        intake.warn(f"Left out: {', '.join(dict.fromkeys(gone))}.", name=name)


def _numbered(text: str) -> str:
    """Give each blank a number of its own: Anki asks all blanks of a number at once, we do not."""
    numbers = iter(range(1, 100))
    return BLANK.sub(lambda found: f"{{{{c{next(numbers, 99)}::", text)


PLUGIN = Format(
    name="apkg",
    title="Anki package",
    suffix=".apkg",
    media_type="application/octet-stream",
    recognises=recognises,
    container="anki",
    read_members=read_members,
    write_members=write_members,
)
