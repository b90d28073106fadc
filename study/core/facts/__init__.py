"""Dated facts with their sources, and the check of notes against them."""
