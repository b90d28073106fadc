"""Access to banks by role. Every view checks it; a bank in which a visitor has no role is 404 for them."""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from study.banks.models import (
    GIVEN_BACK,
    NOTES,
    RECONSIDERED,
    Bank,
    HistoryEntry,
    Member,
    Question,
    Role,
    Status,
    Version,
    Visibility,
)
from study.library.access import is_read_by_others, readable, readable_in, there
from study.library.models import Course
from study.people.cohorts import classes_of
from study.people.models import Cohort, Learner, User
from study.people.models import Role as AccountRole


def banks_of(user: User) -> QuerySet[Bank]:
    """The banks somebody may look into: those they have a role in, and for instructors also public ones of
    courses that belong to nobody. Admins see every bank that is no one's private notes."""
    mine = Q(members__user=user)
    banks = Bank.objects.filter(there("course__"), arriving=None)
    if user.role == AccountRole.ADMIN:
        return banks.filter(Q(course__owner=None) | mine).distinct()
    if user.is_instructor:
        return banks.filter(Q(course__owner=None, visibility=Visibility.PUBLIC) | mine).distinct()
    return Bank.objects.none()


def role_of(user: User, bank: Bank) -> Role | None:
    """Somebody's role in a bank. Of a bank that follows notes or a file everybody is a viewer at most."""
    if not user.is_instructor or bank.course.deleted_at or bank.arriving_id:
        return None
    given = Member.objects.filter(bank=bank, user=user).values_list("role", flat=True).first()
    if user.role == AccountRole.ADMIN and bank.course.owner_id is None:
        given = Role.OWNER
    is_open = bank.course.owner_id is None and bank.visibility == Visibility.PUBLIC
    if given is None:
        return Role.VIEWER if is_open else None
    return Role(given) if bank.authored else Role.VIEWER


def choices(bank: Bank) -> tuple[Visibility, ...]:
    """Whom a bank can be set to be asked of with any effect: others than its members only where others read its
    course."""
    return tuple(Visibility) if is_read_by_others(bank.course) else (Visibility.PRIVATE,)


def may(role: Role | None, needed: Role) -> bool:
    """Whether a role is enough."""
    return role is not None and role.rank >= needed.rank


def may_alone(role: Role | None, bank: Bank) -> bool:
    """Whether they may let be asked what nobody but its writers has read: an owner, in a bank that is not public."""
    return may(role, Role.OWNER) and bank.visibility != Visibility.PUBLIC


def acting(user: User, needed: Role) -> QuerySet[Bank]:
    """The banks that are written in the browser, and in which somebody's `role_of` is enough."""
    if not user.is_instructor:
        return Bank.objects.none()
    enough = [role for role in Role if may(role, needed)]
    given = Member.objects.filter(user=user, role__in=enough)
    mine = Q(pk__in=given.values("bank"))
    if user.role == AccountRole.ADMIN:
        mine |= Q(course__owner=None)
    return Bank.objects.filter(there("course__"), mine, authored=True)


def looks_after(user: User, course: Course) -> bool:
    """Whether somebody decides about the notes of a course that is nobody's: a reviewer of any of its banks, or an
    admin. Private notes are for their owner alone."""
    return looked_after(user).filter(pk=course.pk).exists()


def looked_after(user: User) -> QuerySet[Course]:
    """The courses that `looks_after` is true of."""
    if not user.is_instructor:
        return Course.objects.none()
    courses = Course.objects.filter(there(), owner=None)
    if user.role == AccountRole.ADMIN:
        return courses
    enough = [role for role in Role if may(role, Role.REVIEWER)]
    members = Member.objects.filter(user=user, role__in=enough)
    return courses.filter(pk__in=members.values("bank__course"))


def judged_by(user: User) -> QuerySet[Bank]:
    """The banks of which somebody decides about what learners report: those they review and, of what is not written in
    the browser, those of the courses they look after."""
    made = Q(authored=False, course__in=looked_after(user).values("pk"))
    return Bank.objects.filter(made | Q(pk__in=acting(user, Role.REVIEWER).values("pk")), arriving=None)


def judges(user: User, bank: Bank) -> bool:
    """Whether somebody decides about what learners report of this bank."""
    return judged_by(user).filter(pk=bank.pk).exists()


def is_writer(version: Version, user: User) -> bool:
    """Whether somebody changed the text of a version since the last approval."""
    return version.writers.filter(pk=user.pk).exists()


def decides(version: Version | None, role: Role | None, user: User) -> bool:
    """Whether somebody may approve this version, or give it back: a reviewer who wrote nothing of it."""
    return version is not None and may(role, Role.REVIEWER) and not is_writer(version, user)


def waits_for(user: User) -> QuerySet[Question]:
    """The questions whose candidate somebody `decides` about, the one first that has waited longest."""
    waiting = Question.objects.filter(bank__in=acting(user, Role.REVIEWER), candidate__isnull=False)
    wrote = Version.writers.through.objects.filter(version=OuterRef("candidate"), user=user)
    open_ones = waiting.exclude(status=Status.RETIRED).exclude(Exists(wrote))
    return open_ones.order_by("candidate__created_at", "candidate__pk")


def given_back_to(user: User) -> QuerySet[Question]:
    """The questions whose newest version this author sent and somebody gave back, and which were not sent again."""
    newest = Version.objects.filter(question=OuterRef("pk")).order_by("-number")
    mine = Question.objects.filter(bank__in=acting(user, Role.EDITOR), candidate=None).exclude(status=Status.RETIRED)
    mine = mine.alias(newest=Subquery(newest.values("pk")[:1]), sender=Subquery(newest.values("author")[:1]))
    decided = HistoryEntry.objects.filter(version=OuterRef("newest"), action__in=(GIVEN_BACK, RECONSIDERED))
    mine = mine.alias(decided=Subquery(decided.order_by("-pk").values("action")[:1]))
    return mine.filter(decided=GIVEN_BACK, sender=user.pk).order_by("-changed_at", "pk")


def is_own_note(question: Question, learner: Learner | None) -> bool:
    """Whether the question was made from notes of this learner's: then they decide what becomes of it."""
    return learner is not None and question.bank.slug == NOTES and question.bank.course.owner_id == learner.pk


def circles_of(learner: Learner | None) -> list[tuple[int, int]]:
    """The banks, each with its course, that this learner is asked from though not everybody is."""
    return list(_circles(learner).distinct().values_list("course", "pk")) if learner else []


def asked_of(learner: Learner | None, question: str = "") -> Q:
    """The condition on questions (or, with a path such as "question__", on what leads to one): this learner
    or visitor may be asked it now. It is ready and `open_to` them, and not kept for exams: from those that are, only
    what they have seen is theirs, in a mock exam of their own that has ended, or on a card from before it was kept.

    Whoever deals, lists, counts, shows or grades a question asks this, each time: a bank may have been closed
    to somebody since they got their card. What they keep then is their own: memory, answers, and the text as
    they saw it. A version that they never saw is not theirs.
    """
    return asked_if_open(learner, question) & open_to(learner, question)


def asked_if_open(learner: Learner | None, question: str = "") -> Q:
    """What of `asked_of` is said of the question itself, whoever its bank and its course are open to."""
    free = Q(**{f"{question}for_exams": False})
    if learner:
        sat = Q(slots__sitting__learner=learner.pk, slots__sitting__assigned=False)
        ended = sat & Q(slots__sitting__ended_at__isnull=False)
        seen = Question.objects.filter(Q(cards__learner=learner.pk) | ended, pk=OuterRef(f"{question}pk"))
        free |= Q(Exists(seen))
    return _ready(question) & free


def drawn_for(learner: Learner | None, question: str = "") -> Q:
    """The condition on questions: a mock exam of this learner or visitor may draw it. It is ready and `open_to`
    them."""
    return _ready(question) & open_to(learner, question)


def open_to(learner: Learner | None, question: str = "") -> Q:
    """The condition on questions: they are of a bank that this learner or visitor is asked, and of a course
    they may read."""
    is_open = Q(**{f"{question}bank__visibility": Visibility.PUBLIC})
    if learner:
        is_open |= Q(**{f"{question}bank__in": _circles(learner).values("pk")})
    return readable(learner, f"{question}bank__course__") & is_open


def asked_in(cohort: Cohort) -> Q:
    """The condition on questions: everybody in this class is asked it because they are in it, or because all are. What
    is kept for mock exams is not."""
    return drawn_in(cohort) & Q(for_exams=False)


def drawn_in(cohort: Cohort) -> Q:
    """The condition on questions: a mock exam that this class is given may draw it, for everybody in it alike."""
    circle = Bank.objects.filter(visibility=Visibility.COHORTS, cohorts=cohort.pk)
    is_open = Q(bank__visibility=Visibility.PUBLIC) | Q(bank__in=circle.values("pk"))
    return _ready("") & readable_in(cohort, "bank__course__") & is_open


def _ready(question: str) -> Q:
    return Q(**{f"{question}status": Status.READY, f"{question}current__isnull": False})


def _circles(learner: Learner) -> QuerySet[Bank]:
    mine = Q(visibility=Visibility.COHORTS, cohorts__in=classes_of(learner).values("pk"))
    if learner.user_id:
        mine |= Q(members__user=learner.user_id)
    return Bank.objects.filter(mine).exclude(visibility=Visibility.PUBLIC)
