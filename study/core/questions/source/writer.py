"""Questions to Markdown text that reads back as the same questions."""

from collections.abc import Iterable
from dataclasses import fields

from study.core.questions.kinds import KINDS
from study.core.questions.question import Question
from study.core.questions.source.case import Case, is_case_heading
from study.core.questions.source.front import Front, read_front
from study.core.questions.source.heading import is_heading, read_heading, write_heading
from study.core.questions.source.parts import write_source
from study.core.questions.source.reader import Bank, parse_question
from study.core.safe_yaml import write_yaml
from study.core.text.comments import commentless
from study.core.text.fences import fences


def write_bank(bank: Bank) -> str:
    """Write a whole question file; `parse_bank` reads the same bank from it, line numbers aside."""
    # A default can stay one only when every question follows it.
    tags = bank.tags if all(_begins(question.tags, bank.tags) for question in bank.questions) else ()
    topic = bank.topic if all(question.topic for question in bank.questions) else ""
    front = Front(bank.slug, bank.title, tags, bank.status, topic, bank.licence)
    defaults = {"tags": list(tags), "status": front.status, "topic": topic, "licence": front.licence}
    data = {
        "bank": front.slug,
        "title": front.title,
        "defaults": {name: value for name, value in defaults.items() if value},
    }
    head = write_yaml({name: value for name, value in data.items() if value})
    parts = [f"---\n{head}---\n"]
    known = {case.key: case for case in bank.cases}
    case = ""
    for question in _by_case(bank.questions):
        if question.case != case:
            case = question.case
            # A heading without an id ends the case above it.
            found = known.get(case) or Case(case, question.case_title or case, question.stimulus)
            parts.append(write_case(found) if case else "# Other questions\n")
        parts.append(write_question(question, front))
    return "\n".join(parts)


def write_case(case: Case) -> str:
    """Write the heading and text of a case; its questions go below."""
    parts = [write_heading(case.title, case.key, {}, level=1), _plain(case.text)]
    return "\n\n".join(part for part in parts if part) + "\n"


TEXT_KEY = "question"
"""The id of a question that is written for itself: the key of one made from notes holds signs that an id has not."""


def write_alone(question: Question) -> str:
    """Write one question with its case above it: `parse_question` reads it back whole."""
    if not question.case:
        return write_question(question)
    case = Case(question.case, question.case_title or question.case, question.stimulus)
    return write_case(case) + "\n" + write_question(question)


def _by_case(questions: Iterable[Question]) -> list[Question]:
    """Return the questions with those of a case together, in the place of its first."""
    places: dict[str, int] = {}
    for place, question in enumerate(questions):
        places.setdefault(question.case or question.key, place)
    return sorted(questions, key=lambda question: places[question.case or question.key])


def is_bank(text: str, slug: str) -> bool:
    """Whether a text is the file that `write_bank` writes of the bank with that slug. A note may have the same
    property, and asks nothing."""
    if not text.startswith("---\nbank:"):
        return False
    front, _ = read_front(lines := text.split("\n"))
    return front.slug == slug and any(is_heading(one) and read_heading(one).id for one in lines[front.end :])


def write_question(question: Question, front: Front | None = None) -> str:
    """Write one question, without its case. What the defaults in `front` say already is left out; the kind is named
    where the text alone does not tell it."""
    front = front or Front()
    text = _written(question, front, named=False)
    read, _ = parse_question(text)
    return text if read and read.kind == question.kind else _written(question, front, named=True)


def _written(question: Question, front: Front, named: bool) -> str:
    kind = KINDS[question.kind]
    parts = [
        write_heading(question.title, question.key, _attributes(question, front, named)),
        kind.write(question.body, _plain(question.prompt)),
        *("\n".join(["> [!hint]-", *_quoted(hint)]) for hint in question.hints),
        "\n".join(["> [!explain]- Why", *_quoted(question.explanation)]) if question.explanation else "",
        "\n".join(write_source(source) for source in question.sources),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _number(value: float) -> str:
    short = f"{value:g}"
    return short if float(short) == value else repr(value)


def _plain(prompt: str) -> str:
    """Return a prompt that came from elsewhere without comments, and without headings that would begin a question
    or a case."""
    lines = commentless(prompt).split("\n")
    fenced, _ = fences(lines)
    return "\n".join(
        line
        if place in fenced or not (is_heading(line) or is_case_heading(line))
        else f"### {line.lstrip('#').strip()}"
        for place, line in enumerate(lines)
    )


def _quoted(text: str) -> list[str]:
    return [f"> {line}".rstrip() for line in text.split("\n")]


def _attributes(question: Question, front: Front, named: bool) -> dict[str, str]:
    defaults = {field.name: field.default for field in fields(question.body)}
    own = {name: str(getattr(question.body, name)) for name in KINDS[question.kind].attributes}
    tags = question.tags[len(front.tags) :] if _begins(question.tags, front.tags) else question.tags
    return {
        **({"kind": question.kind} if named else {}),
        **({"status": question.status} if question.status != front.status else {}),
        **({"topic": question.topic} if question.topic != front.topic else {}),
        **({"tags": ",".join(tags)} if tags else {}),
        **({"points": _number(question.points)} if question.points != 1 else {}),
        **{name: value for name, value in own.items() if value != defaults[name]},
    }


def _begins(tags: tuple[str, ...], start: tuple[str, ...]) -> bool:
    return tags[: len(start)] == start
