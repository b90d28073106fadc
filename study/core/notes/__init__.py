"""Markdown notes in, topics with facts, figures, links and problems out."""

from study.core.notes.identity import Changes, carry_keys
from study.core.notes.links import read_together
from study.core.notes.reader import parse

__all__ = ["Changes", "carry_keys", "parse", "read_together"]
