"""Registers the place with Django."""

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """The place `study.today`."""

    name = "study.today"
