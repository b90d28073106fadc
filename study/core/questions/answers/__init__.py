"""What grading uses: reading a form, numbers, words, options, scores."""
