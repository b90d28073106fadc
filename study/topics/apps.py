"""Registers the place with Django."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """The place `study.topics`."""

    name = "study.topics"
