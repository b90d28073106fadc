"""Charts as SVG text, one module for each type. Numbers in, markup out; nothing of a learner goes in unescaped."""
