"""The simulators, one file each."""
