"""Labs: the simulators for people. So far from the command line; the pages come on top."""
