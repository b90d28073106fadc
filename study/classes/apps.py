"""Registers the place with Django."""

from django.apps import AppConfig


class ClassesConfig(AppConfig):
    """The place `study.classes`."""

    name = "study.classes"
