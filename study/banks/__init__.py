"""Banks of questions: generated from notes, written by hand, answered by simulators. One model for all."""
