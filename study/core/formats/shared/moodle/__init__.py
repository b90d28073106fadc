"""What GIFT and Moodle XML share: Moodle's kinds of question, and what they become here."""
