"""Signals from people to the places above it, which it may not import."""

from django.dispatch import Signal

settings_saved = Signal()
"""Somebody's settings were saved, and are stored: `learner`. What follows from a setting elsewhere is made to
follow by whoever is told."""

learners_merge = Signal()
"""A guest's progress becomes an account's, in the same transaction: `keep` is the account's learner, and `guest`, who
is deleted right after with whatever nobody moved; `now`."""
