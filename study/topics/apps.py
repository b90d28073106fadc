"""Registers the place with Django."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """The place `study.topics`."""

    name = "study.topics"

    def ready(self) -> None:
        from study.topics.operations import WORKS
        from study.web import tasks

        tasks.WORKS.update(WORKS)
