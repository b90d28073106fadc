"""Registers the place with Django."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete

from study.exams.signals import sitting_ended
from study.people.signals import learners_merge

if TYPE_CHECKING:
    from study.exams.models import Sitting
    from study.people.models import Learner


class ClassesConfig(AppConfig):
    """The place `study.classes`."""

    name = "study.classes"

    def ready(self) -> None:
        """A guest's work goes along into the account, the work of a class goes with the class, and results that change
        go to its platforms."""
        from study.classes.lti import grades
        from study.classes.lti.entering import move_people
        from study.classes.lti.tasks import WORKS
        from study.classes.models import Arrangement
        from study.classes.operations import forget_work, move_work
        from study.people.models import Cohort
        from study.web import tasks

        def moved(keep: "Learner", guest: "Learner", **_: object) -> None:
            move_work(keep=keep, guest=guest)
            move_people(keep=keep, guest=guest)

        def arranged(instance: Arrangement, **_: object) -> None:
            grades.ask_for(assignment=instance.assignment_id, now=instance.at)

        def over(sitting: "Sitting", now: datetime, **_: object) -> None:
            grades.sitting_over(sitting=sitting, now=now)

        learners_merge.connect(moved, weak=False, dispatch_uid=self.name)
        sitting_ended.connect(over, weak=False, dispatch_uid=self.name)
        post_save.connect(arranged, sender=Arrangement, weak=False, dispatch_uid=self.name)
        pre_delete.connect(
            lambda instance, **_: forget_work(cohort=instance), sender=Cohort, weak=False, dispatch_uid=self.name
        )
        tasks.WORKS.update(WORKS)
