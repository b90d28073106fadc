"""The people of a course, as its platform lists them: read when an instructor asks for it, in a task."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from study.classes.lti import sending
from study.classes.models import Listed, PlatformCourse, PlatformPerson
from study.classes.names import MOST
from study.core.lti.claims import LONGEST_ID, LONGEST_NAME, teaches
from study.core.lti.scores import outcome
from study.core.text.plural import counted
from study.people.models import Cohort
from study.web import tasks

READ = "read names"
TRIED = timedelta(days=1)
"""For how long a platform that does not answer is asked again."""
PAGES = 50
SCOPE = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
ACCEPT = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"


def ask(*, cohort: Cohort, now: datetime) -> int:
    """Let the lists of the courses that are connected with a class be read; of how many."""
    found = list(PlatformCourse.objects.filter(cohort=cohort).exclude(names=""))
    for one in found:
        PlatformCourse.objects.filter(pk=one.pk).update(asked_at=now)
        tasks.drop(name=READ, subject=one.pk)
        tasks.put(name=READ, subject=one.pk, now=now)
    return len(found)


def read(*, course: int, clock: Callable[[], datetime]) -> None:
    """Read the list of a course and put it in the place of the last one; one that cannot be read changes nothing, and
    says why. A platform that does not answer is asked again."""
    row = PlatformCourse.objects.select_related("platform").filter(pk=course).exclude(names="").first()
    if row is None:
        return
    try:
        found = _read(row, clock())
    except sending.FAILURES as error:
        PlatformCourse.objects.filter(pk=course).update(said=sending.words_of(error))
        for_good = isinstance(error, sending.FOR_GOOD) or outcome(sending.status_of(error)) == "refused"
        if not for_good and row.asked_at and clock() < row.asked_at + TRIED:
            tasks.drop(name=READ, subject=course)
            tasks.put(name=READ, subject=course, now=clock(), wait=sending.AGAIN)
        return
    _write(row, found, clock())


def _read(row: PlatformCourse, now: datetime) -> list[dict[str, Any]]:
    """All members on all pages of a list."""
    service, address = sending.connector(row.platform, now), row.names
    found: list[dict[str, Any]] = []
    for _ in range(PAGES):
        page: Any = service.make_service_request([SCOPE], address, accept=ACCEPT, case_insensitive_headers=True)
        found += [one for one in page["body"]["members"] if isinstance(one, dict)]
        if len(found) > MOST * 2:
            raise sending.TooMuch(f"The list has more than {counted(MOST * 2, 'person', 'people')}. None was taken.")
        address = str(page["next_page_url"] or "")
        if not address:
            return found
    raise sending.TooMuch(f"The list has more than {counted(PAGES, 'page')}. None was taken.")


@transaction.atomic
def _write(row: PlatformCourse, members: list[dict[str, Any]], now: datetime) -> None:
    """Keep who is active on the list. Nobody is put into the class or taken out of it by this."""
    kept: dict[int, bool] = {}
    for one in members:
        subject = one.get("user_id")
        if (
            not isinstance(subject, str)
            or not 0 < len(subject) <= LONGEST_ID
            or one.get("status", "Active") != "Active"
        ):
            continue
        named = {"name": _text(one.get("name"), LONGEST_NAME), "email": _text(one.get("email"), 254)}
        given = {name: value for name, value in named.items() if value}
        person, _ = PlatformPerson.objects.update_or_create(platform=row.platform, subject=subject, defaults=given)
        roles = one.get("roles")
        kept[person.pk] = teaches([each for each in roles if isinstance(each, str)] if isinstance(roles, list) else [])
    Listed.objects.filter(course=row).exclude(person__in=kept).delete()
    for pk, is_teacher in kept.items():
        Listed.objects.update_or_create(course=row, person_id=pk, defaults={"teaches": is_teacher})
    PlatformCourse.objects.filter(pk=row.pk).update(read_at=now, said="")


def _text(found: object, longest: int) -> str:
    return " ".join(found.replace("\0", "").split())[:longest] if isinstance(found, str) else ""
