"""Pages of topics, one module each."""
