"""The parts of grading: reading a form, numbers, words, options, scores."""
