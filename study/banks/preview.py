"""A question as its learners will see it, made from text that may be unfinished."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.safestring import SafeString, mark_safe

from study.banks.models import Version
from study.banks.pictures import targets_of
from study.banks.readiness import readiness
from study.banks.rows import restored
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.pictures import with_targets
from study.core.questions.question import Question
from study.web import rendering

type View = Literal["question", "answered", "exam"]
VIEWS: tuple[View, ...] = ("question", "answered", "exam")
SEED = 7
"""Options in the preview stand in one order, whichever it is."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the right half of the editor shows. While the text has errors `question` is None and `text`
    shows it as plain Markdown. Of a question with variants, one is shown; `notes` are those of all."""

    view: View
    question: Question | None
    problems: tuple[Problem, ...]
    text: SafeString
    stem: SafeString
    template: str = ""
    presented: Any = None
    explained: Any = None
    variant: int = 0
    notes: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """What tells the variant shown from the others."""
        return self.notes[self.variant] if self.notes else ""

    @property
    def another(self) -> int:
        """The variant to show next."""
        return (self.variant + 1) % len(self.notes) if self.notes else 0

    @property
    def is_exam(self) -> bool:
        return self.view == "exam"


def preview(
    text: str, key: str, today: date, targets: Mapping[str, str], view: str = "question", variant: int = 0
) -> Preview:
    """Read the text of the question known by `key` and show it with its bank's pictures: before the answer, after it,
    or as in an exam."""
    ready = readiness(text, key, today, targets)
    return _shown(ready.question, ready.problems, with_targets(text, targets), view, variant)


def preview_of(version: Version, today: date, view: str = "question", variant: int = 0) -> Preview:
    """Show a version as learners will be asked it: what is stored, not what its text would say today. One that was not
    written in the browser has no text in which anything could be wrong."""
    targets = targets_of(version.question.bank_id, version.text)
    problems = readiness(version.text, version.question.key, today, targets).problems if version.text else ()
    return _shown(restored(version), problems, with_targets(version.text, targets), view, variant)


def _shown(question: Question | None, problems: tuple[Problem, ...], text: str, view: str, variant: int) -> Preview:
    chosen: View = next((one for one in VIEWS if one == view), "question")
    notes = _notes(question)
    if question is None or (notes is not None and not notes):
        return Preview(chosen, None, problems, _safe(rendering.block(text)), _safe(""))
    kind = KINDS[question.kind]
    # Variants are walked through by the seed; options in the preview stand in one order.
    place = variant % len(notes) if notes else SEED
    body = kind.vary(question.body, place)
    answered = chosen == "answered"
    return Preview(
        view=chosen,
        question=question,
        problems=problems,
        text=_safe(""),
        stem=rendering.stem(kind.stem(body, question.prompt)),
        template=kind.answer_template if answered else kind.question_template,
        presented=kind.present(body, SEED),
        explained=kind.explain(body, None, SEED) if answered else None,
        variant=place if notes else 0,
        notes=notes or (),
    )


def _notes(question: Question | None) -> tuple[str, ...] | None:
    """The notes of the variants; None where the kind of the question has none."""
    kind = KINDS[question.kind] if question else None
    return kind.variants(question.body) if question and kind and kind.varies else None


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - sanitised by rendering
