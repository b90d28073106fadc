"""What of a sentence is a name that may be left out: by how it was set off, by its form, by what stands around it."""

import re

VERB = re.compile(r"(?i)\b(?:is|are|was|were|has|have|can|cannot|must|will|may|should|does|do|did|[a-z]{3,}(?:s|ed))\b")
TOLD = re.compile(
    r"\b(?:had|was|were|did|said|went|came|took|held|respondents?|petitioners?|plaintiffs?|defendants?|you|your|we|now)\b"
)
"""Words of something that happened once: its numbers are no knowledge."""
BY_FORM = re.compile(r"[A-Z]{2}[a-z]*|[a-z][A-Z]|[^\W\d]\d|\d[^\W\d]|_|^`")
"""What makes a name of a word by its form, whatever stands before it."""
OPENS = frozenset(
    """
    a an the called as by with of in into from via on per under named means un una uno il lo la i gli
    le l' detto detta chiamato chiamata della del dei delle dello nel nella con ein eine einen einem
    einer der die das den dem des als mit von durch une du les appelé appelée par el los
    las llamado llamada por en ett den det kallas av med het een de door o os as um uma
    do da dos das
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
"""Words before what a name fills: others stand before verbs and qualities, which many words could fill."""
SMALL = frozenset(
    """
    never not always only all none no any must can cannot may should also more less most least immer nie nicht nur free
    good bad same own new true false sempre mai solo toujours jamais seulement siempre nunca sólo apenas alltid aldrig
    bara altijd nooit alleen
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
"""Words that are stressed by capitals, and name nothing."""
