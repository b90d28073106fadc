"""Renewing a course from notes, and the lines of it of which only a person can tell whether they are the same."""

from collections.abc import Container
from datetime import datetime

from django.db import transaction

from study.banks.operations import CourseImport, import_course
from study.core.notes.model import Notes
from study.core.notes.twins import Apart, normalised
from study.library.importing import Accord, Imported
from study.library.models import Course, Doubt, Fact
from study.library.operations import stored_sources
from study.library.sources import Sources
from study.people.models import Learner
from study.review.operations import ask_soon
from study.topics.operations.rewording import ask_writer


def renew(
    *,
    sources: Sources,
    slug: str = "",
    title: str = "",
    owner: Learner | None,
    now: datetime,
    dry_run: bool = False,
    read: Notes | None = None,
    apart: Container[Apart] = frozenset(),
    told: bool = False,
    only_changed: bool = False,
    accord: Accord | None = None,
) -> CourseImport:
    """Import notes as `import_course` does. Where a line is kept as the same fact though only a person can tell, its
    cards are asked tomorrow at the latest: what was learnt may not be what stands there. A writer to whom the owner
    agreed is asked about what is new."""
    given = accord or Accord()

    def after(imported: Imported) -> None:
        if imported.course:
            ask_soon(course=imported.course, facts={one.key for one in imported.changes.unsure}, now=now)
            ask_writer(course=imported.course, now=now)
        given.after(imported)

    return import_course(
        sources=sources,
        slug=slug,
        title=title,
        owner=owner,
        now=now,
        dry_run=dry_run,
        read=read,
        apart=apart,
        told=told,
        only_changed=only_changed,
        accord=Accord(given.before, after),
    )


@transaction.atomic
def tell(*, course: Course, line: str, same: bool, now: datetime) -> None:
    """Decide about a line that was kept as the same fact. If it is not, the cards of the old one are set aside, and
    what stands there gets cards of its own. A line that does not wait any more stays as it is."""
    course = Course.objects.select_for_update(of=("self",)).select_related("owner").get(pk=course.pk)
    doubt = Doubt.objects.filter(course=course, line=line).first()
    if doubt is None:
        return
    doubt.delete()
    fact = Fact.objects.filter(topic__course=course, key=line, removed_at=None).first()
    if same or fact is None:
        return
    apart = {(line, normalised(fact.text))}
    Fact.objects.filter(pk=fact.pk).update(text=doubt.old)  # what is told apart from what stands in the file
    renew(sources=stored_sources(course), slug=course.slug, owner=course.owner, now=now, apart=apart, told=True)
