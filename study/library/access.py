"""Who may read a course, and whose it is: asked by whatever lists, counts, shows or deals of one."""

from django.db.models import Q

from study.library.models import Audience, Course, Reader, Share
from study.people.cohorts import classes_of
from study.people.models import Cohort, Learner


def readable(learner: Learner | None, course: str = "") -> Q:
    """The condition on courses (or, with a path such as "course__", on what leads to one): this learner or visitor
    may read it. It is everybody's, their own, shared with them by a link, or open to a class that they are in or
    teach; a deleted one is nobody's."""
    found = _everybodys(course)
    if learner:
        found |= Q(**{f"{course}owner": learner.pk}) | _opened(learner, course)
    return there(course) & found


def opened(learner: Learner, course: str = "") -> Q:
    """The condition on courses: they are shared with this learner by a link, or open to a class that they are in or
    teach."""
    return there(course) & _opened(learner, course)


def _opened(learner: Learner, course: str) -> Q:
    shared = Reader.objects.filter(learner=learner.pk, share__revoked_at=None)
    opened = Course.objects.filter(audience=Audience.COHORTS, cohorts__in=classes_of(learner).values("pk"))
    return Q(**{f"{course}pk__in": shared.values("share__course")}) | Q(**{f"{course}pk__in": opened.values("pk")})


def readable_in(cohort: Cohort, course: str = "") -> Q:
    """The condition on courses: everybody in this class may read it because they are in it, or because all may."""
    opened = Course.objects.filter(audience=Audience.COHORTS, cohorts=cohort.pk)
    return there(course) & (_everybodys(course) | Q(**{f"{course}pk__in": opened.values("pk")}))


def own(learner: Learner | None, course: str = "") -> Q:
    """The condition on courses: they are this learner's, to be changed by them alone."""
    return there(course) & Q(**{f"{course}owner": learner.pk if learner else 0})


def there(course: str = "") -> Q:
    """The condition on courses: their owner did not delete them, nor themself."""
    return Q(**{f"{course}deleted_at": None, f"{course}owner__leaving_at": None})


def is_read_by_others(course: Course) -> bool:
    """Whether anybody but its owner can come to read a course: what is set for its readers has an effect then."""
    if course.owner_id is None or course.audience != Audience.PRIVATE:
        return True
    return Share.objects.filter(course=course, revoked_at=None).exists()


def _everybodys(course: str) -> Q:
    return Q(**{f"{course}owner": None}) | Q(**{f"{course}audience": Audience.PUBLIC})
