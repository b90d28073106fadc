"""Untrusted uploads, opened safely before anything reads them."""
