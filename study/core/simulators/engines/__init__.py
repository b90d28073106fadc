"""The simulators, one folder each."""
