"""Registers the place with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The place `study.people`."""

    name = "study.people"
