"""Registers the place with Django."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """The place `study.practice`."""

    name = "study.practice"
