"""Registers the place with Django."""

from django.apps import AppConfig


class BanksConfig(AppConfig):
    """The place `study.banks`."""

    name = "study.banks"

    def ready(self) -> None:
        from study.banks.mails import tell_author
        from study.banks.operations import TELL
        from study.web import tasks

        # A mail that cannot be sent is in the log of the worker; Today tells its author too.
        tasks.WORKS[TELL] = tasks.Work(lambda subject, clock: tell_author(subject), lambda subject, clock: None)
