"""Markdown notes in, topics with facts, figures, links and problems out."""
