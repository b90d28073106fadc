"""Questions to Anki's notes."""

from collections.abc import Sequence
from dataclasses import replace

from study.core.formats.anki.cards import CARD, CLOZE, note
from study.core.formats.anki.notes import MEDIA, NOTES, Notes, to_member
from study.core.formats.anki.reader import kept
from study.core.formats.shared.format import Packed, Record
from study.core.formats.shared.to_html import to_html
from study.core.problem import Problem
from study.core.questions.pictures import named_by


def write_members(records: Sequence[Record], title: str) -> Packed:
    pictures: dict[str, bytes] = {}
    html = to_html(lambda name: name if f"{MEDIA}{name}" in pictures else "")
    notes = []
    problems = []
    for record in records:
        deck = "::".join(part for part in (title or "Keepwarm", *record.category.split("/")) if part)
        shown = {name: record.pictures[name] for name in named_by(record.question) if name in record.pictures}
        pictures |= {f"{MEDIA}{name}": content for name, content in shown.items()}
        notes.append(note(record.question, deck, html))
        if kept(notes[-1]) != replace(record.question, lines=(0, 0), status="draft"):
            words = "Its text would not read back from the package."
            problems.append(Problem(words, severity="warning", subject=record.question.key))
    return Packed({NOTES: to_member(Notes((CARD, CLOZE), tuple(notes))), **pictures}, tuple(problems))
