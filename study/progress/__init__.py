"""Progress: what happened and what comes: habit, load, readiness."""
