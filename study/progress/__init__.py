"""Progress, past and future: habit, load, readiness."""
