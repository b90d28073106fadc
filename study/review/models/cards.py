"""Cards, answers and what follows from them. The review log is the truth; a card's memory is its fold."""

from datetime import UTC, timedelta
from typing import Any, NoReturn

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from study.banks.models import Decision, Question, Version
from study.core.assessment.readiness import Gain, Part, Readiness, Share
from study.core.questions.question import decode
from study.core.scheduling import Grade, Memory, OverrideKind
from study.core.scheduling.plan import LEAST_MINUTES, MOST_MINUTES
from study.library.models import Course
from study.people.models import Learner

HARDEST_FROM = 3
"""Lapses from which on a card may be among the hardest."""


class Study(models.Model):
    """A course that a learner studies: its new questions are dealt to them. `dealt_on` is the last
    learner day on which that was done, so that it is done once a day. Since `paused_at` the course rests: nothing of
    it is dealt or due. Since `left_at` the same, and it is not among those that the learner studies."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="studies")
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="studies")
    since = models.DateTimeField()
    dealt_on = models.DateField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="study_once")]

    def __str__(self) -> str:
        return f"{self.learner} studies {self.course}"


class Card(models.Model):
    """A question that was dealt to a learner. `reviews` is 0 and the memory empty until the first answer. Its learner
    put a flag on it at `flagged_at`, to find it again, or took the last one off at `unflagged_at`. `aim` is the highest
    target that a study set asks for it, while one stands (study.review.operations.study_sets).

    All columns from `suspended_at` on are what `study.review.schedule` makes of the card's answers, imported
    history and overrides, kept here so that a queue can be read: nothing else is written into them, and
    `manage.py check_schedule` reckons them again. The memory goes as far as `interval`, the days from `last_day`
    that the schedule gave, for the retention `target` and with the learner's `fit`. The rest says when the card is
    asked: `due_day` and `due_at`, or for a new card no sooner than `not_before`; not at all while `suspended_at` is
    set.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="cards")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="cards")
    group = models.CharField(max_length=560)
    dealt_on = models.DateField()
    flagged_at = models.DateTimeField(null=True, blank=True)
    unflagged_at = models.DateTimeField(null=True, blank=True)
    aim = models.FloatField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    reviews = models.PositiveIntegerField(default=0)
    due_day = models.DateField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    last_day = models.DateField(null=True, blank=True)
    stability = models.FloatField(null=True, blank=True)
    difficulty = models.FloatField(null=True, blank=True)
    learning_step = models.PositiveSmallIntegerField(null=True, blank=True)
    lapses = models.PositiveIntegerField(default=0)
    interval = models.PositiveIntegerField(null=True, blank=True)
    target = models.FloatField(null=True, blank=True)
    fit = models.CharField(max_length=64, blank=True, default="")
    not_before = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "question"], name="card_once")]
        indexes = [
            models.Index(fields=["learner", "due_day", "id"], name="card_queue", condition=Q(suspended_at=None)),
            models.Index(fields=["learner", "group"], name="card_siblings"),
            models.Index(fields=["learner", "-flagged_at"], name="card_flags", condition=Q(flagged_at__isnull=False)),
            models.Index(fields=["learner"], name="card_aside", condition=Q(suspended_at__isnull=False)),
            models.Index(
                fields=["learner", "due_at"], name="card_steps", condition=Q(suspended_at=None, due_at__isnull=False)
            ),
            models.Index(
                fields=["learner", "-lapses", "id"], name="card_hardest", condition=Q(lapses__gte=HARDEST_FROM)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.learner}: {self.question}"

    @property
    def memory(self) -> Memory | None:
        if self.stability is None or self.difficulty is None or self.last_day is None or self.interval is None:
            return None
        return Memory(
            stability=self.stability,
            difficulty=self.difficulty,
            learning_step=self.learning_step,
            lapses=self.lapses,
            reviews=self.reviews,
            last_day=self.last_day,
            due_day=self.last_day + timedelta(days=self.interval),
            due_at=self.due_at.astimezone(UTC) if self.due_at else None,
        )


class CardNote(models.Model):
    """What a learner wrote to themself about a card, as Markdown. It may hold the key, so it is shown where the key
    is: with an answer, never before it. It goes where its card goes."""

    card = models.OneToOneField(Card, on_delete=models.CASCADE, related_name="note")
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"note on card {self.card_id}"


class Review(models.Model):
    """One answer. Append-only: the only change to what it says is being voided by an undo, once.

    The log of a card is ordered by `answered_at`: the server's time of arrival, `arrived_at`, unless the browser
    said an earlier one that can be (`said_at`, as it was said; study.review.timing). `ordinal` follows from that
    order: how many reviews that count come before this one, those made elsewhere among them. `late` says that the
    card had been reviewed elsewhere between the showing of the question and this answer. `submission` is the id of
    the form it came with, made when the form was shown: one row per learner and id is what makes a double submit
    count once. A guess stands for the answer of the same form; answers from before forms had ids have none, and
    none from before 0014 says when it arrived: when it was answered. `scheduled` is
    false only where scheduler 1 wrote it: an answer to a card that was not due, which its learner was told does
    not count. No fold takes it in, and none is written any more: an early answer counts like any other, right
    or wrong. `before` is the memory the answer found, as JSON. `seconds` is how long the question was open,
    where that was measured (study.review.timing). `scheduler` is the version that folded the row first; a later
    one that folds it again leaves it as a record. `judged` says that its learner saw the key, without a connection,
    and said themself whether they were right: there is no answer, and no key ever grades it.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reviews", db_index=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="log")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="+")
    ordinal = models.PositiveIntegerField()
    day = models.DateField()
    answered_at = models.DateTimeField()
    answer = models.JSONField(null=True)
    score = models.FloatField()
    grade = models.PositiveSmallIntegerField(choices=[(grade.value, grade.name.lower()) for grade in Grade])
    guessed = models.BooleanField(default=False)
    scheduled = models.BooleanField(default=True)
    seed = models.BigIntegerField()
    before = models.JSONField(null=True)
    scheduler = models.PositiveSmallIntegerField()
    seconds = models.FloatField(null=True)
    submission = models.UUIDField(null=True)
    arrived_at = models.DateTimeField(null=True)
    said_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    judged = models.BooleanField(default=False)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            # It is the index of a learner's answers too.
            models.UniqueConstraint(fields=["learner", "submission", "guessed"], name="review_submitted_once"),
            models.CheckConstraint(condition=Q(scheduled=True) | Q(scheduler=1), name="review_early_answers_count"),
        ]
        indexes = [
            models.Index(fields=["learner", "day"], name="review_of_day", condition=Q(voided_at=None)),
            models.Index(fields=["version"], name="review_first", condition=Q(ordinal=0)),
            models.Index(
                fields=["learner", "-answered_at"], name="review_learnt", condition=Q(ordinal=0, voided_at=None)
            ),
            models.Index(fields=["card", "ordinal"], name="review_undone", condition=Q(voided_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"review {self.pk} of card {self.card_id}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The review log is append-only: void the row.")


class Imported(models.Model):
    """Imported history: a review of a card that was made elsewhere, or, with `stability` and `difficulty` in the
    place of a `grade`, the memory another program had of it. Append-only, and folded with the answers in the
    order of `at`. `source` names it where it comes from: what is brought again is not added again. It counts in
    its learner's own retention, and in no statistics of questions."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="imported")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="imported")
    source = models.CharField(max_length=200)
    at = models.DateTimeField()
    day = models.DateField()
    grade = models.PositiveSmallIntegerField(
        choices=[(grade.value, grade.name.lower()) for grade in Grade], null=True, blank=True
    )
    seconds = models.FloatField(null=True, blank=True)
    stability = models.FloatField(null=True, blank=True)
    difficulty = models.FloatField(null=True, blank=True)
    brought_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["card", "source"], name="imported_once"),
            models.CheckConstraint(
                condition=Q(grade__isnull=False, stability=None, difficulty=None)
                | Q(grade=None, stability__isnull=False, difficulty__isnull=False),
                name="imported_review_or_memory",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} of card {self.card_id}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Imported history is append-only.")


class Reason(models.TextChoices):
    """Why an override was made: where nothing more is known, its learner said so."""

    SAID = "", "said so"
    MISSED = "missed", "a leech"
    ELSEWHERE = "elsewhere", "so it was where the card comes from"
    READ = "read", "its text was opened"
    CHANGED = "changed", "another answer is right"
    PLANNED = "planned", "the plan to the exam"


class Override(models.Model):
    """A word on when a card is asked, the learner's own or their exam plan's: set aside, not before a `day`, or on a
    `day` (study.core.scheduling.override), and why. Append-only but for being taken back, once."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="overrides")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="overrides")
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in OverrideKind])
    day = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=12, choices=Reason, blank=True, default=Reason.SAID, db_default="")
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["card"], name="override_standing", condition=Q(lifted_at=None))]

    def __str__(self) -> str:
        return f"{self.kind} card {self.card_id}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Overrides are withdrawn, not deleted.")


class ExamPlan(models.Model):
    """How a learner gets to the exam on `Learner.exam_date`: what they asked for, and what was planned last.

    Asked for: at most `minutes` a day, none on the weekdays in `days_off` (digits, Monday 0), and `pace` new cards
    a day; empty is as many as the date needs. Planned on the learner day `made_on` for the exam on `exam`: the
    `new_today` of that day, the first day of the final pass if there is one, how many days before the exam new cards
    are to be all dealt (`rest`), the day of the last new card, how many are left out, and the readiness: the share of
    the exam that would be right on the day (`recall`) with its 80 % interval, by `domains` and with the `gains` that
    would raise it most (core.assessment.readiness, as JSON). All that is empty while no exam is ahead.
    """

    learner = models.OneToOneField(Learner, on_delete=models.CASCADE, related_name="exam_plan")
    minutes = models.PositiveSmallIntegerField(
        default=20, validators=[MinValueValidator(LEAST_MINUTES), MaxValueValidator(MOST_MINUTES)]
    )
    days_off = models.CharField(max_length=7, blank=True)
    pace = models.PositiveSmallIntegerField(null=True, blank=True)
    made_on = models.DateField(null=True, blank=True)
    exam = models.DateField(null=True, blank=True)
    new_today = models.PositiveSmallIntegerField(default=0)
    pass_from = models.DateField(null=True, blank=True)
    rest = models.PositiveSmallIntegerField(default=7)
    last_new = models.DateField(null=True, blank=True)
    left_out = models.PositiveIntegerField(default=0)
    recall = models.FloatField(null=True, blank=True)
    low = models.FloatField(null=True, blank=True)
    high = models.FloatField(null=True, blank=True)
    domains = models.JSONField(default=list, blank=True)
    gains = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"plan of {self.learner}"

    @property
    def readiness(self) -> Readiness | None:
        """What was planned leads to that; None while no plan runs, or none with cards of the exam."""
        if self.recall is None or self.low is None or self.high is None:
            return None
        parts = tuple(decode(Part, one) for one in self.domains)
        gains = tuple(decode(Gain, one) for one in self.gains)
        return Readiness(Share(self.recall, self.low, self.high), parts, gains)

    @property
    def weekdays_off(self) -> frozenset[int]:
        return frozenset(map(int, self.days_off))


class Fitting(models.Model):
    """A measurement of how a learner remembers, on that many `answers`: the fit that held `before`, the one that holds
    `after` it, and by how much less log loss an answer it foretells the latest fifth of them (0: nothing changed).
    A fit is kept as study.core.scheduling.fit stores it. Append-only."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="fittings")
    at = models.DateTimeField()
    answers = models.PositiveIntegerField()
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)
    gain = models.FloatField()

    def __str__(self) -> str:
        return f"fit of {self.learner}, {self.at:%Y-%m-%d}"


class Round(models.Model):
    """What a learner does in one go, on the pages called a session: from the first answer until the end page
    was shown, or nothing was done for a while (study.review.rounds). It may pass 04:00. One is open at most."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="rounds")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner"], condition=Q(ended_at=None), name="round_open_once"),
        ]

    def __str__(self) -> str:
        return f"round {self.pk} of {self.learner}"


class Action(models.Model):
    """One thing done in a round: an answer, a word on when a card is asked (its `override`; none where it was taken
    back before there were rows of them), or a `decision` about a question of one's own notes, with the override that
    follows from it. They stand in the order they were done in; an undo takes the last one back that was not
    `undone_at` some time before, and all that it was."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="actions")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="+")
    review = models.OneToOneField(Review, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    override = models.ForeignKey(
        Override, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, null=True, blank=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["round"], name="action_undone", condition=Q(undone_at__isnull=False)),
            models.Index(fields=["round"], name="action_decided", condition=Q(decision__isnull=False)),
        ]
        # An answer has neither, and need not stand in their indexes.
        constraints = [
            models.UniqueConstraint(
                fields=["override"], name="action_override_once", condition=Q(override__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["decision"], name="action_decision_once", condition=Q(decision__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        done = "answer" if self.review_id else "decision" if self.decision_id else "override"
        return f"{done} in round {self.round_id}"


class Turned(models.Model):
    """The back of a self-graded card was shown, before its learner said how well they knew it: from then on
    nothing but that is taken. Append-only. `ordinal` and `version` say which showing of the card it was, `seed`
    how it stood there; on another learner `day` the card is to be turned over again."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="turned")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="turned")
    version = models.ForeignKey(Version, on_delete=models.RESTRICT, related_name="+")
    ordinal = models.PositiveIntegerField()
    seed = models.BigIntegerField()
    day = models.DateField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"card {self.card_id} turned over"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("A record of what was seen is never rewritten.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A record of what was seen is never deleted.")
