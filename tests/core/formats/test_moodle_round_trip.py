"""Questions to GIFT and Moodle XML and back: what is not said to be lost is not lost."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from study.core.formats import FORMATS
from study.core.formats.shared.format import Format, Record
from study.core.formats.shared.moodle.markdown import for_moodle, from_moodle
from study.core.formula import bare_formulas
from study.core.questions.answers.number import target
from study.core.questions.kinds.cloze import Cloze
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.numeric import Numeric
from study.core.questions.kinds.single import Single
from study.core.questions.pictures import with_texts
from study.core.questions.question import Question
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_question
from tests.core.formats.questions import BLOCKS, questions

MOODLE = [FORMATS["gift"], FORMATS["moodle-xml"]]
modest = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def content(question: Question) -> Question:
    """The question without what is a matter of writing: how a number is put, where a formula breaks its line, and a
    share that the rule of scoring gives anyway."""
    question = with_texts(question, _on_one_line)
    return replace(question, body=_bare(question.body), lines=(0, 0))


def _on_one_line(text: str) -> str:
    for one in bare_formulas(text):
        text = text.replace(one.written, " ".join(one.written.split()))
    return text


def _bare(body: Any) -> Any:
    if isinstance(body, Numeric):
        return [
            (
                rule.target and (round(rule.target.low, 9), round(rule.target.high, 9), rule.target.unit),
                rule.score,
                rule.reason,
            )
            for rule in body.rules
        ]
    if isinstance(body, Single):
        return [(o.key, o.text, o.right, o.reason, o.right or o.fraction or 0) for o in body.options]
    if isinstance(body, Multiple):
        return body.score, [(o.key, o.text, o.right, o.reason) for o in body.options]
    if isinstance(body, Cloze):
        return body.texts, [
            (blank.number, blank.hint, [*dict.fromkeys(map(_bare_number, blank.accepted))]) for blank in body.blanks
        ]
    return body


def _bare_number(text: str) -> Any:
    wanted = target(text)
    return (
        " ".join(text.split())
        if isinstance(wanted, str) or wanted.unit
        else (round(wanted.low, 9), round(wanted.high, 9))
    )


TAGS = """## <a> {#tags}

%s <a>
%s

> [!hint]-
> Not <em>

> [!explain]-
> So <i>
"""
TAGGED = [
    TAGS % ("Which", "- [x] <b>one\n  > As <p>\n- [ ] two\n  > As </p>"),
    TAGS % ("Which", "- [x] <b>\n- [x] </del> $x$\n- [ ] <div>"),
    TAGS % ("Which", "- [=] <b>\n  > As <p>"),
    TAGS % ("Which", "- [+] <b> $x$\n  > As <p> $x$\n- [+] two"),
    TAGS % ("Match", "- <b> -> one\n- two -> three"),
    TAGS % ("Order", "1. <b>\n2. two"),
    TAGS % ("It {{c1::is}} <b>", ""),
    TAGS % ("It {{c1::is}} <s {{c2::>}}", ""),
]


@pytest.mark.parametrize("text", TAGGED)
@pytest.mark.parametrize("codec", [one for one in FORMATS.values() if one.write and one.read], ids=lambda one: one.name)
def test_text_like_html_comes_back_from_every_field(codec: Format, text: str) -> None:
    assert codec.write
    assert codec.read
    question, own = parse_question(text)
    assert question, own
    written = codec.write([Record(question)], "Bank")
    if any(problem.severity == "error" for problem in written.problems):
        return
    [record] = (read := codec.read(written.data, "bank")).records
    if not written.problems:
        assert content(record.question) == content(replace(question, status=record.question.status))
    assert {problem.message for problem in read.problems} <= {problem.message for problem in own} or written.problems


def test_what_fills_a_gap_opens_no_tag() -> None:
    assert parse_question("## Gaps {#gaps}\n\nIt {{c1::is}} <s {{c2::>}} here\n")[1] == ()


@pytest.mark.parametrize("kind", BLOCKS)
@pytest.mark.parametrize("codec", MOODLE, ids=lambda codec: codec.name)
@modest
@given(data=st.data())
def test_what_is_not_said_to_be_lost_comes_back(codec: Format, kind: str, data: st.DataObject) -> None:
    assert codec.write
    assert codec.read
    question = data.draw(questions(kind))
    text = write_question(question)
    assume(from_moodle(for_moodle(text)) == text)  # `\\(x\\)` comes back as `$x$`, which means the same
    written = codec.write([Record(question, "a/b c")], "Bank")
    read = codec.read(written.data, "bank")
    said = [problem for problem in written.problems if problem.subject == question.key]
    assert len(said) == len(written.problems)
    if any(problem.severity == "error" for problem in said):
        assert not read.records
        return
    # What our own file is told of its texts is no news.
    known = {problem.message for problem in parse_question(text)[1]}
    assert said or {problem.message for problem in read.problems} <= known
    [record] = read.records
    assert record.category == "a/b c"
    assert (record.question.key, record.question.kind) == (question.key, question.kind)
    if not said:
        assert content(record.question) == content(question)
