"""People: accounts, guests, learners and their settings, roles."""
