"""Pages of the review, one module each."""
