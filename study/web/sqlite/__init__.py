"""Django's database backend for SQLite, with what the review asks a thousand times done once."""
