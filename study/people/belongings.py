"""Everything that belongs to a learner, in any place. Derived from the models, so a new relation is included."""

from django.apps import apps
from django.db.models import CASCADE, Exists, ManyToOneRel, OuterRef, QuerySet

from study.people.models import Learner

GIVEN = ("id", "user", "created_at", "visitor", "time_zone", "leaving_at")
"""The columns of a learner that nobody chooses; the zone is what the browser said. All others are settings, and
`set_at` says that they were saved."""


def belongings() -> list[ManyToOneRel]:
    """Every way in which a row of whatever model belongs to a learner, those without a name on the learner too."""
    return [field for field in Learner._meta.get_fields(include_hidden=True) if isinstance(field, ManyToOneRel)]


def rows_from_above(learner: Learner) -> list[QuerySet]:  # type: ignore[type-arg] # of any model
    """The rows that go with a learner, those of the highest place first: what they hold on to stays until then."""
    places = list(apps.app_configs)
    going = [relation for relation in belongings() if relation.on_delete is CASCADE]
    going.sort(key=lambda relation: -places.index(relation.related_model._meta.app_label))
    return [one.related_model._base_manager.filter(**{one.field.name: learner}) for one in going]


def guests_without_anything() -> QuerySet[Learner]:
    """The guests to whom no row belongs, and who never chose anything in their settings; who is leaving goes by
    themself."""
    settings = [field for field in Learner._meta.concrete_fields if field.name not in GIVEN]
    found = Learner.objects.filter(
        user=None, leaving_at=None, **{field.name: field.get_default() for field in settings}
    )
    for relation in belongings():
        rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        found = found.filter(~Exists(rows))
    return found
