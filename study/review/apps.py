"""Registers the place with Django."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The place `study.review`."""

    name = "study.review"
    label = "practice"  # the tables' prefix, from when this was one place with topics and today
