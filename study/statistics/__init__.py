"""Statistics of questions from all learners' answers: read in bulk, computed by the core's formulas
(study.core.assessment).

- An *attempt* is a learner's first answer to a question: later ones measure how well they remember, not how
  hard the question is. It counts for the version that was asked then.
- The *rest score* of an attempt is the mean of the learner's first answers to the other questions of the
  bank, 0 to 1. Learners answer what they are dealt, so it is a mean and not a sum, and the question itself
  is excluded. Learners who answered only this question have no rest score and count only for facility.
- The score is that of the latest grading (Regraded).
"""
