"""Signals from people to the places above it, which it may not import."""

from django.dispatch import Signal

settings_saved = Signal()
"""Somebody's settings were saved, and are stored: `learner`. What follows from a setting elsewhere is made to
follow by whoever is told."""
