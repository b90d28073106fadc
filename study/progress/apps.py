"""Registers the place with Django."""

from django.apps import AppConfig


class ProgressConfig(AppConfig):
    """The place `study.progress`."""

    name = "study.progress"
