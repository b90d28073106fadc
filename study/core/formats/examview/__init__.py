"""Tests that ExamView exports as text, with the answer below each question or all of them at the end.

    MULTIPLE CHOICE
    ____  1.  When is a spring tide?
              a.  At half moon      b.  At new moon
              ANS:  B      PTS:  1      TOP:  Tides

Read are multiple choice and response, true or false (with what ExamView puts behind an F as explanation), completion
of one blank, numeric response, matching (the list of one set and its items become one question), and short answers,
problems and essays as cards to recall, with the answer on the back. What stands between an answer and its points is
the explanation. PTS are the points, TOP and KEY tags; other fields (DIF, REF, OBJ, …) are told and left out. An export
as RTF is not read: save it as text, or export it for Blackboard.
"""

from study.core.formats.examview.reader import read, recognises
from study.core.formats.shared.format import Format

PLUGIN = Format(
    name="examview",
    title="Text of ExamView",
    suffix=".txt",
    media_type="text/plain",
    recognises=recognises,
    read=read,
)
