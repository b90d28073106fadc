"""Tests as text, from Respondus and ExamView: told apart, and what comes of each question."""

from study.core.formats import FORMATS
from study.core.formats.shared.format import Read
from study.core.questions.kinds import KINDS

RESPONDUS = """Title: Spring tide
Points: 2
3) When is a spring tide?
~ Sun and moon pull in line.
@ Look at the moon.
a. At half moon
*b. At new
moon

4. Does the tide turn?
*a. True
b. False

Type: MR
5. Which pull the tides?
*a) The moon
*b) The sun
c) Fish

Type: F
6. What goes out?
a. ebb
b. the ebb

Type: MT
7. What belongs together?
a. Ebb = out
b. Flood = in

Type: E
8. Why?
a. Because.

9. Which?
a. x
b. y
"""
EXAMVIEW = """Tides, chapter 3
MULTIPLE CHOICE

____\t1.\tWhen is a spring tide?
\ta.\tAt half moon\tc.\tNever
\tb.\tAt new moon
\td.\tEvery day of
\tthe week

\tANS:\tB
They pull in line.
\tPTS:\t2\tDIF:\tEasy\tTOP:\tTides | moon

____  2.  Which is none?
          a.  x      b.  y
          ANS:  C      PTS:  1

TRUE/FALSE
____ 3. The tide turns.
ANS: T PTS: 1

COMPLETION
4. The tide going out is the ____________________.
ANS: ebb PTS: 1
5. The ____ and the ____.
ANS: ebb, flood PTS: 1

SHORT ANSWER
6. Why is there a spring tide?
ANS:
Sun and moon
pull in line.
PTS: 1

MATCHING
a. goes out   b. comes in
c. stays
____ 7. Ebb
____ 8. Flood
7. ANS: A PTS: 1
8. ANS: B PTS: 1
"""
KEYED = """MULTIPLE CHOICE
1. Which?
a. x
b. y
2. Which one?
a. x
b. y
Answer Section
MULTIPLE CHOICE
1. ANS: B PTS: 1
2. ANS: A PTS: 1
"""
LISTED = "1. Which?\na. x\nb. y\n\n2. Which one?\na. x\nb. y\n\nAnswers:\n1. B\n2. C\n"


def read(name: str, text: str) -> Read:
    reads = FORMATS[name].read
    assert reads
    return reads(text.encode(), "test.txt")


def told(found: Read) -> list[tuple[str, str, tuple[str, ...]]]:
    """The kind of each question, its prompt, and what is right."""
    asked = [record.question for record in found.records]
    return [(one.kind, one.prompt, tuple(KINDS[one.kind].parts(one.body).right)) for one in asked]


def faults(found: Read) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in found.problems if one.severity == "error"]


def test_respondus() -> None:
    found = read("respondus", RESPONDUS)
    assert told(found)[:3] == [
        ("single", "When is a spring tide?", ("At new<br>\nmoon",)),
        ("truefalse", "Does the tide turn?", ("True",)),
        ("multiple", "Which pull the tides?", ("The moon", "The sun")),
    ]
    assert [one.question.kind for one in found.records[3:]] == ["short", "matching"]
    first = found.records[0].question
    assert (first.title, first.points) == ("Spring tide", 2.0)
    assert [one.reason for one in first.body.options] == ["Look at the moon.", "Sun and moon pull in line."]
    said = faults(found)
    assert [line for line, _ in said] == [31, 34], said
    assert "type 'E'" in said[0][1] and "put a star" in said[1][1]
    listed = read("respondus", LISTED)
    assert told(listed) == [("single", "Which?", ("y",))]
    assert faults(listed) == [(5, "The answer C is none of the options.")]


def test_examview() -> None:
    found = read("examview", EXAMVIEW)
    assert told(found)[:3] == [
        ("single", "When is a spring tide?", ("At new moon",)),
        ("truefalse", "The tide turns.", ("True",)),
        ("short", told(found)[2][1], ("ebb",)),
    ]
    first = found.records[0].question
    assert [one.text for one in first.body.options] == ["At half moon", "At new moon", "Never", "Every day of the week"]
    assert (first.points, first.tags, first.explanation) == (2.0, ("Tides", "moon"), "They pull in line.")
    card, match = (record.question for record in found.records[3:])
    assert (card.kind, KINDS["recall"].parts(card.body).right) == ("recall", ("Sun and moon<br>\npull in line.",))
    assert match.kind == "matching" and match.points == 2.0
    assert [(pair.left, pair.right) for pair in match.body.pairs] == [("Ebb", "goes out"), ("Flood", "comes in")]
    assert [line for line, _ in faults(found)] == [14, 25]
    assert any("Left out of all questions: DIF." in one.message for one in found.problems)
    assert told(read("examview", KEYED)) == [("single", "Which?", ("y",)), ("single", "Which one?", ("x",))]


def test_they_are_told_apart() -> None:
    aiken = "Which?\nA) x\nB) y\nANSWER: B\n"
    for name, texts in (("respondus", (RESPONDUS, LISTED)), ("examview", (EXAMVIEW, KEYED)), ("aiken", (aiken,))):
        for text in texts:
            known = [one.name for one in FORMATS.values() if one.read and one.recognises(text.encode(), "test.txt")]
            assert known == [name], (text, known)


def test_broken_texts_are_read_without_an_accident() -> None:
    for name, text in (("respondus", RESPONDUS), ("examview", EXAMVIEW)):
        for cut in range(0, len(text), 7):
            for part in (text[:cut], text[cut:]):
                found = read(name, part)
                assert len(faults(found)) >= found.refused, (name, part)
