"""Today: the first page. It gathers what the other places know and decides nothing."""
