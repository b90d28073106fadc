"""Commands of the shared edge."""
