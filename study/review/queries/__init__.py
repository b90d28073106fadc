"""Reads of the review: what is due, what a question's page shows, a learner's progress."""
