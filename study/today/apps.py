"""Registers the place with Django."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """The place `study.today`."""

    name = "study.today"

    def ready(self) -> None:
        from study.today.pruning import EVERY, PRUNE, prune_again
        from study.web import tasks

        tasks.WORKS[PRUNE] = tasks.Work(
            lambda subject, clock: prune_again(now=clock()), lambda subject, clock: None, every=EVERY
        )
