"""A family of one kind."""
