"""The pages of topics, a module for each."""
