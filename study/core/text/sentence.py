"""A clause as a sentence of its own."""


def sentence(words: str) -> str:
    """With a capital, unless it begins with a name such as maxReceiveCount, and a full stop."""
    first = words.split()[0]
    return (words[0].upper() + words[1:] if first.islower() else words) + ("" if words[-1] in ".…" else ".")
