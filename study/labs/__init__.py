"""Labs: the simulators' pages, and their runs from the command line and as files."""
