"""Registers the place with Django."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """The place `study.statistics`."""

    name = "study.statistics"
