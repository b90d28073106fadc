"""Courses: reading, loading, importing, searching."""
