"""Banks of questions: generated from notes, written by hand, later computed. One model for all."""
