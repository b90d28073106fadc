"""Registers the place with Django."""

from django.apps import AppConfig

from study.people.signals import learners_merge


class ExamsConfig(AppConfig):
    """The place `study.exams`."""

    name = "study.exams"

    def ready(self) -> None:
        """A guest's sittings go along into the account, and answers of exams are graded again with all others."""
        from study.exams import regrading
        from study.exams.operations import move_sittings
        from study.review.regrade_plan import ELSEWHERE

        ELSEWHERE[self.name] = regrading
        learners_merge.connect(
            lambda keep, guest, now, **_: move_sittings(keep=keep, guest=guest, now=now),
            weak=False,
            dispatch_uid=self.name,
        )
