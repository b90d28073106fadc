"""Charts: what a reader can take from them, and that they are safe and well-formed."""
