"""Anki: `cards` shows a question on the two sides of a note, `notes` is what a package holds."""
