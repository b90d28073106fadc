"""The library: courses, topics and facts, loaded from content/ or imported from notes; search."""
