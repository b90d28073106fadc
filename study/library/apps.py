"""Registers the place with Django."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """The place `study.library`."""

    name = "study.library"
