"""Moodle XML: what of each of Moodle's kinds becomes a question here, and what is said of the rest."""

from pathlib import Path
from typing import Any

import pytest

from study.core.formats.moodle_xml import PLUGIN
from study.core.formats.shared.format import Read
from study.core.questions.check import check
from study.core.questions.kinds.cloze import Cloze
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.numeric import Numeric
from study.core.questions.kinds.ordering import Ordering
from study.core.questions.kinds.short import Short
from study.core.questions.kinds.single import Single
from study.core.questions.kinds.truefalse import TrueFalse
from study.core.questions.question import Question

OPTIONS = """
<answer fraction="100" format="html"><text><![CDATA[<p>900 s</p>]]></text>
  <feedback format="html"><text><![CDATA[<b>15</b> min &amp; no more]]></text></feedback></answer>
<answer fraction="0"><text>60 s</text><feedback><text></text></feedback></answer>"""


def question(kind: str, inner: str, text: str = "How long?") -> str:
    return (
        f'<question type="{kind}"><name><text>A name</text></name>'
        f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>{inner}</question>'
    )


def read(inner: str | bytes) -> Read:
    assert PLUGIN.read
    data = inner if isinstance(inner, bytes) else f'<?xml version="1.0"?>\n<quiz>\n{inner}\n</quiz>'.encode()
    return PLUGIN.read(data, "bank.xml")


def one(kind: str, inner: str, text: str = "How long?") -> Question:
    """The one question of a file without problems."""
    found = read(question(kind, inner, text))
    assert found.problems == ()
    [record] = found.records
    return record.question


def body(kind: str, inner: str, text: str = "How long?") -> Any:
    return one(kind, inner, text).body


def said(inner: str | bytes) -> list[str]:
    return [problem.message for problem in read(inner).problems]


def answers(*given: tuple[str, str], extra: str = "") -> str:
    return "".join(f'<answer fraction="{share}"><text>{text}</text>{extra}</answer>' for share, text in given)


def test_a_file_as_moodle_exports_it() -> None:
    assert PLUGIN.read
    found = PLUGIN.read((Path(__file__).parent / "moodle.xml").read_bytes(), "bank.xml")
    kinds = ["single", "multiple", "truefalse", "short", "numeric", "matching", "ordering", "cloze"]
    assert [record.question.kind for record in found.records] == kinds
    assert {record.category for record in found.records} == {"Harbour/Tides"}
    assert [check(record.question) for record in found.records] == [()] * 8
    assert [(p.severity, p.line, p.subject) for p in found.problems] == [
        ("warning", 0, ""),
        ("warning", 256, "Knots"),
        ("error", 270, "A day at sea"),
        ("error", 286, "About this quiz"),
    ]


def test_everything_around_a_question_is_kept() -> None:
    found = one(
        "multichoice",
        '<generalfeedback format="markdown"><text>Since *2018*.\n\n'
        "Source: [Limits](https://example.org/a?b=c&amp;d) (checked 2026-11-20)</text></generalfeedback>"
        "<defaultgrade>2.5000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden>"
        "<idnumber>longest-run</idnumber><single>true</single><shuffleanswers>true</shuffleanswers>"
        f"<answernumbering>abc</answernumbering>{OPTIONS}"
        '<hint format="html"><text>Think of &lt;i>minutes&lt;/i>.</text></hint><hint><text>More.</text></hint>'
        "<tags><tag><text>lambda</text></tag><tag><text>time limits</text></tag></tags>",
        "<p>How <b>long</b>?</p>",
    )
    assert (found.key, found.title, found.prompt, found.points) == ("longest-run", "A name", "How **long**?", 2.5)
    assert found.tags == ("lambda", "time-limits")
    assert found.explanation == "Since *2018*."
    assert [source.url for source in found.sources] == ["https://example.org/a?b=c&d"]
    assert found.hints == ("Think of *minutes*.", "More.")
    assert isinstance(found.body, Single)
    assert [(option.text, option.right, option.reason) for option in found.body.options] == [
        ("900 s", True, "**15** min & no more"),
        ("60 s", False, ""),
    ]


def test_categories_hold_for_what_follows() -> None:
    def category(path: str) -> str:
        return f'<question type="category"><category><text>{path}</text></category></question>'

    found = read(
        category("$course$/top/A/B")
        + question("truefalse", answers(("100", "true"), ("0", "false")))
        + category("$system$/C")
        + question("truefalse", answers(("0", "true"), ("100", "false")))
    )
    assert [record.category for record in found.records] == ["A/B", "C"]
    assert [record.question.body.answer for record in found.records] == [True, False]


def test_several_right_options() -> None:
    found = body("multichoice", f"<single>false</single>{answers(('50', 'a'), ('50', 'b'), ('-50', 'c'))}")
    assert isinstance(found, Multiple)
    assert [option.right for option in found.options] == [True, True, False]


def test_true_and_false_are_known_by_their_texts_and_of_old_by_their_order() -> None:
    def truths(first: str, second: str) -> str:
        return (
            f'<answer fraction="0"><text>{first}</text><feedback><text>one</text></feedback></answer>'
            f'<answer fraction="100"><text>{second}</text><feedback><text>two</text></feedback></answer>'
        )

    assert body("truefalse", truths("true", "false")) == TrueFalse(False, "one", "two")
    assert body("truefalse", truths("false", "true")) == TrueFalse(True, "two", "one")
    assert body("truefalse", truths("Wahr", "Falsch")) == TrueFalse(False, "one", "two")


def test_short_answers_with_wildcards() -> None:
    found = body("shortanswer", f"<usecase>0</usecase>{answers(('100', 'Frog'), ('50', 'to*d'), ('0', '*'))}")
    assert isinstance(found, Short)
    assert [(entry.text, entry.regex, entry.score) for entry in found.accepted] == [
        ("Frog", False, 1),
        ("to.*d", True, 0.5),
        ("*", False, 0),
    ]
    assert said(question("shortanswer", f"<usecase>1</usecase>{answers(('100', 'Frog'))}")) == [
        "Case counts in these answers there; here it does not."
    ]


def test_numbers_with_tolerances_and_units() -> None:
    units = (
        "<units><unit><multiplier>1</multiplier><unit_name>s</unit_name></unit>"
        "<unit><multiplier>1000</multiplier><unit_name>ms</unit_name></unit></units><showunits>0</showunits>"
    )
    inner = (
        '<answer fraction="100"><text>900</text><tolerance>1.5</tolerance></answer>'
        '<answer fraction="50"><text>1.0E+3</text><tolerance>0</tolerance></answer>'
        f'<answer fraction="0"><text>*</text><feedback><text>No</text></feedback></answer>{units}'
    )
    found = body("numerical", inner)
    assert isinstance(found, Numeric)
    assert [
        (rule.target and (rule.target.text, rule.target.unit), rule.score, rule.reason) for rule in found.rules
    ] == [
        (("900 ±1.5 s", "s"), 1, ""),
        (("1000 s", "s"), 0.5, ""),
        (None, 0, "No"),
    ]
    strange = inner.replace("ms", "jiffies")
    assert said(question("numerical", strange)) == ["Units other than s are not known here: jiffies."]


@pytest.mark.parametrize("text", ["nine", "", "9,5", "{x}*2"])
def test_a_number_that_is_none_is_refused(text: str) -> None:
    found = read(question("numerical", answers(("100", text))))
    assert (len(found.records), found.refused) == (0, 1)


def test_pairs_and_choices_that_belong_to_nothing() -> None:
    def pair(left: str, right: str) -> str:
        return f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"

    found = body("matching", pair("Italy", "Rome") + pair("Vatican", "Rome") + pair("", "Oslo") + pair("a -> b", "c*"))
    assert [(pair.left, pair.right) for pair in found.pairs] == [
        ("Italy", "Rome"),
        ("Vatican", "Rome"),
        ("a \\-> b", "c\\*"),
    ]
    assert found.distractors == ("Oslo",)


def test_an_order() -> None:
    inner = "<selecttype>ALL</selecttype><gradingtype>LONGEST_ORDERED_SUBSET</gradingtype>" + answers(
        ("1.0", "first"), ("2.0", "second"), extra="<feedback><text>why</text></feedback>"
    )
    found = body("ordering", inner)
    assert isinstance(found, Ordering)
    assert [(step.text, step.reason) for step in found.steps] == [("first", "why"), ("second", "why")]
    assert found.score == "longest-run"


def blanks(text: str) -> list[tuple[tuple[str, ...], str]]:
    found = read(question("cloze", "", text)).records[0].question.body
    assert isinstance(found, Cloze)
    return [(blank.accepted, blank.hint) for blank in found.blanks]


def test_embedded_answers_become_blanks() -> None:
    found = one("cloze", "", "<p>It runs {1:SHORTANSWER:=900 s~=15 min} and has<br>{1:NM:=512:1} MB.</p>")
    assert found.prompt == "It runs […] and has<br>\n[…] MB."
    assert [blank.accepted for blank in found.body.blanks] == [("900 s", "15 min"), ("512 ±1",)]


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("{1:SA:%100%a\\}b\\#c&#126;d}", "a}b#c~d"),
        ("{:SHORTANSWER:=caf&eacute;}", "café"),
        ("{2:MW:=a &amp; b~c}", "a & b"),
        ("{1:SAC:=A=b}", "A=b"),
        ("{1:NUMERICAL:=23,8:0,1}", "23.8 ±0.1"),
    ],
)
def test_embedded_answers_are_unescaped(text: str, accepted: str) -> None:
    assert blanks(f"It is {text}.") == [((accepted,), "")]


def test_a_choice_within_a_text_is_typed_with_the_list_as_hint() -> None:
    text = "San Francisco is in {1:MULTICHOICE:=California#OK~Arizona#Wrong}."
    assert blanks(text) == [(("California",), "Arizona / California")]
    assert len(said(question("cloze", "", text))) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No blank at all", "no embedded answer"),
        ("{1:MULTICHOICE:=Apple#Correct}", "nothing to choose"),
        ("{1:MULTICHOICE:Pear~%50%Apple}", "100 %"),
        ("{3:NUMERICAL:=zero}", "no number"),
        ("{1:MULTIRESPONSE:=a~=b~c}", "several answers"),
        ("{1:SHORTANSWER:=Par*}", "wildcards"),
        ("{1:SHORTANSWER:=Paris", "never closed"),
        ("<pre>{1:SHORTANSWER:=a}</pre>", "code block"),
    ],
)
def test_embedded_answers_that_cannot_be_blanks_are_refused(text: str, words: str) -> None:
    found = read(question("cloze", "", text))
    assert found.refused == 1
    assert words in found.problems[0].message


@pytest.mark.parametrize("kind", ["essay", "description", "calculated", "calculatedmulti", "random", "ddwtos", ""])
def test_kinds_that_are_not_here_are_refused_with_line_and_name(kind: str) -> None:
    found = read("\n\n" + question(kind, OPTIONS) + question("multichoice", OPTIONS))
    [problem] = found.problems
    assert (problem.severity, problem.line, problem.subject) == ("error", 5, "A name")
    assert (len(found.records), found.refused) == (1, 1)


def test_an_essay_with_points_for_its_grader_is_points_to_name() -> None:
    grader = "<graderinfo><text>- [+] Ebb\n- [+] Flood\n  &gt; It comes.</text></graderinfo>"
    [record] = read(question("essay", grader)).records
    assert [(point.text, point.reason) for point in record.question.body.points] == [
        ("Ebb", ""),
        ("Flood", "It comes."),
    ]


def test_a_picture_is_left_out_and_said_and_its_text_kept() -> None:
    inner = f'<file name="b.png" encoding="base64">aGk=</file>{OPTIONS}'
    found = read(question("multichoice", inner, '<p>What is <img src="@@PLUGINFILE@@/a.png" alt="a map">?</p>'))
    assert found.records[0].question.prompt == "What is [picture: a map]?"
    assert [problem.message for problem in found.problems] == ["Left out: a file (b.png), a picture (a.png)."]


def test_pictures_come_in_each_once_whatever_they_are_called() -> None:
    def shown(data: str, place: str = "a%20b.png") -> str:
        html = f'<p>What is <img src="@@PLUGINFILE@@/{place}" alt="a [map]">?</p>'
        return question("multichoice", OPTIONS, html).replace(
            "</questiontext>", f'<file name="a b.png" path="/" encoding="base64">{data}</file></questiontext>'
        )

    found = read(shown("aGk=") + shown("aGk=") + shown("aG8=") + shown("aGk=", "c.png"))
    assert [record.question.prompt for record in found.records] == [
        *["What is ![a \\[map\\]](a-b.png)?"] * 2,
        "What is ![a \\[map\\]](a-b-2.png)?",
        "What is [picture: a [map]]?",
    ]
    assert found.pictures == (("a-b.png", b"hi"), ("a-b-2.png", b"ho"))
    assert [problem.message for problem in found.problems] == ["Left out: a file (a b.png), a picture (c.png)."]


def test_what_moodle_writes_into_every_question_is_said_once() -> None:
    inner = f"{OPTIONS}<correctfeedback><text>Your answer is correct.</text></correctfeedback>"
    assert said(question("multichoice", inner) * 3) == [
        "What is said to an answer as a whole (right, partly right, wrong) is left out of 3 questions."
    ]


def test_a_fixed_order_of_options_is_said() -> None:
    assert said(question("multichoice", f"<shuffleanswers>0</shuffleanswers>{OPTIONS}")) == [
        "Moodle keeps the order of these options; here they are mixed."
    ]


@pytest.mark.parametrize(
    ("share", "words"), [("33", "33.33333 %"), ("abc", "cannot be read"), ("1e9", "cannot be read"), ("150", "cannot")]
)
def test_shares_that_moodle_does_not_know(share: str, words: str) -> None:
    found = said(question("multichoice", OPTIONS + answers((share, "x"))))
    assert words in found[0]


def test_formats_of_texts() -> None:
    def prompt(form: str, text: str) -> str:
        inner = f'<questiontext format="{form}"><text>{text}</text></questiontext>'
        name = "<name><text>n</text></name>"
        return read(f'<question type="multichoice">{name}{inner}{OPTIONS}</question>').records[0].question.prompt

    assert prompt("html", "&lt;em&gt;a&lt;/em&gt; * b") == "*a* * b"
    assert prompt("moodle_auto_format", "a\nb &lt;b&gt;c&lt;/b&gt;") == "a<br>\nb **c**"
    assert prompt("plain_text", "&lt;b&gt; *a*") == "&lt;b> \\*a\\*"
    assert prompt("markdown", "- a\n- b\n\n`x &lt; y`") == "- a\n- b\n\n`x < y`"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not well-formed"),
        (b"<quiz><question></quiz>", "not well-formed"),
        (b"<html></html>", "no Moodle XML"),
        (b'<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>', "document type"),
        (b"<quiz>" + b"<a>" * 200 + b"</a>" * 200 + b"</quiz>", "nested too deeply"),
        (b"<quiz/>", "no questions"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, words: str) -> None:
    found = read(data)
    assert found.records == ()
    assert words in found.problems[0].message


def test_markup_that_is_not_escaped_is_refused_before_its_words_are_lost() -> None:
    found = read(
        "\n" + question("multichoice", f"<generalfeedback><text>Not <b>now</b></text></generalfeedback>{OPTIONS}")
    )
    assert (len(found.records), found.refused, found.problems[0].line) == (0, 1, 4)


def test_one_question_without_a_quiz_around_it_is_read() -> None:
    assert len(read(question("multichoice", OPTIONS).encode()).records) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
def test_encodings(encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{named}"?><quiz>{question("multichoice", OPTIONS, "Wie groß?")}</quiz>'
    assert read(text.encode(encoding)).records[0].question.prompt == "Wie groß?"


def test_moodle_xml_is_recognised_and_its_neighbours_are_not() -> None:
    assert PLUGIN.recognises(b'<?xml version="1.0"?>\n<quiz>', "x")
    assert PLUGIN.recognises("<quiz>".encode("utf-16"), "x")
    assert not PLUGIN.recognises(b'<?xml version="1.0"?><questestinterop>', "bank.xml")
    assert not PLUGIN.recognises(b"::a::b{T}", "bank.xml")
