"""Registers the place with Django."""

from django.apps import AppConfig
from django.db.models.signals import pre_delete

from study.people.signals import learners_merge


class ClassesConfig(AppConfig):
    """The place `study.classes`."""

    name = "study.classes"

    def ready(self) -> None:
        """A guest's work goes along into the account, and the work of a class goes with the class."""
        from study.classes.operations import forget_work, move_work
        from study.people.models import Cohort

        learners_merge.connect(
            lambda keep, guest, now, **_: move_work(keep=keep, guest=guest), weak=False, dispatch_uid=self.name
        )
        pre_delete.connect(
            lambda instance, **_: forget_work(cohort=instance), sender=Cohort, weak=False, dispatch_uid=self.name
        )
