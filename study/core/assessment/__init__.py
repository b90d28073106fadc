"""Assessment: statistics of a question, and of a whole test, from its answers.

Everything is computed from counts that can be added, merged and subtracted (`tally.py`). A place may count
all answers at once or update the counts as answers come in: the figures are the same.
"""
