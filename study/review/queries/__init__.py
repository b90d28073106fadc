"""Reads of practice: what is due, what a question page shows, how far somebody is."""
