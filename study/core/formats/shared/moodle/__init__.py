"""What GIFT and Moodle XML have in common: Moodle's own kinds of question, and what becomes of them here."""
