"""A family of one page."""
