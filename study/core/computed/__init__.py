"""Computed questions: variants frozen from simulators, or written by people with parameters."""
