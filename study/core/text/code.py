"""Code within a line of Markdown, where nothing else has a meaning."""

CODE = r"(?P<ticks>(?<!`)`+(?!`)).*?(?<!`)(?P=ticks)(?!`)"
"""Code within a line, as part of a pattern."""
