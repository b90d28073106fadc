"""The small language of computed questions: parameters, expressions, templates."""
