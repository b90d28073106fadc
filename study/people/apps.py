"""Registers the place with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The place `study.people`."""

    name = "study.people"

    def ready(self) -> None:
        from study.people import errands, leaving
        from study.web import tasks

        # Given up, it is left to `manage.py prune`.
        tasks.WORKS[leaving.REMOVE] = tasks.Work(
            lambda subject, clock: leaving.remove(learner=subject, now=clock()), lambda subject, clock: None
        )
        tasks.WORKS[errands.DO] = tasks.Work(
            lambda subject, clock: errands.do(errand=subject, clock=clock),
            lambda subject, clock: errands.give_up(errand=subject),
        )
