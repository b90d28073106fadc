"""Registers the place with Django."""

from django.apps import AppConfig


class BanksConfig(AppConfig):
    """The place `study.banks`."""

    name = "study.banks"
