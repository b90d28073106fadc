"""Registers the place with Django."""

from django.apps import AppConfig


class LabsConfig(AppConfig):
    """The place `study.labs`."""

    name = "study.labs"
