"""Registers the place with Django."""

from django.apps import AppConfig

from study.people.signals import learners_merge


class ExamsConfig(AppConfig):
    """The place `study.exams`."""

    name = "study.exams"

    def ready(self) -> None:
        """A guest's sittings go along into the account."""
        from study.exams.operations import move_sittings

        learners_merge.connect(
            lambda keep, guest, now, **_: move_sittings(keep=keep, guest=guest, now=now),
            weak=False,
            dispatch_uid=self.name,
        )
