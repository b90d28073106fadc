"""Questions as Markdown: read, checked, formatted, written."""
