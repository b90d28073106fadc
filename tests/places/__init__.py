"""The places, each on a real database."""
