"""What a question's page may show before the answer, and what it shows afterwards.

`Asked` is built by naming public fields, so nothing of the key can reach a page through it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from study.banks.models import BEST_FIRST, Origin, Question, Status, Version
from study.banks.pictures import pictures_of
from study.banks.roles import asked_of, is_own_note
from study.core.questions.kinds import KINDS
from study.core.questions.question import Explained, Form, Source, decode
from study.core.scheduling import Grade, is_marked, preview
from study.labs.embedding import Frozen, frozen
from study.library.access import opened, readable
from study.library.models import Course, Topic
from study.library.pictures import FigureView
from study.people.models import Learner
from study.review.access import is_closed, is_turned
from study.review.card_memory import can_be_guess, first_seed, from_json, next_seed, preset_of
from study.review.due import is_due
from study.review.models import Card, Regraded, Review
from study.review.next_review import Step, by_plan, comes_again, label
from study.review.queries.reports import Disputed, Reported, disputed, graded_again, reported, with_reports
from study.review.queries.verdict import explanation, headline, slip, told_early
from study.review.regrade_plan import typed_wrong
from study.review.submission import Showing, showing
from study.web import rendering
from study.web.prepared import Joined, Read

LATE = "You reviewed this question elsewhere after it was shown here. Both answers count, in the order you gave them."
JOINED = ("question__current", "question__bank__course", "question__topic__course", "question__topic__file", "note")
LARGE = (
    "question__bank__course__outline",
    "question__bank__course__scope",
    "question__topic__course__outline",
    "question__topic__course__scope",
    "question__topic__file__text",
)
"""What can be as large as a whole course, and no page of a question shows."""
SHOWN = Joined(
    Card,
    question="bank_id topic_id current_id",
    question__current="number kind prompt body explanation hints stimulus context pictures",
    question__bank="slug course_id",
    question__bank__course="address owner_id",
    question__topic="course_id key title called file_id",
    question__topic__file="path",
)
"""What the page of a question shows before its answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to be answered. `version`, `ordinal` and `seed` go back with the answer; a question
    without a card has `card` None. `due` is the day of a card that is asked before it. `own` says that it was made
    from the learner's own notes, `flagged` that it has their flag. `pictures` are those that are asked about, and no
    others."""

    card: int | None
    question: int
    version: int
    ordinal: int
    seed: int
    topic: Topic | None
    stem: SafeString
    kind: str
    presented: Any
    self_graded: bool
    due: date | None = None
    hints: tuple[str, ...] = ()
    stimulus: str = ""
    context: str = ""
    own: bool = False
    flagged: bool = False
    pictures: tuple[FigureView, ...] = ()

    @property
    def template(self) -> str:
        return KINDS[self.kind].question_template

    @property
    def has_options(self) -> bool:
        """Whether number keys choose something here."""
        return bool(getattr(self.presented, "options", ()))

    @property
    def prefix(self) -> str:
        return f"q{self.question}"

    def showing(self, address: str, now: datetime) -> Showing:
        """What a form carries that shows this question `now`, and sends its answer to `address`."""
        return showing(address, self.question, self.version, self.ordinal, self.seed, now)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the four grades a learner gives themself, and when the card would come then."""

    name: str
    when: str


@dataclass(frozen=True, slots=True)
class Revealed:
    """The back of a card, before the learner says how well they knew it: by one of four grades, or by ticking
    what they recalled where it `ticks`. `note` is the learner's own, on the card;
    `pictures` are those of the answer."""

    explained: Explained
    template: str
    explanation: str
    grades: tuple[Choice, ...]
    ticks: bool = False
    note: str = ""
    pictures: tuple[FigureView, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answered question: the verdict, the reasons, and when the card comes again. `slip` is the reason
    against the misconception that the answer fits, if it fits one; `frozen` the run it was about; `early`
    says what an answer before its day has changed; `late` says that the question had been reviewed
    elsewhere before it came; `alone` that nobody but its writers has read the question. `note` is the learner's own
    on the card, `flagged` that it has their flag, `own` says that it was made from the learner's own notes, `never`
    that they have it never asked. `asked_pictures` stand with the question, `pictures` with the answer; `worded_by`
    names the writer of the prompt. `marked` counts the lapses of a card that this answer has marked
    as a leech, else 0."""

    review: int
    card: int
    topic: Topic | None
    stem: SafeString
    template: str
    explained: Explained
    explanation: str
    right: bool
    headline: str
    steps: tuple[Step, ...]
    by_plan: str
    early: str
    sources: tuple[Source, ...]
    lines: tuple[int, int] | None
    can_be_guess: bool
    undone: bool
    late: str
    suspended: bool
    stimulus: str
    context: str = ""
    alone: bool = False
    slip: str = ""
    frozen: Frozen | None = None
    reported: Reported | None = None
    disputed: tuple[Disputed, ...] = ()
    again: Regraded | None = None
    note: str = ""
    flagged: bool = False
    own: bool = False
    never: bool = False
    asked_pictures: tuple[FigureView, ...] = ()
    pictures: tuple[FigureView, ...] = ()
    worded_by: str = ""
    marked: int = 0

    @property
    def comes_today(self) -> bool:
        """Whether the card comes once more on the day of the answer."""
        return bool(self.steps) and self.steps[0].today

    @property
    def may_dispute(self) -> bool:
        """Whether something that was typed and does not count was not yet called right."""
        return any(one.report is None for one in self.disputed)


def card_of(learner: Learner, pk: int) -> Card | None:
    """A card of the learner's with all a page needs, or None."""
    return _of(learner, _card.first(learner, pk or 0))


def card_on(learner: Learner, question: int) -> Card | None:
    """The same card, by the number of its question."""
    return _of(learner, _card_on.first(learner, question))


def _of(learner: Learner, row: tuple[Any, ...] | None) -> Card | None:
    if row is None:
        return None
    card = SHOWN(row, learner=learner)
    topic, bank = card.question.topic, card.question.bank
    if topic and topic.course_id == bank.course_id:
        topic.course = bank.course
    return card


@Read
def _card(learner: Learner, pk: int) -> QuerySet[Card, tuple[Any, ...]]:
    return SHOWN.of(Card.objects.filter(learner=learner.pk, pk=pk))


@Read
def _card_on(learner: Learner, question: int) -> QuerySet[Card, tuple[Any, ...]]:
    return SHOWN.of(Card.objects.filter(learner=learner.pk, question=question))


def note_on(card: Card) -> str:
    """What the learner wrote to themself about a card, to be shown with its answer alone."""
    note = getattr(card, "note", None)
    return note.text if note else ""


def card_about(learner: Learner, question: Question) -> int | None:
    """The number of the learner's card of a question, if they have one."""
    return Card.objects.filter(learner=learner, question=question).values_list("pk", flat=True).first()


def open_questions(learner: Learner | None) -> QuerySet[Question]:
    """The questions that may be shown to this learner or visitor."""
    return Question.objects.filter(asked_of(learner))


def open_question(learner: Learner | None, pk: int) -> Question | None:
    """The question of that number with all a page needs, where it may be shown to this learner or visitor."""
    return open_questions(learner).filter(pk=pk).select_related("current", "topic__course").first()


def set_aside(learner: Learner, card: int) -> int | None:
    """The number of a card of the learner's that is not asked until it is brought back; None for any other."""
    cards = Card.objects.filter(learner=learner, pk=card, suspended_at__isnull=False)
    return cards.values_list("pk", flat=True).first()


def answer_of(learner: Learner, number: int) -> Review | None:
    """An answer of the learner's, with its card and all a page needs; None for any other."""
    row = _answer.first(learner, number)
    if row:
        row.card.learner = learner
    return row


@Read
def _answer(learner: Learner, number: int) -> QuerySet[Review]:
    rows = Review.objects.filter(learner=learner.pk, pk=number)
    joined = rows.select_related("version", *(f"card__{name}" for name in JOINED))
    return with_reports(joined.defer(*(f"card__{name}" for name in LARGE)))


def stem_of(version: Version, seed: int) -> SafeString:
    """What a version asks, with the numbers of that seed."""
    return stem_in(version.kind, version.body, version.prompt, seed)


def stem_in(named: str, body: Any, prompt: str, seed: int) -> SafeString:
    """The same, from the columns of a version."""
    return rendering.stem(KINDS[named].asked_in(body, prompt, seed))


def first_question(learner: Learner | None = None) -> Question | None:
    """What is asked first: of a course that was opened to the learner, else of the first shipped one."""
    offered = opened(learner, "bank__course__") if learner else Q(pk=None)
    rows = open_questions(learner).filter(offered | Q(bank__course__shipped=True)).select_related("topic__course")
    return rows.select_related("current").order_by("bank__course__shipped", "bank__course", *BEST_FIRST).first()


def scope(learner: Learner, course: int | None, topic: int | None) -> tuple[Course | None, Topic | None]:
    """The course and topic that somebody asked more cards of, where they may read them."""
    courses = Course.objects.filter(readable(learner))
    if topic is None:
        return courses.filter(pk=course or 0).first(), None
    within = Topic.objects.filter(pk=topic, course__in=courses).select_related("course").first()
    return (within.course, within) if within else (None, None)


def ask_card(card: Card, today: date) -> Asked:
    """The page of a card. Its question must have a current version."""
    due = None if is_due(card.due_day, card.due_at, today) else card.due_day
    return _ask(card.question, next_seed(card), card, due)


def ask_question(question: Question) -> Asked:
    """The page of a question that has no card yet."""
    return _ask(question, first_seed(None, question))


def _ask(question: Question, seed: int, card: Card | None = None, due: date | None = None) -> Asked:
    version = question.current
    assert version is not None  # ready questions have one; withdrawn ones are not asked
    kind = KINDS[version.kind]
    body = kind.vary(decode(kind.body, version.body), seed)
    return Asked(
        card=card.pk if card else None,
        question=question.pk,
        version=version.number,
        ordinal=card.reviews if card else 0,
        seed=seed,
        topic=question.topic,
        stem=rendering.stem(kind.stem(body, version.prompt)),
        kind=kind.name,
        presented=kind.present(body, seed),
        self_graded=kind.self_graded,
        due=due,
        hints=tuple(version.hints),
        stimulus=version.stimulus,
        context=version.context,
        own=card is not None and is_own_note(question, card.learner),
        flagged=card is not None and card.flagged_at is not None,
        pictures=pictures_of(question, version, asked=True),
    )


def rearranged(asked: Asked, form: Form) -> Asked:
    """The same question in the state that the learner's moves have brought it into."""
    return replace(asked, presented=KINDS[asked.kind].arrange(asked.presented, form))


def revealed(card: Card, asked: Asked, today: date, now: datetime) -> Revealed | None:
    """The back of a card that was turned over: its answer, and what each of the four grades would do. None for
    any other: nothing else shows a key before there is an answer."""
    if not asked.self_graded or not is_turned(card, today, card.reviews):
        return None
    return back_of(card, today, now)


def back_of(card: Card, today: date, now: datetime) -> Revealed | None:
    """The back of a card, for those alone who know that it may be shown. Where a key grades the card, its learner
    has no grades to choose from: they say whether they were right."""
    version = card.question.current
    if version is None:
        return None
    kind = KINDS[version.kind]
    seed = next_seed(card)
    body = kind.vary(decode(kind.body, version.body), seed)
    explained = kind.explain(body, None, seed)
    outcomes = preview(card.memory, now, today, card.pk, preset_of(card)) if kind.self_graded else {}
    grades = tuple(Choice(grade.name.lower(), label(when, now, today)) for grade, when in outcomes.items())
    template = kind.turned_template if kind.self_graded else kind.answer_template
    pictures = pictures_of(card.question, version)
    return Revealed(explained, template, explanation(version, body), grades, kind.ticks, note_on(card), pictures)


def outcome_of(learner: Learner, number: int, today: date, stands: bool = False) -> Outcome | None:
    """The page of an answer of the learner's, or None when there is no such answer. `stands` says that it
    belongs to the learner's round."""
    row = _answer.first(learner, number)
    if row is None:
        return None
    again = graded_again(row)
    card = row.card
    card.learner = learner
    version = again.version if again and again.version and not is_closed(card) else row.version
    kind = KINDS[version.kind]
    body = kind.vary(decode(kind.body, version.body), row.seed)
    explained = kind.explain(body, row.answer, row.seed)
    latest = row.scheduled and row.voided_at is None and row.ordinal + 1 == card.reviews
    return Outcome(
        review=row.pk,
        card=card.pk,
        topic=card.question.topic,
        stem=rendering.stem(kind.stem(body, version.prompt)),
        template=kind.answer_template,
        explained=explained,
        explanation=explanation(version, body),
        right=Grade(row.grade).recalled,
        headline=headline(row, explained, kind.self_graded or row.judged),
        steps=comes_again(card, row.answered_at, today) if latest and row.day >= today else (),
        by_plan=by_plan(card, row.answered_at, today) if latest and row.day >= today else "",
        early=told_early(row, card, today, latest),
        sources=tuple(decode(Source, source) for source in version.sources),
        lines=_lines(card.question),
        can_be_guess=stands and again is None and can_be_guess(row, card),
        undone=row.voided_at is not None,
        late=LATE if row.late and row.voided_at is None else "",
        suspended=card.suspended_at is not None,
        stimulus=version.stimulus,
        context=version.context,
        alone=version.alone,
        slip=slip(explained),
        frozen=frozen(run.engine, run.version, run.inputs) if (run := explained.run) else None,
        reported=reported(row),
        disputed=disputed(row, typed_wrong(row, again)),
        again=again,
        note=note_on(card),
        flagged=card.flagged_at is not None,
        own=(own := is_own_note(card.question, learner)),
        never=own and card.question.status == Status.RETIRED and not card.question.double_of,
        asked_pictures=pictures_of(card.question, version, asked=True),
        pictures=pictures_of(card.question, version),
        worded_by=version.worded_by,
        marked=card.lapses if latest and is_marked(from_json(row.before), card.memory) else 0,
    )


def _lines(question: Question) -> tuple[int, int] | None:
    """The lines of the notes that say it: only what was made from notes stands there."""
    return (question.start, question.end) if question.bank.origin == Origin.GENERATED else None
