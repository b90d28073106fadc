"""Topics: courses and their maps, the page of a topic with its quiz, search, and bringing notes."""
