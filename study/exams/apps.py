"""Registers the place with Django."""

from django.apps import AppConfig

from study.people.signals import learners_merge


class ExamsConfig(AppConfig):
    """The place `study.exams`."""

    name = "study.exams"

    def ready(self) -> None:
        """A guest's sittings go along into the account, answers of exams are graded again with all others, and what
        they say of cards is written beside the pages."""
        from study.exams import evidence, regrading
        from study.exams.operations import move_sittings
        from study.review.regrade_plan import ELSEWHERE
        from study.web import tasks

        ELSEWHERE[self.name] = regrading
        tasks.WORKS.update(evidence.WORKS)
        learners_merge.connect(
            lambda keep, guest, now, **_: move_sittings(keep=keep, guest=guest, now=now),
            weak=False,
            dispatch_uid=self.name,
        )
