"""Questions to Markdown text that reads back as the same questions."""

from dataclasses import fields

import yaml

from study.core.questions.front import Front
from study.core.questions.heading import write_heading
from study.core.questions.kinds import KINDS
from study.core.questions.parts import write_source
from study.core.questions.question import Question
from study.core.questions.text import Bank, parse_question


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
    head = yaml.safe_dump({name: value for name, value in data.items() if value}, sort_keys=False, allow_unicode=True)
    return "\n".join([f"---\n{head}---\n", *(write_question(question, front) for question in bank.questions)])


def write_question(question: Question, front: Front | None = None) -> str:
    """Write one question. What the defaults in `front` say already is left out; the kind is named
    where the text alone does not tell it."""
    front = front or Front()
    text = _written(question, front, named=False)
    read, _ = parse_question(text)
    return text if read and read.kind == question.kind else _written(question, front, named=True)


def _written(question: Question, front: Front, named: bool) -> str:
    kind = KINDS[question.kind]
    explanation = [f"> {line}".rstrip() for line in question.explanation.split("\n")] if question.explanation else []
    parts = [
        write_heading(question.title, question.key, _attributes(question, front, named)),
        kind.write(question.body, question.prompt),
        "\n".join(["> [!explain]- Why", *explanation]) if explanation else "",
        "\n".join(write_source(source) for source in question.sources),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _attributes(question: Question, front: Front, named: bool) -> dict[str, str]:
    defaults = {field.name: field.default for field in fields(question.body)}
    own = {name: str(getattr(question.body, name)) for name in KINDS[question.kind].attributes}
    tags = question.tags[len(front.tags) :] if _begins(question.tags, front.tags) else question.tags
    return {
        **({"kind": question.kind} if named else {}),
        **({"status": question.status} if question.status != front.status else {}),
        **({"topic": question.topic} if question.topic != front.topic else {}),
        **({"tags": ",".join(tags)} if tags else {}),
        **{name: value for name, value in own.items() if value != defaults[name]},
    }


def _begins(tags: tuple[str, ...], start: tuple[str, ...]) -> bool:
    return tags[: len(start)] == start
