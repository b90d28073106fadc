"""Questions: publishing, banks, commands."""
