"""Text in the standard form of Respondus, as many teachers write their tests.

    Title: Spring tide
    Points: 2
    3) When is a spring tide?
    ~ Sun and moon pull in line.
    @ Look at the moon.
    a. At half moon
    *b. At new moon

A star stands before what is right, or a list below `Answers:` at the end says it, `3. B`. What is said to a right
answer (`~`) and to a wrong one (`@`) becomes the reason of each option, where one is right. `Points:` counts until the
next.
`Type:` is read for several right options (MR, MA), words to type (F, FB, SA; every line is accepted) and pairs (MT,
`left = right`); essays, several blanks and calculated questions are refused by name, and so is a question of which
nothing says what is right, where Respondus itself would take the first option.
"""

from study.core.formats.respondus.reader import read, recognises
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="respondus",
    title="Text of Respondus",
    suffix=".txt",
    media_type="text/plain",
    recognises=recognises,
    read=read,
)
