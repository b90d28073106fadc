"""A kind of question, a simulator and its page, as somebody would drop them into the families they belong to."""
