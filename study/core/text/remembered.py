"""How much is remembered of what functions say of texts."""

REMEMBERED = 65_536
"""Texts for each function: enough for those of as many facts as a course is asked about, or each is worked out again by
whoever asks next."""
