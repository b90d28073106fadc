"""The little language of computed questions: parameters, expressions, texts with places to fill in."""
