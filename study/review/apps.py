"""Registers the place with Django."""

from django.apps import AppConfig

from study.people.signals import settings_saved


class ReviewConfig(AppConfig):
    """The place `study.review`."""

    name = "study.review"
    label = "practice"  # the tables' prefix, from when this was one place with topics and today

    def ready(self) -> None:
        """The days of cards follow the retention that their learner wants."""
        from study.review.operations import reschedule

        settings_saved.connect(lambda learner, **_: reschedule(learner=learner), weak=False, dispatch_uid=self.name)
