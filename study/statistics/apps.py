"""Registers the place with Django."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """The place `study.statistics`."""

    name = "study.statistics"

    def ready(self) -> None:
        from study.banks.changed_keys import COUNTING
        from study.people import errands
        from study.statistics import operations, queries
        from study.web import tasks

        COUNTING[self.name] = queries.would_change
        tasks.WORKS[operations.COUNT] = tasks.Work(
            operations.count_beside,
            lambda subject, clock: None,  # the figures of before stay, with their time
        )
        errands.KINDS[operations.REGRADE] = errands.Kind(operations.may_regrade, operations.regrade_beside)
        errands.KINDS[operations.LOOK] = errands.Kind(operations.may_regrade, operations.look_beside)
        errands.KINDS[operations.ACCEPT] = errands.Kind(operations.may_accept, operations.accept_beside)
