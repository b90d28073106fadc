"""Mock exams: what they are made of, how they are drawn, how long they last, and what a result is worth."""
