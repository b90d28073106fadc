"""Questions as Markdown: read, checked, put into form, written."""
