"""Assessment: what the answers to a question, and to a whole test, say about it.

Everything is computed from counts that can be added, merged and taken back (`tally.py`), so a place
may compute from all answers or keep the counts up as answers come in: the figures are the same.
"""
