"""Charts as SVG text, one module per type. Numbers in, markup out; learners' text is always escaped."""
