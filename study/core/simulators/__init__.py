"""Simulators: parameters and a seed in, a trace and results out; and the questions a run answers."""
