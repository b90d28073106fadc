"""Registers the place with Django."""

from django.apps import AppConfig

from study.people.signals import learners_merge


class ClassesConfig(AppConfig):
    """The place `study.classes`."""

    name = "study.classes"

    def ready(self) -> None:
        """A guest's work goes along into the account."""
        from study.classes.operations import move_work

        learners_merge.connect(
            lambda keep, guest, now, **_: move_work(keep=keep, guest=guest), weak=False, dispatch_uid=self.name
        )
