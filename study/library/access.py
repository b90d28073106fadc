"""Who may read a course, and whose it is: asked by whatever lists, counts, shows or deals of one."""

from django.db.models import Q

from study.library.models import Reader
from study.people.models import Learner


def readable(learner: Learner | None, course: str = "") -> Q:
    """The condition on courses (or, with a path such as "course__", on what leads to one): this learner or visitor
    may read it. It is everybody's, their own, or shared with them; a deleted one is nobody's."""
    found = Q(**{f"{course}owner": None})
    if learner:
        found |= Q(**{f"{course}owner": learner.pk})
        shared = Reader.objects.filter(learner=learner.pk, share__revoked_at=None)
        found |= Q(**{f"{course}pk__in": shared.values("share__course")})
    return there(course) & found


def own(learner: Learner | None, course: str = "") -> Q:
    """The condition on courses: they are this learner's, to be changed by them alone."""
    return there(course) & Q(**{f"{course}owner": learner.pk if learner else 0})


def there(course: str = "") -> Q:
    """The condition on courses: their owner did not delete them, nor themself."""
    return Q(**{f"{course}deleted_at": None, f"{course}owner__leaving_at": None})
