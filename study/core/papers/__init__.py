"""A quiz on paper: questions drawn by a seed, versions in orders of their own, and the key of each version."""
