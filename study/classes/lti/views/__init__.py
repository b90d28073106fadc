"""Pages of platforms, launches and what goes back."""
