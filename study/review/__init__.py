"""The review: cards, the queue, answering, undo, and the memory that follows from the log."""
