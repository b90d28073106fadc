"""Registers the shared edge with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The shared edge."""

    name = "study.web"

    def ready(self) -> None:
        from study.web import checks, outbox, tasks  # noqa: F401 - importing registers the check

        tasks.WORKS[outbox.SEND] = tasks.Work(lambda subject, clock: outbox.send(time=clock), tasks.again(outbox.SEND))
