"""One module or package for each format."""
