"""Registers the place with Django."""

from django.apps import AppConfig

from study.people.signals import settings_saved


class ReviewConfig(AppConfig):
    """The place `study.review`."""

    name = "study.review"
    label = "practice"  # the tables' prefix, from when this was one place with topics and today

    def ready(self) -> None:
        """The day follows the settings that its learner wants, and long work has somebody to do it."""
        from study.review.operations import WORKS, settled
        from study.web import tasks

        tasks.WORKS.update(WORKS)

        settings_saved.connect(
            lambda learner, **_: settled(learner=learner, now=learner.set_at), weak=False, dispatch_uid=self.name
        )
