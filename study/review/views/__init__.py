"""The pages of practice, a module for each."""
