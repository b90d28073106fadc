"""The languages questions are asked in, one file each."""
