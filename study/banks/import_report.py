"""The JSON document that `import_notes --json` promises about an import."""

from collections import Counter
from collections.abc import Container
from typing import Any

from study.banks.exchange import problem_document
from study.banks.generated import by_fact
from study.banks.models import Fit, Status
from study.banks.operations import CourseImport
from study.banks.rows import Publication, why_it_waits
from study.core.generators.languages import foreign
from study.core.notes.model import Fact, Topic
from study.core.notes.unasked import why_left_out
from study.core.questions.kinds import KINDS
from study.core.questions.question import Explained, Question
from study.library.importing import Imported


def document(done: CourseImport, sure_alone: bool = False) -> dict[str, Any]:
    """Return the document: course, topics, questions, claims, problems and changes. With `sure_alone` no question is
    listed that waits to be decided on."""
    imported, published = done.imported, done.published
    asking = by_fact(imported.notes, published.questions)
    return {
        "course": imported.slug,
        "title": imported.course.title if imported.course else "",
        "topics": [_topic(topic, imported) for topic in imported.notes.topics],
        "questions": [_question(one) for one in published.questions if one.fit == Fit.SURE or not sure_alone],
        "claims": [
            {
                "file": claim.file,
                "lines": list(claim.lines),
                "topic": claim.topic,
                "says": claim.says,
                "verdict": claim.verdict,
                "holds": claim.holds,
                "note": claim.note,
                "scope": claim.scope,
                "source": claim.source.url,
                "checked": claim.source.checked.isoformat(),
            }
            for claim in imported.claims
        ],
        "statements": [
            _statement(fact, topic.file, {one.status for one in asking.get(fact.key, ())})
            for topic in imported.notes.topics
            for fact in topic.facts
        ],
        "cards": Counter(
            card.syntax
            for topic in imported.notes.topics
            for fact in topic.facts
            for card in fact.cards
            if not card.doubt
        ),
        "problems": [problem_document(problem) for problem in imported.problems],
        "changes": {
            "added": imported.changes.added,
            "edited": imported.changes.edited,
            "moved": imported.changes.moved,
            "removed": imported.changes.removed,
            "kept_progress": published.kept,
            "unsure": [
                {"key": one.key, "old": one.old, "new": one.new, "file": one.file, "lines": list(one.lines)}
                for one in imported.changes.unsure
            ],
        },
    }


def _statement(fact: Fact, file: str, states: Container[str]) -> dict[str, Any]:
    """A statement, whether a question of it is asked, of those that it has in these `states`, and why not."""
    waits = "held back" if Status.DRAFT in states else why_left_out(fact.unasked, fact.verbatim, foreign(fact.language))
    return {
        "file": file,
        "lines": list(fact.lines),
        "role": fact.role,
        "language": fact.language,
        "asked": Status.READY in states,
        "why": "" if Status.READY in states else waits,
    }


def _topic(topic: Topic, imported: Imported) -> dict[str, Any]:
    return {
        "key": topic.key,
        "title": topic.title,
        "level": topic.level,
        "parent": topic.parent,
        "file": topic.file,
        "lines": list(topic.lines),
        "facts": [
            {"key": fact.key, "text": fact.text, "lines": list(fact.lines), "kind": fact.kind} for fact in topic.facts
        ],
        "figures": [
            # A leading slash means the top of the vault; the picture is known by its name.
            {
                "target": one.target.lstrip("/"),
                "line": one.line,
                "found": bool(imported.figures.get((topic.file, one.target))),
            }
            for one in topic.figures
        ],
        "links": [{"target": link.target, "line": link.line, "resolved": link.resolved} for link in topic.links],
        "simulators": list(topic.simulators),
    }


def _question(one: Publication) -> dict[str, Any]:
    question = one.question
    return {
        "key": question.key,
        "topic": question.topic,
        "kind": question.kind,
        "context": question.context,
        "prompt": question.prompt,
        "answer": answer_in_words(question),
        "options": options(question),
        "reasons": {row.text: row.reason for row in _explained(question).rows if row.reason},
        "fit": "sure" if one.fit == Fit.SURE else "unsure",
        "lines": list(question.lines),
        "recipe": one.recipe,
        "held_back": why_it_waits(one),
        "double_of": one.double_of,
    }


def options(question: Question) -> list[str]:
    """What can be chosen, as a learner reads it."""
    kind = KINDS[question.kind]
    return [text for texts in kind.lists(kind.present(question.body, 0)) for text in texts]


def _explained(question: Question) -> Explained:
    """What somebody sees who did not answer."""
    return KINDS[question.kind].explain(question.body, None, 0)


def answer_in_words(question: Question) -> str:
    """The key as text: what the right options say, not their numbers."""
    explained = _explained(question)
    right = "; ".join(row.text for row in explained.rows if row.state == "right")
    return right if explained.numbered else explained.answer or right
