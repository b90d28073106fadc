"""A family of one engine."""
