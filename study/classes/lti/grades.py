"""Results go back to the platform: what its gradebook should hold is kept as rows, which wait until they are taken.

A task for each link compares and sends. It puts itself again: soon while something waits, now and then while something
may still change, and never once all is over; a sitting that ends, an arrangement or an instructor puts it at once.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from pylti1p3.grade import Grade

from study.classes.lti import sending
from study.classes.models import Assignment, Attempt, PlatformLink, PlatformPerson, SentGrade
from study.classes.queries import Cell, cells, work
from study.core.lti.addresses import leads_to
from study.core.lti.claims import SCORE
from study.core.lti.scores import Score, outcome, wait, wanted
from study.core.scheduling import learner_day
from study.exams.models import Sitting
from study.people.models import Cohort, CohortMember
from study.people.queries import zone
from study.web import tasks
from study.web.prepared import Read

SEND = "send grades"
LOOK_AGAIN = timedelta(minutes=10)
STILL_LOOKED = timedelta(days=1)
"""For how long after it is closed for somebody their result is still compared."""
SCORES = "application/vnd.ims.lis.v1.score+json"


def ask(*, link: int, now: datetime) -> None:
    """Let the results of a link be compared and sent now."""
    tasks.drop(name=SEND, subject=link)
    tasks.put(name=SEND, subject=link, now=now)


def ask_for(*, assignment: int, now: datetime) -> None:
    """The same for every link to a piece of work."""
    for pk in PlatformLink.objects.filter(assignment=assignment).exclude(grades="").values_list("pk", flat=True):
        ask(link=pk, now=now)


def sitting_over(*, sitting: Sitting, now: datetime) -> None:
    """An attempt at a piece of work was handed in, or its time was over. Other sittings tell nobody."""
    if sitting.assigned and (found := _attempted.first(sitting.pk)):
        ask_for(assignment=found, now=now)


@Read
def _attempted(sitting: int) -> QuerySet[Attempt, int]:
    return Attempt.objects.filter(sitting=sitting).values_list("assignment", flat=True)


@transaction.atomic
def send_again(*, cohort: Cohort, now: datetime) -> int:
    """Compare all results of a class and send what is missing or changed, what was refused too; of how many links."""
    links = PlatformLink.objects.filter(course__cohort=cohort).exclude(grades="")
    SentGrade.objects.filter(link__in=links, sent_at=None).update(refused="")
    found = list(links.values_list("pk", flat=True))
    for pk in found:
        ask(link=pk, now=now)
    return len(found)


def send(*, link: int, clock: Callable[[], datetime]) -> None:
    """Compare what a platform has with what it should have, and send the difference. Stops at the first answer that
    says "later"; the rest waits with it."""
    now = clock()
    found = PlatformLink.objects.select_related("course__platform", "course__cohort", "assignment").filter(pk=link)
    row = found.exclude(grades="").first()
    if row is None or row.course.cohort is None:
        return
    goes_on = _compare(row, row.course.cohort, now)
    said = _send(row, clock)
    now = clock()
    row.failures = row.failures + 1 if said else 0
    row.said, row.looked_at = said[:300], now
    row.save(update_fields=["failures", "said", "looked_at"])
    if said or goes_on:
        with transaction.atomic():
            tasks.drop(name=SEND, subject=link)
            tasks.put(name=SEND, subject=link, now=now, wait=wait(row.failures) if said else LOOK_AGAIN)


@transaction.atomic
def _compare(row: PlatformLink, cohort: Cohort, now: datetime) -> bool:
    """Write what the platform should hold, where that is not what it was last to hold. Whether it may change yet."""
    found = work(cohort, row.assignment_id)
    if found is None or found.assignment.assigned_at is None:
        return False
    members = CohortMember.objects.filter(cohort=cohort, learner__leaving_at=None).values("learner")
    people = PlatformPerson.objects.filter(platform=row.course.platform, learner__in=members).select_related("learner")
    by_learner = {one.learner_id: one for one in people}
    today = learner_day(now, zone(None))
    made = cells([found], [pk for pk in by_learner if pk], now, today)
    known = {one.person_id: one for one in SentGrade.objects.filter(link=row)}
    for cell in made.values():
        person, score = by_learner[cell.learner], score_of(cell)
        held = known.get(person.pk)
        if score is None or (held and (held.points, held.most) == (score.points, score.most)):
            continue
        SentGrade.objects.update_or_create(
            link=row,
            person=person,
            defaults={
                "points": score.points, "most": score.most, "wanted_at": now, "sent_at": None, "refused": "",
            },
        )  # fmt: skip
    return any(not cell.closed or now < cell.due + STILL_LOOKED for cell in made.values())


def score_of(cell: Cell) -> Score | None:
    """What the platform should hold of a cell of the gradebook."""
    return wanted(
        state=cell.state, is_set=cell.work.is_set and not cell.by_hand, is_over=cell.closed,
        points=cell.points, most=cell.most,
    )  # fmt: skip


def _send(row: PlatformLink, clock: Callable[[], datetime]) -> str:
    """Send what waits; why it must wait longer, empty where nothing does."""
    waiting = list(SentGrade.objects.filter(link=row, sent_at=None, refused="").select_related("person").order_by("pk"))
    if not waiting:
        return ""
    if not leads_to(row.grades, row.course.platform.entered):
        return f"The grades go to {row.grades[:120]}, which is on no site that was entered for this platform."
    service = sending.connector(row.course.platform, clock())
    for one in waiting:
        at = clock()
        grade = Grade().set_score_given(one.points).set_score_maximum(one.most).set_user_id(one.person.subject)
        grade.set_activity_progress("Completed").set_grading_progress("FullyGraded")
        grade.set_timestamp(at.isoformat(timespec="milliseconds"))
        try:
            service.make_service_request(
                [SCORE], _scores(row.grades), is_post=True, data=grade.get_value(), content_type=SCORES
            )
        except sending.FAILURES as error:
            words = sending.words_of(error)
            if outcome(sending.status_of(error)) != "refused" or sending.is_token(error, row.course.platform):
                return words
            SentGrade.objects.filter(pk=one.pk, wanted_at=one.wanted_at).update(refused=words)
        else:
            SentGrade.objects.filter(pk=one.pk, wanted_at=one.wanted_at).update(sent_at=at)
    return ""


def _scores(column: str) -> str:
    """Where scores of a column of a platform's gradebook are sent."""
    path, mark, query = column.partition("?")
    return f"{path.rstrip('/')}/scores{mark}{query}"


def is_connected(assignment: Assignment) -> bool:
    """Whether the results of a piece of work go anywhere."""
    return PlatformLink.objects.filter(assignment=assignment).exclude(grades="").exists()
