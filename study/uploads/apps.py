"""Registers the place with Django."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """The place `study.uploads`."""

    name = "study.uploads"
