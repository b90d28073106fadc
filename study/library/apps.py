"""Registers the place with Django."""

from django.apps import AppConfig
from django.db.models.signals import pre_delete


class LibraryConfig(AppConfig):
    """The place `study.library`."""

    name = "study.library"

    def ready(self) -> None:
        """What the search knows of a course goes with it, whoever deletes it."""
        from study.library import search
        from study.library.models import Course

        pre_delete.connect(
            lambda instance, **_: search.forget(instance.pk), sender=Course, weak=False, dispatch_uid=self.name
        )
