"""Spreadsheet cells that mean text, not a formula.

Spreadsheet programs run a cell that begins like a formula, wherever the file came from. Such a cell gets a
leading apostrophe, which those programs take to mean text, and loses it when it is read.
Source: OWASP, "CSV Injection", read in November 2026.
"""

# The full-width forms begin a formula in some East Asian settings.
STARTS = tuple(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
APOSTROPHE = "'"


def guarded(text: str) -> str:
    """The cell for `text`, which no program takes for a formula; `unguarded` gives `text` back."""
    return APOSTROPHE + text if text.lstrip(APOSTROPHE).startswith(STARTS) else text


def unguarded(cell: str) -> str:
    """The text a cell stands for. An apostrophe before anything else belongs to the text."""
    return cell[1:] if cell.startswith(APOSTROPHE) and cell.lstrip(APOSTROPHE).startswith(STARTS) else cell
