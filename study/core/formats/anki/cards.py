"""A question on the two sides of an Anki card. Anki takes no answer: learners answer in their heads, turn the
card over, and find the key with its reasons.
"""

from collections.abc import Callable
from html import escape
from zlib import crc32

from study.core.formats.anki.notes import Note, NoteType
from study.core.formats.shared.collector import TOPIC
from study.core.questions.answers.number import without_tolerance
from study.core.questions.interaction import Blank, Blanks, Numbers
from study.core.questions.kinds import KINDS, interaction
from study.core.questions.question import Explained, Question
from study.core.questions.source.parts import write_source
from study.core.questions.source.writer import write_alone

type Html = Callable[[str], str]
"""Turns Markdown into HTML."""

GUID = "keepwarm/"
WHOLE = "Keepwarm"
"""The field that holds the question's own text, so that it comes back whole; no card shows it."""

CSS = ".card { font-family: sans-serif; font-size: 18px; line-height: 1.5; text-align: left; max-width: 40em; }"
# Chosen once and at random, as Anki wants it. Another number would be another note type to Anki.
CARD = NoteType(
    1742860311,
    "Keepwarm question",
    ("Front", "Back", WHOLE),
    front="{{Front}}",
    back='{{FrontSide}}<hr id="answer">{{Back}}',
    css=CSS,
)
CLOZE = NoteType(
    1742860312,
    "Keepwarm blanks",
    ("Text", "Back", WHOLE),
    cloze=True,
    front="{{cloze:Text}}",
    back="{{cloze:Text}}<hr>{{Back}}",
    css=CSS + " .cloze { font-weight: bold; }",
)


def note(question: Question, deck: str, html: Html) -> Note:
    """The note for a question; the same question has the same guid for ever."""
    asked = interaction(question)
    gaps = asked if isinstance(asked, Blanks) else None
    front = _text(question.stimulus, gaps, html) if gaps else _front(question, html)
    tags = (*question.tags, *([TOPIC + question.topic] if question.topic else []))
    own = escape(write_alone(question), quote=False).replace("\n", "<br>")
    sort = CLOZE if gaps else CARD
    return Note(GUID + question.key, sort.ident, (front, _back(question, html), own), tags, deck)


def _front(question: Question, html: Html) -> str:
    asked = [html(text) for text in (question.stimulus, question.prompt) if text]
    kind, wanted = KINDS[question.kind], interaction(question)
    shown = kind.present(question.body, _seed(question))
    tag = "ol" if _is_choice(question) else "ul"
    asked += [_list(tag, [html(text) for text in texts]) for texts in kind.lists(shown)]
    if isinstance(wanted, Numbers) and wanted.unit:
        asked.append(f"<p>Answer in {escape(wanted.unit)}.</p>")
    return _joined(asked)


def _back(question: Question, html: Html) -> str:
    said = KINDS[question.kind].explain(question.body, None, _seed(question))
    parts = [_answers(question, said, html)]
    parts += [html(question.explanation)] if question.explanation else []
    parts += [html(write_source(source)) for source in question.sources]
    return _joined(parts)


def _answers(question: Question, said: Explained, html: Html) -> str:
    """The rows of the answered question: in a choice every option, the right ones marked; elsewhere
    what is right, and what has a reason."""
    kind = KINDS[question.kind]
    if kind.self_graded and len(said.rows) == 1:
        return html(said.rows[0].text)
    choice, lists = _is_choice(question), kind.lists(kind.present(question.body, _seed(question)))
    rows = []
    for row in said.rows:
        if lists or row.state == "right" or row.reason:
            right = f"<b>{html(row.text)}</b> ✓" if choice and row.state == "right" else html(row.text)
            rows.append(right + (f"<br><i>{html(row.reason)}</i>" if row.reason else ""))
    return _list("ol" if choice or kind.parts(question.body).ordered else "ul", rows)


def _is_choice(question: Question) -> bool:
    """Whether some texts of one list are right and the others are not."""
    kind = KINDS[question.kind]
    return len(kind.lists(kind.present(question.body, 0))) == 1 and not kind.parts(question.body).ordered


def _text(stimulus: str, asked: Blanks, html: Html) -> str:
    """The text with Anki's own blanks. They are put in after Markdown is done with the text."""
    whole = "".join(asked.texts)
    stem = "blank"
    while stem in whole:
        stem += "x"
    names = [f"{stem}{number}end" for number in range(len(asked.blanks))]
    text = html("".join(part + name for part, name in zip(asked.texts, [*names, ""], strict=True)))
    for name, blank in zip(names, asked.blanks, strict=True):
        text = text.replace(name, _blank(blank))
    return _joined([html(stimulus), text] if stimulus else [text])


def _blank(blank: Blank) -> str:
    hint = f"::{_literal(blank.hint)}" if blank.hint else ""
    return f"{{{{c{blank.number}::{_literal(without_tolerance(blank.accepted[0]))}{hint}}}}}"


def _literal(text: str) -> str:
    """HTML in which Anki finds no end of a blank and no hint."""
    return escape(text).replace(":", "&#58;").replace("}", "&#125;")


def _list(tag: str, items: list[str]) -> str:
    return f"<{tag}>{''.join(f'<li>{one}</li>' for one in items)}</{tag}>"


def _joined(parts: list[str]) -> str:
    blocks = (part if part.startswith("<") else f"<p>{part}</p>" for part in parts if part)
    return "\n".join(blocks)


def _seed(question: Question) -> int:
    """The order of the options: the same each time the question is written."""
    return crc32(question.key.encode())
