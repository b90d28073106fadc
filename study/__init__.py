"""Keepwarm: `core` holds the rules, every other package a place where people use them."""

VERSION = "0.1.0"
"""As in pyproject.toml, which a test compares."""
