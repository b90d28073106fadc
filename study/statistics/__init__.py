"""What the answers of all learners say about the questions of a bank: read in bulk, counted by the core's
formulas (study.core.assessment).

- An *attempt* is a learner's first answer to a question: later ones say how well they remember, not how
  hard it is. It counts for the version that was asked then.
- The *rest score* of an attempt is the mean of the learner's first answers to the other questions of the
  same bank, 0 to 1. Learners answer what they are dealt, so it is a mean and not a sum; the question itself
  is never in it. Who answered only this one has none, and counts for the facility alone.
- The score is that of the latest grading (Regraded).
"""
