"""The rules. No Django, disk, clock, network or unseeded randomness: text and values in, values out."""
