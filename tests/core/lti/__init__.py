"""Tests of the rules of launches."""
