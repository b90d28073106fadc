"""Speed, measured: `make bench`. No test asserts a time; these figures are read by people."""
