"""Signals from exams to the places above it, which it may not import."""

from django.dispatch import Signal

sitting_ended = Signal()
"""A sitting was ended and graded, or graded again, in the same transaction: `sitting`, `now`."""
