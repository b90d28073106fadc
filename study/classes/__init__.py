"""The place where a class is taught: who is in it, what is assigned, and what came of it."""
