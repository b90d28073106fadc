"""Practice: what a learner sees every day. Cards, reviews, the queue; course and topic pages with progress."""
